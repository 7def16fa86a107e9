import type { Environment } from '../environments/schema';
import type { Account } from '../systems/servicenow/sign-in';

/** The account with its secrets by their names alone. */
export function accountOf(account: NonNullable<Environment['serviceNow']>['account']): Account {
  switch (account.kind) {
    case 'basic':
      return { ...account, password: account.password.secret };
    case 'clientCredentials':
      return { ...account, clientSecret: account.clientSecret.secret };
    case 'password':
      return {
        ...account,
        password: account.password.secret,
        clientSecret: account.clientSecret.secret,
      };
  }
}
