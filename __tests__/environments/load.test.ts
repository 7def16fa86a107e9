import { EnvironmentError, loadEnvironments, parseEnvironment } from '../../environments';
import { type Changes, TODAY, errorOf, faultsOf, jira, minimal, minimalWith } from './settings';

const load =
  (...changes: readonly Changes[]) =>
  () =>
    loadEnvironments(changes.map(minimalWith), { today: TODAY });

describe('defaults', () => {
  test('are filled in where the settings say nothing', () => {
    const { password } = minimal.serviceNow.account;
    expect(parseEnvironment(minimal, { today: TODAY })).toEqual({
      ...minimal,
      azure: { ...minimal.azure, cloud: 'public' },
      sentinel: { ...minimal.sentinel, turnOnHealth: true },
      serviceNow: {
        ...minimal.serviceNow,
        account: { ...minimal.serviceNow.account, password: { ...password, source: 'pipeline' } },
        routes: [{ table: 'incident' }],
        mappings: {},
        noteField: 'work_notes',
        updates: ['assigned_to'],
        label: 'ServiceNow',
        wins: { status: 'ticket', severity: 'sentinel' },
        reconcile: { everyMinutes: 5, lookBackHours: 24, itemsPerRun: 40 },
      },
      autoClose: [],
      health: {
        alerts: true,
        failedRuns: 3,
        throttledEvents: 10,
        ticketWithinMinutes: 30,
        failurePercent: 20,
        refusedCalls: 3,
      },
      vault: { purgeProtection: true, softDeleteRetentionDays: 90, publicAccess: true },
      names: {},
      tags: {},
    });
  });

  test('give way to what the settings say', () => {
    const settings = minimalWith({ 'azure.cloud': 'usGovernment', 'vault.purgeProtection': false });
    const { azure, vault } = parseEnvironment(settings, { today: TODAY });
    expect(azure.cloud).toBe('usGovernment');
    expect(vault).toEqual({
      purgeProtection: false,
      softDeleteRetentionDays: 90,
      publicAccess: true,
    });
  });

  test('name the state after the environment', () => {
    const state = { resourceGroup: 'rg', storageAccount: 'stacme', container: 'tfstate' };
    const stateOf = (given: object) =>
      parseEnvironment(minimalWith({ state: given }), { today: TODAY }).state;
    expect(stateOf(state)).toEqual({ ...state, key: 'sentinel-bridge/prod.tfstate' });
    expect(stateOf({ ...state, key: 'soc.tfstate' })).toEqual({ ...state, key: 'soc.tfstate' });
  });
});

describe('faults', () => {
  test('of all parts come at once', () => {
    expect(
      faultsOf({
        name: 'production',
        'azure.tenantId': undefined,
        'serviceNow.instance': 'acme',
        'serviceNow.account.password.expires': '2026-01-01',
        'serviceNow.routes': [{}, {}],
        'vault.publicAccess': false,
      }).map((line) => line.split(': ')[1]),
    ).toEqual([
      'azure.tenantId',
      'serviceNow.instance',
      'serviceNow.routes[1]',
      'vault.publicAccess',
      'names.vault',
      'serviceNow.account.password.expires',
    ]);
  });

  test('of all environments come in one error', () => {
    const error = errorOf(
      load({ name: 'dev', 'azure.location': 'EU' }, {}, { zendesk: {}, name: '' }),
    );
    expect(error.environments).toEqual(['environments/dev', 'environments[2]']);
    expect(error.message.split('\n')).toHaveLength(3);
    expect(error.faults[0]).toEqual({
      environment: 'environments/dev',
      path: 'azure.location',
      value: 'EU',
      message: "'EU' is no region name; write 'eu'",
    });
  });
});

