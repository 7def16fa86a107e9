import type { EnvironmentInput } from '../../environments';
import { deliver, devWorld, seen } from '../playbooks/servicenow/dev-world';
import { passwordSpray, withProperties } from '../playbooks/servicenow/payloads';
import { type Resource, type StackJson, minimal, resourcesOf, synthesized } from './synthesized';

type Entry = NonNullable<EnvironmentInput['autoClose']>[number];

const low: Entry = {
  name: 'low',
  when: { severities: ['Low'], tactics: ['Discovery'] },
  classification: 'FalsePositive',
  comment: 'Nothing to see',
  expires: '2027-12-31',
};
const cloud: Entry = {
  name: 'cloud',
  when: { products: ['Microsoft Defender for Cloud'] },
  classification: 'BenignPositive',
};

const stackWith = (...autoClose: readonly Entry[]): StackJson =>
  synthesized({ ...minimal, autoClose }).json;

const rulesOf = (stack: StackJson): Resource[] =>
  resourcesOf(stack, 'azurerm_sentinel_automation_rule').filter(({ order }) => Number(order) < 200);

const workflowsOf = (stack: StackJson): unknown[] =>
  resourcesOf(stack, 'azapi_resource')
    .filter(({ type }) => String(type).startsWith('Microsoft.Logic/workflows'))
    .map(({ name }) => name);

describe('what a rule can say', () => {
  test('is closed by a rule before any ticket is opened, until it expires', () => {
    const [rule, ...others] = rulesOf(stackWith(low));
    expect(others).toEqual([]);
    expect(rule).toMatchObject({
      display_name: 'Sentinel Bridge lab: low',
      order: 101,
      triggers_on: 'Incidents',
      triggers_when: 'Created',
      expiration: '2027-12-31T00:00:00Z',
      action_incident: [
        {
          order: 1,
          status: 'Closed',
          classification: 'FalsePositive_IncorrectAlertLogic',
          classification_comment: 'Nothing to see',
        },
      ],
    });
  });

  test('needs neither playbook nor identity', () => {
    expect(workflowsOf(stackWith(low))).not.toContain('logic-bridge-lab-auto-close');
    expect(resourcesOf(stackWith(low), 'azurerm_user_assigned_identity')).toHaveLength(1);
  });
});

describe('what a rule cannot say', () => {
  test.each<[string, Partial<Entry>]>([
    ['a product', { when: { products: ['Microsoft Defender for Cloud'] } }],
    ['a tag', { when: { tags: ['pentest'] } }],
    ['a title', { when: { titles: ['Port scan*'] } }],
    ['an analytics rule', { when: { analyticsRules: ['fab3d2d4-747f-46a7-8ef0-9c0be8112bf7'] } }],
    ['a kind of entity', { when: { entityKinds: ['Host'] } }],
    ['a number of alerts', { maxAlerts: 1 }],
  ])('%s: a playbook closes it, started by one rule before all others', (_, change) => {
    const stack = stackWith({ ...low, ...change });
    expect(workflowsOf(stack)).toContain('logic-bridge-lab-auto-close');
    const [rule, ...others] = rulesOf(stack);
    expect(others).toEqual([]);
    expect(rule).toMatchObject({ order: 100, action_playbook: [{ order: 1 }] });
    expect(rule).not.toHaveProperty('action_incident');
  });

  test('takes no rule from what a rule can say', () => {
    expect(rulesOf(stackWith(cloud, low)).map(({ order }) => order)).toEqual([100, 102]);
  });

  test('is written by an identity of its own, which no other playbook carries on', () => {
    const stack = stackWith(cloud);
    expect(resourcesOf(stack, 'azurerm_user_assigned_identity').map(({ name }) => name)).toContain(
      'id-bridge-lab-auto-close',
    );
    const push = resourcesOf(stack, 'azapi_resource').find(
      ({ name }) => name === 'logic-bridge-lab-servicenow-push',
    );
    const { parameters } = (push?.['body'] as { properties: { parameters: unknown } }).properties;
    expect(parameters).toHaveProperty('bridgeIdentities.value', [
      expect.stringContaining('ServiceNow_Identity'),
      expect.stringContaining('AutoClose_Identity'),
    ]);
  });
});

describe('incidents', () => {
  const world = devWorld({}, { autoClose: [low, cloud] });
  afterAll(() => world.close());
  beforeEach(() => {
    world.reset();
  });

  const after = async (properties: Readonly<Record<string, unknown>>) => {
    const state = await deliver(world, withProperties(passwordSpray, properties));
    return {
      statuses: state.sentinel.incidents.map(({ properties: { status } }) => status),
      tickets: seen(state).tickets.length,
      runs: [...new Set(state.runs.map(({ status }) => status))],
    };
  };
  const closed = { statuses: ['Closed'], tickets: 0, runs: ['Succeeded'] };
  const opened = { statuses: ['New'], tickets: 1, runs: ['Succeeded'] };

  test.each<[string, Readonly<Record<string, unknown>>, typeof closed]>([
    [
      'that a rule wants are closed',
      { severity: 'Low', additionalData: { tactics: ['Discovery'] } },
      { ...closed },
    ],
    [
      'of a product are closed',
      { additionalData: { alertProductNames: ['microsoft defender for cloud'] } },
      closed,
    ],
    [
      'of a product whose name goes on get a ticket',
      { additionalData: { alertProductNames: ['Microsoft Defender for Cloud Apps'] } },
      opened,
    ],
    ['of any other kind get a ticket', { severity: 'Low' }, opened],
  ])('%s', async (_, properties, expected) => {
    expect(await after(properties)).toMatchObject(expected);
  });
});
