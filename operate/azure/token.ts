import type { Clock } from '../clock';
import { Problem } from '../problem';

/** A token, and until when it is good, in milliseconds since 1970. */
export interface AccessToken {
  readonly token: string;
  readonly expiresOnTimestamp: number;
}

/** Where tokens come from: whatever @azure/identity finds a login in. */
export interface TokenSource {
  getToken(scope: string): Promise<AccessToken | null>;
}

/**
 * A token for an audience.
 * @throws Problem where nobody is signed in
 */
export async function tokenFor(credential: TokenSource, audience: string): Promise<string> {
  try {
    const token = await credential.getToken(`${audience.replace(/\/+$/, '')}/.default`);
    if (token !== null) return token.token;
    throw new Error('no token');
  } catch (error) {
    const [reason = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    throw new Problem(
      'login',
      `nobody is signed in to Azure (${reason})`,
      'run `az login`, or set AZURE_TENANT_ID, AZURE_CLIENT_ID and what the application signs in with',
    );
  }
}

/** A token is not used in the last minutes of its life. */
const MARGIN = 5 * 60_000;

/** Keeps tokens while they are good: the Azure CLI, for one, is started anew for every token that it is asked for. */
export function keepingTokens(source: TokenSource, clock: Clock): TokenSource {
  const kept = new Map<string, Promise<AccessToken | null>>();
  return {
    async getToken(scope) {
      for (let asked = kept.get(scope); asked !== undefined;) {
        const token = await asked.catch(() => null);
        if (token && token.expiresOnTimestamp - MARGIN > clock.now()) return token;
        // Somebody else may have asked anew in the meantime.
        const newer = kept.get(scope);
        if (newer === asked) break;
        asked = newer;
      }
      const asking = source.getToken(scope);
      kept.set(scope, asking);
      return asking;
    },
  };
}

/** Who a token is for. */
export interface Identity {
  /** The object id. */
  readonly objectId: string;
  /** @default - the token names none */
  readonly name?: string;
  /** @default - the token names none */
  readonly tenantId?: string;
}

/**
 * Who is signed in, as a token says. Nothing is decided by it, so its signature is left to whoever takes the token.
 * @see https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference
 */
export function identityOf(token: string): Identity {
  const claims = claimsOf(token);
  const text = (name: string): string | undefined => {
    const value = claims[name];
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const name = text('upn') ?? text('unique_name') ?? text('app_displayname') ?? text('appid');
  const tenantId = text('tid');
  return {
    objectId: text('oid') ?? 'unknown',
    ...(name !== undefined && { name }),
    ...(tenantId !== undefined && { tenantId }),
  };
}

function claimsOf(token: string): Readonly<Record<string, unknown>> {
  try {
    const claims: unknown = JSON.parse(
      Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'),
    );
    return typeof claims === 'object' && claims !== null ? { ...claims } : {};
  } catch {
    return {};
  }
}
