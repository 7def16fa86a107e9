import * as z from 'zod';
import { jsonIn } from '../http/read-json';
import { tryAgain } from '../http/retry';
import type { HttpAnswer } from '../http/transport';
import { Problem } from '../problem';

const errorBody = z.object({
  error: z.union([
    z.object({ message: z.string().nullish(), detail: z.string().nullish() }),
    // What the endpoint for tokens says.
    z.string().transform((message) => ({ message, detail: undefined })),
  ]),
});

/** Who asked what of an instance. */
export interface AskedOfServiceNow {
  /** As `https://acme.service-now.com`. */
  readonly instance: string;
  readonly user: string;
  /** The names of the secrets that the user signs in with. */
  readonly secrets: readonly string[];
  /** As `GET /api/now/v2/table/incident`. */
  readonly what: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/**
 * What a refusal of ServiceNow means for whoever asked.
 * @see https://www.servicenow.com/docs/r/api-reference/rest-apis/c_TableAPI.html
 */
export function serviceNowProblem(answer: HttpAnswer, asked: AskedOfServiceNow): Problem {
  const { status, headers, text } = answer;
  const { instance, user, secrets, what, now } = asked;
  const { message, detail } = errorBody.safeParse(jsonIn(text)).data?.error ?? {};
  const says = [status, message, detail].filter(Boolean).join(', ');
  switch (status) {
    case 401:
      return new Problem(
        'login',
        `${instance} does not take the credentials of '${user}' (${says})`,
        `is the user active, not locked out and exempt from a second factor? Else write the right value into ${secrets.join(' and ')} with \`bridge secrets\``,
      );
    case 403:
      return new Problem(
        'permission',
        `'${user}' may not do ${what} at ${instance} (${says})`,
        'give the user the role that the table wants (docs/servicenow-profile.md)',
      );
    case 429:
      return new Problem(
        'busy',
        `${instance} takes no more calls of '${user}' for now`,
        `${tryAgain(headers, now)}, or have its rate limit rules raised`,
      );
    default:
      return new Problem(
        status === 404 ? 'missing' : 'refused',
        `${what} at ${instance}: ${says}`,
        status >= 500
          ? 'try again later: the instance may be hibernating or busy'
          : 'mend what it says',
      );
  }
}
