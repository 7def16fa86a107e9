import { EnvironmentError, type EnvironmentInput, parseEnvironment } from '../../environments';

/** The least an environment with tickets in ServiceNow has to say; every test starts from it. */
export const minimal = {
  name: 'prod',
  azure: {
    tenantId: '11111111-1111-4111-8111-111111111111',
    subscriptionId: '22222222-2222-4222-8222-222222222222',
    location: 'westeurope',
  },
  sentinel: {
    workspace: 'law-sentinel',
    resourceGroup: 'rg-secops',
    customerId: '5d0b7c1e-94a2-4f63-8e1d-2c7f6a90b3e5',
  },
  serviceNow: {
    instance: 'https://acme.service-now.com',
    account: {
      kind: 'basic',
      user: 'sentinel.integration',
      password: { secret: 'servicenow-password', version: 1, expires: '2028-06-30' },
    },
    routes: [{}],
  },
} satisfies EnvironmentInput;

/** The least that the settings of Jira have to say. */
export const jira = {
  site: 'https://acme.atlassian.net',
  account: {
    user: 'sentinel-bot@acme.com',
    token: { secret: 'jira-token', version: 1, expires: '2027-06-30' },
  },
  routes: [{ project: 'SEC' }],
} satisfies EnvironmentInput['jira'];

/** The day on which the tests take place. */
export const TODAY = new Date('2026-11-22T12:00:00Z');

/** Settings that replace others, by path: `'azure.location'`; `undefined` takes the setting away. */
export type Changes = Readonly<Record<string, unknown>>;

function change(settings: object, [key = '', ...rest]: readonly string[], value: unknown): object {
  const below: unknown = Reflect.get(settings, key);
  const isObject = typeof below === 'object' && below !== null;
  const changed = rest.length === 0 ? value : change(isObject ? below : {}, rest, value);
  const { [key]: _, ...others } = settings as Record<string, unknown>;
  return changed === undefined ? others : { ...others, [key]: changed };
}

/** The minimal environment with some settings changed, rightly or wrongly. */
export const minimalWith = (changes: Changes): EnvironmentInput =>
  Object.entries(changes).reduce<object>(
    (settings, [path, value]) => change(settings, path.split('.'), value),
    minimal,
  ) as EnvironmentInput;

/** The error that some work with environments ends in. */
export function errorOf(work: () => unknown): EnvironmentError {
  try {
    work();
  } catch (error) {
    if (error instanceof EnvironmentError) return error;
    throw error;
  }
  throw new Error('Everything was taken as right.');
}

/** What is wrong with the minimal environment after some changes, without the environment's name before it. */
export const faultsOf = (changes: Changes): readonly string[] =>
  errorOf(() => parseEnvironment(minimalWith(changes), { today: TODAY }))
    .message.split('\n')
    .map((line) => line.replace('environments/prod: ', ''));
