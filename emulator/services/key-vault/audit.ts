import { Refusal } from '../refusal';
import type { Handler, Request } from '../service';

/** What a vault's audit log tells of a call, never the secret itself. */
export interface VaultAudit {
  readonly vaultId: string;
  /** As `SecretGet`. */
  readonly operation: string;
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly status: number;
  /** Absolute, without the query. */
  readonly id: string;
  /** Absolute, with the query. */
  readonly uri: string;
  readonly apiVersion: string;

  /**
   * The object id of who called.
   * @default - nobody knows, the token was none
   */
  readonly principalId?: string | undefined;

  /** Why it was refused; empty where it was not. */
  readonly description: string;
}

/** Whom a vault tells of calls, and what it knows of them. */
export interface Auditing {
  readonly vault: { readonly id: string; readonly uri: string };
  readonly callerOf: (request: Request) => string | undefined;
  /** @default - nobody is told */
  readonly audit?: ((audit: VaultAudit) => void) | undefined;
  /** The time in milliseconds since 1970. */
  readonly now: () => number;
}

/** A handler whose calls are audited, whether it answers or refuses. */
export const audited =
  ({ vault, callerOf, audit, now }: Auditing, operation: string, handler: Handler): Handler =>
  (request, reply) => {
    const note = (status: number, id: string, description: string) =>
      audit?.({
        vaultId: vault.id,
        operation,
        time: now(),
        status,
        id,
        uri: `${vault.uri}${request.url.replace(/^\//, '')}`,
        apiVersion: new URL(request.url, vault.uri).searchParams.get('api-version') ?? '',
        principalId: callerOf(request),
        description,
      });
    const asked = `${vault.uri}${request.url.replace(/^\/|\?.*$/g, '')}`;
    try {
      const answer = handler(request, reply);
      // A secret's id in the answer has the version that was read.
      note(200, textAt(answer, 'id') ?? asked, '');
      return answer;
    } catch (error) {
      if (error instanceof Refusal) {
        const { status, body } = error.answer;
        note(status, asked, textAt(propertyOf(body, 'error'), 'message') ?? '');
      }
      throw error;
    }
  };

const propertyOf = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).find(([name]) => name === key)?.[1]
    : undefined;

function textAt(value: unknown, key: string): string | undefined {
  const found = propertyOf(value, key);
  return typeof found === 'string' ? found : undefined;
}
