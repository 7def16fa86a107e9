import { type Account, accountOf, byCredentials, serviceNowError } from '../servicenow/access';
import type { ServiceNowInstance } from '../servicenow/instance';
import type { OAuthTokens } from '../servicenow/oauth';
import type { Request } from '../service';
import type { HourlyLimit } from './hourly-limit';

/** What each part of the API works with. */
export interface TiscOptions {
  readonly instance: ServiceNowInstance;
  readonly limit: HourlyLimit;
  readonly accounts: readonly Account[];
  /**
   * The tokens that OAuth clients get.
   * @default - the instance has no client
   */
  readonly tokens?: OAuthTokens;
}

/** The way into a part of the API: lets in whoever has its role, and counts. What it gives throws a Refusal with 401, 403 or 429. */
export function entranceOf(
  { accounts, tokens, limit }: TiscOptions,
  role: string,
): (request: Request) => Account {
  const known = byCredentials(accounts);
  return (request) => {
    const account = accountOf(request, known, tokens);
    if (!account.roles.some((one) => one === role || one === 'admin')) {
      throw serviceNowError(403, 'Forbidden', `The role ${role} is required`);
    }
    limit.count();
    return account;
  };
}
