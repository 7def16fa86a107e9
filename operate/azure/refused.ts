import * as z from 'zod';
import { jsonIn } from '../http/read-json';
import { tryAgain } from '../http/retry';
import type { HttpAnswer } from '../http/transport';
import { Problem } from '../problem';

const errorBody = z.object({
  error: z.object({
    code: z.string().default(''),
    message: z.string().default(''),
    innererror: z.object({ code: z.string().default('') }).nullish(),
  }),
});

/** What an Azure service says of a refusal; empty texts where it says nothing. */
export interface AzureError {
  readonly code: string;
  /** Its first line. */
  readonly message: string;
  /** The code of the inner error, else the outer one's. */
  readonly inner: string;
}

/** Reads the error in an answer, in the shape that all Azure services share. */
export function azureErrorIn(text: string): AzureError {
  const { data } = errorBody.safeParse(jsonIn(text));
  const { code = '', message = '', innererror } = data?.error ?? {};
  return { code, message: message.split(/\r?\n/)[0] ?? '', inner: innererror?.code ?? code };
}

/** What was asked, as a sentence names it: `GET /subscriptions/…`. */
export interface Asked {
  readonly origin: string;
  readonly what: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** How long it takes until a grant works. */
export const NEW_GRANT = 'A new grant takes a few minutes to work.';

/**
 * What a refusal of Azure Resource Manager means for whoever asked.
 * @see https://learn.microsoft.com/azure/azure-resource-manager/troubleshooting/common-deployment-errors
 */
export function armProblem({ status, headers, text }: HttpAnswer, asked: Asked): Problem {
  const { code, message } = azureErrorIn(text);
  const { origin, what, now } = asked;
  const says = message === '' ? `it answered ${status}` : `it says: ${message}`;
  switch (status) {
    case 401:
      return new Problem(
        'login',
        `${origin} does not take your login (${says})`,
        'sign in to the tenant of the subscription: az login --tenant',
      );
    case 403: {
      const { action = what, scope = 'what it is about' } =
        /perform action '(?<action>[^']+)' over scope '(?<scope>[^']+)'/.exec(message)?.groups ??
        {};
      return new Problem(
        'permission',
        `you may not do ${action} on ${scope}`,
        `have a role granted there that holds it. ${NEW_GRANT}`,
      );
    }
    case 404:
      return new Problem(
        'missing',
        `${what}: there is no such thing (${says})`,
        'is the environment deployed, and are its names right?',
      );
    case 409:
      return new Problem(
        'conflict',
        `${what}: it goes against how things are by now (${says})`,
        'read it again, and try once more',
      );
    case 429:
      return new Problem('busy', `${origin} takes no more calls for now`, tryAgain(headers, now));
    default:
      return new Problem(
        'refused',
        `${what}: ${origin} answered ${[status, code, message].filter(Boolean).join(' ')}`,
        status >= 500 ? 'try again later' : 'mend what it says',
      );
  }
}
