import { parse } from 'node:querystring';
import { madeUpSecret } from '../../stack/made-up';
import { Refusal } from '../refusal';
import type { Request, Service } from '../service';
import type { Account } from './access';

/** An application registry of the instance. */
export interface OAuthClient {
  readonly clientId: string;
  readonly clientSecret: string;
  /**
   * The user that the client stands for when it asks for itself.
   * @default - it may not
   */
  readonly applicationUser?: string;
}

/** Seconds for which an access token is good. */
const LIFETIME = 1800;

/**
 * The tokens of an instance: whoever shows one is the account that it was made for, for half an hour.
 * @see https://www.servicenow.com/docs/r/platform-security/authentication/r_OAuthAPIRequestParameters.html
 */
export class OAuthTokens {
  readonly #tokens = new Map<string, { readonly account: Account; readonly ends: number }>();
  #issued = 0;

  constructor(
    private readonly clients: readonly OAuthClient[],
    private readonly accounts: readonly Account[],
    private readonly now: () => number,
  ) {}

  /** The account of a token; undefined where it is none, or has ended. */
  read(token: string): Account | undefined {
    const found = this.#tokens.get(token);
    return found !== undefined && found.ends > this.now() ? found.account : undefined;
  }

  /** Answers requests for tokens. */
  addRoutes(app: Service): void {
    app.post('/oauth_token.do', (request) => {
      const account = this.#accountOf(formOf(request));
      this.#issued += 1;
      const token = madeUpSecret(`oauth ${this.#issued}`);
      this.#tokens.set(token, { account, ends: this.now() + LIFETIME * 1000 });
      return {
        access_token: token,
        expires_in: LIFETIME - 1,
        token_type: 'Bearer',
        scope: 'useraccount',
      };
    });
  }

  #accountOf(form: (name: string) => string): Account {
    const client = this.clients.find(
      ({ clientId, clientSecret }) =>
        clientId === form('client_id') && clientSecret === form('client_secret'),
    );
    if (client === undefined) throw denied('invalid_client');
    const userName =
      form('grant_type') === 'client_credentials' ? client.applicationUser : form('username');
    const account = this.accounts.find((one) => one.userName === userName);
    const proven =
      form('grant_type') === 'client_credentials' || form('password') === account?.password;
    if (account !== undefined && proven) return account;
    throw denied('access_denied');
  }
}

/** A form is what it takes; anything else is refused without a word about why. */
function formOf({ headers, body }: Request): (name: string) => string {
  if (!/^application\/x-www-form-urlencoded/i.test(headers['content-type'] ?? '')) {
    throw denied('invalid_request');
  }
  const fields = parse(typeof body === 'string' ? body : '');
  return (name) => [fields[name]].flat()[0] ?? '';
}

const denied = (error: string): Refusal =>
  new Refusal({ status: 401, body: { error_description: 'access_denied', error } });
