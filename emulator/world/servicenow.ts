import { ServiceNowInstance } from '../services/servicenow/instance';
import { changeApi } from '../services/servicenow/change-api';
import { type OAuthClient, OAuthTokens } from '../services/servicenow/oauth';
import { tableApi } from '../services/servicenow/table-api';
import { MOST_ADDING_REQUESTS, addObservablesApi } from '../services/tisc/add-observables';
import { HourlyLimit } from '../services/tisc/hourly-limit';
import { MOST_READING_REQUESTS, tiscApi } from '../services/tisc/tisc-api';
import { StackError } from '../stack';
import type { HostRoute } from './service-map';
import type { ServicesProps } from './services';
import { assignmentGroups, serviceNowSignIns, type ServiceNowSignIn } from './servicenow-setup';
import type { VaultContents } from './vault-contents';

/** A ServiceNow instance of a world. */
export interface WorldServiceNow {
  readonly instance: ServiceNowInstance;
  /** Its APIs, one beside the other. */
  readonly routes: readonly HostRoute[];
  /** Back to the start. */
  reset(): void;
}

/** Sets up the ServiceNow instance that a stack's playbooks call; undefined where none calls one. */
export function serviceNowOf(
  { stack, options, sentinel }: Pick<ServicesProps, 'stack' | 'options' | 'sentinel'>,
  vaults: readonly VaultContents[],
): WorldServiceNow | undefined {
  const {
    signIn,
    users = [],
    groups,
    roles,
    replacesSysId = false,
    records = {},
    hidesJournals = false,
    passwords = {},
    timeZone = 'GMT',
    changes,
  } = options.serviceNow ?? {};
  const found = signIn === undefined ? serviceNowSignIns(stack) : [signIn];
  const origin = originOf(found);
  if (origin === undefined) return undefined;
  const valueOf = (secret: string | undefined): string =>
    vaults.map(({ values }) => values.get(secret ?? '')).find((value) => value) ?? '';
  const accounts = [...new Set(found.map(({ userName }) => userName))].map((userName) => ({
    userName,
    password: valueOf(found.find((one) => one.userName === userName)?.secret),
    roles: roles ?? [
      'itil',
      'audit_viewer',
      'sn_si.integration_user',
      'sn_ti.read',
      'sn_ti.write',
      'sn_sec_tisc.api_obs_write_access',
      'sn_sec_tisc.api_obs_read_access',
    ],
  }));
  const agents = Object.entries(passwords).map(([userName, password]) => ({
    userName,
    password,
    roles: ['itil', 'sn_si.basic'],
  }));
  const own = accounts.map((account) => ({
    userName: account.userName,
    name: account.userName,
    email: '',
    timeZone,
    roles: account.roles,
  }));
  const instance = new ServiceNowInstance(
    {
      users: [...own, ...users],
      groups: groups ?? assignmentGroups(stack),
      replacesSysId,
      ...(changes !== undefined && { changes }),
      records,
    },
    sentinel.store.now,
  );
  const clients = found.flatMap(({ client, userName, secret }): OAuthClient[] =>
    client === undefined
      ? []
      : [
          {
            clientId: client.id,
            clientSecret: valueOf(client.secret),
            // Who shows no password is the user that the client stands for.
            ...(secret === undefined && { applicationUser: userName }),
          },
        ],
  );
  const tokens = new OAuthTokens(clients, accounts, sentinel.store.now);
  const api = { instance, accounts: [...accounts, ...agents], tokens, origin, hidesJournals };
  const at = { service: 'servicenow', host: new URL(origin).host };
  const adding = new HourlyLimit(MOST_ADDING_REQUESTS, instance.now);
  const reading = new HourlyLimit(MOST_READING_REQUESTS, instance.now);
  const routes: readonly HostRoute[] = [
    { ...at, provider: '/api/sn_chg_rest/', app: changeApi(api) },
    {
      ...at,
      service: 'tisc',
      provider: '/threat_intel_data/add_observables',
      app: addObservablesApi({ instance, limit: adding, accounts, tokens }),
    },
    {
      ...at,
      service: 'tisc',
      provider: '/api/sn_sec_tisc/',
      app: tiscApi({ instance, limit: reading, accounts, tokens }),
    },
    { ...at, app: tableApi(api) },
  ];
  return {
    instance,
    routes,
    reset() {
      instance.reset();
      adding.reset();
      reading.reset();
    },
  };
}

function originOf(signIns: readonly ServiceNowSignIn[]): string | undefined {
  const [origin, ...others] = new Set(signIns.map((one) => one.origin));
  if (others.length === 0) return origin;
  throw new StackError(
    'azapi_resource',
    `the playbooks call the ServiceNow instances ${[origin, ...others].join(', ')}; the emulator has one`,
  );
}
