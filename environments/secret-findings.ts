import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod';
import { type Finding, finding, pathText } from './finding';
import { type PlacedSecret, type Secret, dateOf, secretsIn } from './secret';

/** How far ahead a secret may expire; longer-lived ones are forgotten ones. */
const YEARS_AHEAD = 3;

/** Days that an API token of Jira Cloud lives at most. @see https://support.atlassian.com/atlassian-account/docs/manage-api-tokens-for-your-atlassian-account/ */
const TOKEN_DAYS = 365;

function expiryComplaint({ expires }: Secret, today: Date): string | undefined {
  const limit = new Date(today);
  limit.setUTCFullYear(limit.getUTCFullYear() + YEARS_AHEAD);
  if (expires <= dateOf(today)) {
    return `is not in the future (today is ${dateOf(today)}); renew the secret and write its new date`;
  }
  return expires > dateOf(limit)
    ? `is more than ${YEARS_AHEAD} years ahead; write '${dateOf(limit)}' or an earlier day`
    : undefined;
}

/** An API token of Jira Cloud cannot live longer: a later day would keep the alert from coming before the token dies. */
function tokenComplaint(
  { path, secret }: PlacedSecret,
  input: unknown,
  today: Date,
): string | undefined {
  if (pathText(path) !== 'jira.account.token' || !isCloud(input)) return undefined;
  const limit = new Date(today);
  limit.setUTCDate(limit.getUTCDate() + TOKEN_DAYS);
  return secret.expires > dateOf(limit)
    ? `is more than ${TOKEN_DAYS} days ahead, and no API token of the Cloud lives longer; write the day that the token's page shows, '${dateOf(limit)}' or earlier`
    : undefined;
}

/** Whether the Jira of an environment is the Cloud, as it is unless the settings say otherwise. */
const isCloud = (input: unknown): boolean =>
  !z.object({ jira: z.object({ deployment: z.literal('dataCenter') }) }).safeParse(input).success;

function clash(placed: PlacedSecret, before: readonly PlacedSecret[]): string | undefined {
  const { secret } = placed.secret;
  const first = before.find((other) => other.secret.secret.toLowerCase() === secret.toLowerCase());
  return first === undefined || isDeepStrictEqual(first.secret, placed.secret)
    ? undefined
    : `is already the secret of ${pathText(first.path)}, with other settings; write the same settings at both, or another name`;
}

/** Names that the vault has for what the app registration signs in with. */
const RESERVED = /^store-app-/i;

/** What is wrong with the secrets of an environment beyond the form of each: their dates, and one name for two. */
export function secretFindings(input: unknown, today: Date): Finding[] {
  const secrets = secretsIn(input);
  return secrets.flatMap((placed, index) => {
    const { secret, expires } = placed.secret;
    const late = expiryComplaint(placed.secret, today) ?? tokenComplaint(placed, input, today);
    const twice = RESERVED.test(secret)
      ? "is a name that the app registration's credentials have in the vault; write one that does not start with 'store-app-'"
      : clash(placed, secrets.slice(0, index));
    return [
      ...(late === undefined ? [] : [finding([...placed.path, 'expires'], expires, late)]),
      ...(twice === undefined ? [] : [finding([...placed.path, 'secret'], secret, twice)]),
    ];
  });
}
