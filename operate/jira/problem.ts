import * as z from 'zod';
import { jsonIn } from '../http/read-json';
import { tryAgain } from '../http/retry';
import type { HttpAnswer } from '../http/transport';
import { Problem } from '../problem';

const errorBody = z.object({
  errorMessages: z.array(z.string()).optional(),
  errors: z.record(z.string(), z.string()).optional(),
  message: z.string().optional(),
});

/** Who asked what of a site. */
export interface AskedOfJira {
  /** As `https://acme.atlassian.net`. */
  readonly site: string;
  /** The name of the secret with the token. */
  readonly secret: string;
  /** As `GET /myself`. */
  readonly what: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/**
 * What a refusal of Jira means for whoever asked.
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/intro/#status-codes
 */
export function jiraProblem({ status, headers, text }: HttpAnswer, asked: AskedOfJira): Problem {
  const { site, secret, what, now } = asked;
  const { errorMessages = [], errors = {}, message } = errorBody.safeParse(jsonIn(text)).data ?? {};
  const fields = Object.entries(errors).map(([field, fault]) => `${field}: ${fault}`);
  const says = [String(status), ...errorMessages, ...fields, message].filter(Boolean).join(', ');
  if (headers.get('x-seraph-loginreason') === 'AUTHENTICATION_DENIED') {
    return new Problem(
      'login',
      `${site} wants a CAPTCHA before it lets the account in again`,
      'sign in once at the site as the account, then check the token',
    );
  }
  switch (status) {
    case 401:
      return new Problem(
        'login',
        `${site} does not take the token in ${secret} (${says})`,
        'make a new token of the account and write it with `bridge secrets`; one with scopes needs jira.account.cloudId, one without must not have it',
      );
    case 403:
      return new Problem(
        'permission',
        `the account may not do ${what} at ${site} (${says})`,
        'give the account the permission, and a token with scopes the scope (docs/servicenow-profile.md)',
      );
    case 429:
      return new Problem('busy', `${site} takes no more calls for now`, tryAgain(headers, now));
    default:
      return new Problem(
        status === 404 ? 'missing' : 'refused',
        `${what} at ${site}: ${says}`,
        status >= 500 ? 'try again later' : 'mend what it says',
      );
  }
}