describe('environments share no', () => {
  /** What another environment has of its own. */
  const dev = { name: 'dev', 'sentinel.workspace': 'law-dev' };

  test('name', () => {
    expect(errorOf(load({}, { name: 'dev' }, {})).message).toBe(
      "environments/prod: name: 'prod' is the name of both environments[0] and environments[2]; give each its own",
    );
  });

  test('name, even where one of them is wrong', () => {
    expect(errorOf(load({ 'azure.location': 'EU' }, {})).message).toMatch(/is the name of both/);
  });

  test('key vault', () => {
    const names = { vault: 'kv-acme' };
    expect(errorOf(load({ names }, { ...dev, names: { vault: 'KV-Acme' } })).message).toBe(
      "environments/prod and environments/dev: names.vault: 'kv-acme' is the same in each of them: vault names are unique in all of Azure; give each its own",
    );
  });

  test('resource group, unless their subscriptions differ', () => {
    const names = { resourceGroup: 'rg-bridge' };
    const elsewhere = '33333333-3333-4333-8333-333333333333';
    expect(errorOf(load({ names }, { ...dev, names })).message).toBe(
      "environments/prod and environments/dev: names.resourceGroup: 'rg-bridge' is the same in each of them: each environment creates its own group; give each its own name",
    );
    expect(load({ names }, { ...dev, names, 'azure.subscriptionId': elsewhere })).not.toThrow();
  });

  test('state', () => {
    const state = { resourceGroup: 'rg', storageAccount: 'stacme', container: 'tfstate' };
    const key = 'bridge.tfstate';
    expect(
      errorOf(load({ state: { ...state, key } }, { ...dev, state: { ...state, key } })).message,
    ).toBe(
      "environments/prod and environments/dev: state.key: 'bridge.tfstate' is the same in each of them: one deployment would destroy the other; give each its own",
    );
    expect(load({ state }, { ...dev, state })).not.toThrow();
  });

  test.each<[string, Changes, string]>([
    ['serviceNow', { 'serviceNow.instance': 'https://acmedev.service-now.com' }, 'ServiceNow'],
    [
      'jira',
      { serviceNow: undefined, jira: { ...jira, site: 'https://dev.atlassian.net' } },
      'Jira',
    ],
  ])('label of %s, on one workspace', (system, changes, label) => {
    const both = [system === 'jira' ? { serviceNow: undefined, jira } : {}, changes] as const;
    const onOne = { name: 'dev', 'sentinel.workspace': 'LAW-Sentinel' };
    expect(errorOf(load(both[0], { ...both[1], ...onOne })).message).toBe(
      `environments/prod and environments/dev: ${system}.label: '${label}' is the same in each of them: they work on the same workspace, and would take each other’s tags on an incident for their own; give each its own`,
    );
    expect(load(both[0], { ...both[1], ...onOne, [`${system}.label`]: 'Dev' })).not.toThrow();
    expect(load(both[0], { ...both[1], ...dev })).not.toThrow();
  });

  test('tickets: one workspace has one environment for each instance and site', () => {
    const label = { 'serviceNow.label': 'Dev', jira: { ...jira, label: 'DevJira' } };
    expect(errorOf(load({ jira }, { name: 'dev', ...label })).message.split('\n')).toEqual([
      "environments/prod and environments/dev: serviceNow.instance: 'https://acme.service-now.com' is the same in each of them: they work on the same workspace, where an incident has one ticket, so that each would write to the other’s; put the routes of both into one environment",
      "environments/prod and environments/dev: jira.site: 'https://acme.atlassian.net' is the same in each of them: they work on the same workspace, where an incident has one ticket, so that each would write to the other’s; put the routes of both into one environment",
    ]);
    expect(load({ jira }, { ...dev, jira })).not.toThrow();
  });
});

test('two systems of one environment have labels of their own', () => {
  expect(faultsOf({ jira, 'serviceNow.label': 'JIRA' })).toEqual([
    "jira.label: 'Jira' is the label of serviceNow as well; write another",
  ]);
});

describe('settings of any shape', () => {
  const whole = minimalWith({
    jira,
    autoClose: [{ name: 'noise', when: { severities: ['Low'] }, classification: 'Undetermined' }],
    'serviceNow.mappings': { incident: { status: { 9: 'Active' } } },
  });

  /** The path of everything in the settings. */
  const pathsIn = (value: unknown, path = ''): string[] =>
    typeof value !== 'object' || value === null
      ? []
      : Object.entries(value).flatMap(([key, below]) => {
          const place = path === '' ? key : `${path}.${key}`;
          return Array.isArray(below) ? [place] : [place, ...pathsIn(below, place)];
        });

  test.each(pathsIn(whole))('%s is told, whatever stands there, and nothing breaks', (path) => {
    for (const junk of [null, 7, 'x', true, [], [null], ['x'], [[]], {}, { x: null }]) {
      const settings = minimalWith({ ...whole, [path]: junk });
      try {
        parseEnvironment(settings, { today: TODAY });
      } catch (error) {
        expect(error).toBeInstanceOf(EnvironmentError);
      }
    }
  });
});
