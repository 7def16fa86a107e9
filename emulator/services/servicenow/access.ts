import { Refusal } from '../refusal';
import type { Request } from '../service';
import type { OAuthTokens } from './oauth';
import { THREAT_INTELLIGENCE_ROLES } from './threat-intelligence';
import { TISC_ROLES } from './tisc-tables';

/** A user that signs in with a password. */
export interface Account {
  readonly userName: string;
  readonly password: string;
  /** As `itil`, `audit_viewer`, `admin`. */
  readonly roles: readonly string[];
}

/** An error in the Table API's shape. */
export const serviceNowError = (status: number, message: string, detail: string | null): Refusal =>
  new Refusal({ status, body: { error: { message, detail }, status: 'failure' } });

/** The accounts of an instance by what signs them in: user name and password in base64. One without a password signs in by tokens alone. */
export const byCredentials = (accounts: readonly Account[]): ReadonlyMap<string, Account> =>
  new Map(
    accounts
      .filter(({ password }) => password !== '')
      .map((account) => [
        Buffer.from(`${account.userName}:${account.password}`).toString('base64'),
        account,
      ]),
  );

/** Who called: by user name and password, or by a token. @throws Refusal with 401 */
export function accountOf(
  { headers: { authorization = '' } }: Request,
  accounts: ReadonlyMap<string, Account>,
  tokens: OAuthTokens | undefined,
): Account {
  const [, encoded] = /^Basic (.+)$/i.exec(authorization) ?? [];
  const [, token] = /^Bearer (.+)$/i.exec(authorization) ?? [];
  const account = accounts.get(encoded ?? '') ?? tokens?.read(token ?? '');
  if (account !== undefined) return account;
  throw new Refusal({
    status: 401,
    headers: { 'www-authenticate': 'BASIC realm="Service-now"' },
    body: {
      error: {
        message: 'User Not Authenticated',
        detail: 'Required to provide Auth information',
      },
      status: 'failure',
    },
  });
}

/**
 * The roles that may read and write a table; people and groups are open to all that sign in, which roles they have and the dictionary
 * are not.
 * @see https://www.servicenow.com/docs/r/platform-security/granular-admin-roles-for-auditing.html
 * @see https://www.servicenow.com/docs/r/it-service-management/change-management/c_ChangeStateModel.html
 * @see https://www.servicenow.com/docs/r/it-service-management/incident-management/t_UsingTheBSMMapToLocateAffectedCIs.html
 * @see https://www.servicenow.com/docs/r/security-management/security-incident-response/show-affected-items-for-si.html
 * @see https://help.ivanti.com/iv/help/en_us/rs/vnow/ServiceNow-Incident-Connector-Permissions.htm
 */
const ROLES: Readonly<
  Record<string, { readonly read?: readonly string[]; readonly write: readonly string[] }>
> = {
  incident: {
    read: ['itil', 'sn_incident_read', 'sn_incident_write'],
    write: ['itil', 'sn_incident_write'],
  },
  sn_si_incident: {
    read: ['sn_si.integration_user', 'sn_si.read', 'sn_si.basic', 'sn_si.analyst'],
    write: ['sn_si.integration_user', 'sn_si.basic', 'sn_si.analyst'],
  },
  change_request: {
    read: ['itil', 'sn_change_read', 'sn_change_write'],
    write: ['itil', 'sn_change_write'],
  },
  // People answer for themselves, in the instance.
  sysapproval_approver: { read: ['itil', 'approver_user', 'sn_change_read'], write: [] },
  sys_user_grmember: { write: [] },
  cmdb_ci_computer: { read: ['itil', 'cmdb_read'], write: [] },
  cmdb_ci_server: { read: ['itil', 'cmdb_read'], write: [] },
  // Who works on a ticket lists what is affected; that `sn_si.integration_user` may is told nowhere, so it is not enough here.
  task_ci: {
    read: [
      'itil',
      'sn_incident_read',
      'sn_incident_write',
      'sn_si.read',
      'sn_si.basic',
      'sn_si.analyst',
    ],
    write: ['itil', 'sn_incident_write', 'sn_si.basic', 'sn_si.analyst'],
  },
  cmn_location: { write: [] },
  task: { write: [] },
  sys_journal_field: { read: ['audit_viewer'], write: [] },
  sys_choice: { write: [] },
  sys_user: { write: [] },
  sys_user_group: { write: [] },
  sys_user_role: { write: [] },
  sys_user_has_role: { read: ['user_admin'], write: [] },
  sys_dictionary: { read: ['personalize_dictionary', 'personalize_read_dictionary'], write: [] },
  ...THREAT_INTELLIGENCE_ROLES,
  ...TISC_ROLES,
};

/** Whether an account may read or write the records of a table. */
export function may({ roles }: Account, what: 'read' | 'write', table: string): boolean {
  const needed = ROLES[table]?.[what];
  return needed === undefined || roles.some((role) => role === 'admin' || needed.includes(role));
}
