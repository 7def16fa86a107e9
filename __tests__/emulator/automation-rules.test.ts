import {
  applies,
  type IncidentEvent,
  type ReadRule,
  readRules,
} from '../../emulator/automation-rules';
import { triggerBody } from '../../emulator/services/sentinel/trigger-body';
import type { AutomationRule } from '../../emulator/stack';
import type { Json } from '../../workflow/parameter';
import { payload } from './services/fixtures/payload';

/** The resource ids of the playbooks that an event starts, in order; a playbook twice starts twice. */
const playbooksFor = (rules: readonly ReadRule[], event: IncidentEvent, now: number) =>
  rules
    .filter((each) => applies(each, event, now))
    .flatMap(({ actions }) => actions)
    .flatMap((action) => (action.kind === 'playbook' ? [action.playbookId] : []));

const NOW = Date.UTC(2026, 0, 1);

const rule = (overrides: Partial<AutomationRule> = {}): AutomationRule => ({
  address: 'azurerm_sentinel_automation_rule.open',
  id: 'rule',
  displayName: 'Open',
  order: 1,
  triggersWhen: 'Created',
  enabled: true,
  conditions: [],
  actions: [{ kind: 'playbook', playbookId: 'open', tenantId: 't' }],
  ...overrides,
});

const created = (properties: Readonly<Record<string, Json>> = {}): IncidentEvent => ({
  when: 'Created',
  incident: triggerBody.parse(payload(properties)).object,
});

const updated = (
  updates: Readonly<Record<string, Json>>,
  properties: Readonly<Record<string, Json>> = {},
  previous?: IncidentEvent['previous'],
): IncidentEvent => {
  const { object, incidentUpdates } = triggerBody.parse(payload(properties, updates));
  return {
    when: 'Updated',
    incident: object,
    ...(incidentUpdates !== undefined && { updates: incidentUpdates }),
    ...(previous !== undefined && { previous }),
  };
};

const property = (propertyName: string, operator: string, ...propertyValues: string[]): Json => ({
  conditionType: 'Property',
  conditionProperties: { propertyName, operator, propertyValues },
});
const changed = (propertyName: string, changeType?: string, ...propertyValues: string[]): Json => ({
  conditionType: 'PropertyChanged',
  conditionProperties: {
    propertyName,
    ...(changeType === undefined ? {} : { changeType, operator: 'Equals', propertyValues }),
  },
});
const added = (arrayType: string): Json => ({
  conditionType: 'PropertyArrayChanged',
  conditionProperties: { arrayType, changeType: 'Added' },
});
const either = (operator: 'And' | 'Or', ...innerConditions: Json[]): Json => ({
  conditionType: 'Boolean',
  conditionProperties: { operator, innerConditions },
});

const holds = (condition: Json, event: IncidentEvent): boolean =>
  playbooksFor(readRules([rule({ conditions: [condition], triggersWhen: event.when })]), event, NOW)
    .length === 1;

describe('a condition on a property of a created incident', () => {
  const labels = [{ labelName: 'vulnerability', labelType: 'User' }, { labelName: 'vip' }];
  test.each<[Json, boolean]>([
    [property('IncidentSeverity', 'Equals', 'High', 'Medium'), true],
    [property('IncidentSeverity', 'Equals', 'High'), false],
    [property('IncidentSeverity', 'NotEquals', 'High', 'Low'), true],
    [property('IncidentSeverity', 'NotEquals', 'High', 'Medium'), false],
    [property('IncidentStatus', 'Equals', 'New'), true],
    [property('IncidentTitle', 'Contains', 'force attack'), true],
    [property('IncidentTitle', 'NotContains', 'force attack'), false],
    [property('IncidentTitle', 'StartsWith', 'Brute'), true],
    [property('IncidentTitle', 'NotStartsWith', 'Brute'), false],
    [property('IncidentTitle', 'EndsWith', 'Portal'), true],
    [property('IncidentTitle', 'NotEndsWith', 'Portal'), false],
    [property('IncidentTitle', 'Contains', 'FORCE'), false],
    [property('IncidentDescription', 'Contains', 'sign-ins'), true],
    [property('IncidentProviderName', 'Equals', 'Azure Sentinel'), true],
    [property('IncidentTactics', 'Contains', 'CredentialAccess'), true],
    [property('IncidentTactics', 'NotContains', 'Impact'), true],
    [property('IncidentLabel', 'Equals', 'vip'), true],
    [property('IncidentLabel', 'Contains', 'vuln'), true],
    [property('IncidentLabel', 'NotContains', 'vuln'), false],
    [property('IncidentLabel', 'NotEquals', 'store-app'), true],
    [property('IncidentRelatedAnalyticRuleIds', 'Contains', 'fab3d2d4'), true],
    [property('AlertProductNames', 'Contains', 'Azure Sentinel'), true],
    [property('AlertAnalyticRuleIds', 'Equals', 'fab3d2d4-747f-46a7-8ef0-9c0be8112bf7'), true],
    [property('IncidentCustomDetailsKey', 'Equals', 'FailedCount'), true],
    [property('IncidentCustomDetailsValue', 'Contains', 'Azure Portal'), true],
    [property('AccountName', 'Equals', 'jane.doe'), true],
    [property('AccountUPNSuffix', 'Equals', 'contoso.com'), true],
    [property('HostName', 'StartsWith', 'WS-'), true],
    [property('IPAddress', 'Equals', '203.0.113.17'), true],
    [property('IPAddress', 'NotEquals', '203.0.113.17'), false],
    [property('Url', 'Contains', 'evil'), false],
    [property('IncidentUpdatedBySource', 'NotEquals', 'Playbook'), true],
    [
      either(
        'Or',
        property('IncidentSeverity', 'Equals', 'High'),
        property('IncidentLabel', 'Equals', 'vip'),
      ),
      true,
    ],
    [
      either(
        'And',
        property('IncidentSeverity', 'Equals', 'High'),
        property('IncidentLabel', 'Equals', 'vip'),
      ),
      false,
    ],
    [
      either(
        'And',
        either(
          'Or',
          property('IncidentSeverity', 'Equals', 'High'),
          property('IncidentStatus', 'Equals', 'New'),
        ),
        property('IncidentLabel', 'Equals', 'vip'),
      ),
      true,
    ],
    [added('Labels'), false],
    [changed('IncidentStatus'), false],
  ])('%j holds: %s', (condition, expected) => {
    expect(holds(condition, created({ labels }))).toBe(expected);
  });
});

describe('a condition on an update', () => {
  const closed = updated(
    { updatedFields: ['Status', 'Owner'], updatedBy: { source: 'User' } },
    { status: 'Closed' },
    { severity: 'Medium', status: 'Active' },
  );
  test.each<[Json, boolean]>([
    [changed('IncidentStatus'), true],
    [changed('IncidentStatus', 'ChangedTo', 'Closed'), true],
    [changed('IncidentStatus', 'ChangedTo', 'Active'), false],
    [changed('IncidentStatus', 'ChangedFrom', 'Active'), true],
    [changed('IncidentStatus', 'ChangedFrom', 'New'), false],
    [changed('IncidentSeverity', 'ChangedTo', 'Medium'), false],
    [changed('IncidentOwner'), true],
    [added('Comments'), false],
    [property('IncidentUpdatedBySource', 'Equals', 'User'), true],
    [property('IncidentUpdatedBySource', 'NotEquals', 'User'), false],
  ])('%j holds: %s', (condition, expected) => {
    expect(holds(condition, closed)).toBe(expected);
  });

  test.each(['Alerts', 'Labels', 'Tactics', 'Comments'])('%s were added', (field) => {
    expect(holds(added(field), updated({ updatedFields: [field] }))).toBe(true);
  });
});

describe('a rule', () => {
  const starts = (rules: readonly AutomationRule[], event = created()) =>
    playbooksFor(readRules(rules), event, NOW);

  test('runs in order, with all its playbooks', () => {
    const of = (order: number, ...ids: string[]) =>
      rule({
        order,
        actions: ids.map((playbookId) => ({ kind: 'playbook', playbookId, tenantId: 't' })),
      });
    expect(starts([of(20, 'c'), of(3, 'a', 'b')])).toEqual(['a', 'b', 'c']);
  });

  test.each<[string, Partial<AutomationRule>, number]>([
    ['of updates ignores creations', { triggersWhen: 'Updated' }, 0],
    ['that is disabled does nothing', { enabled: false }, 0],
    ['that expired does nothing', { expiration: '2025-12-31T00:00:00Z' }, 0],
    ['that will expire still runs', { expiration: '2026-01-01T00:00:01Z' }, 1],
    [
      'needs all conditions',
      {
        conditions: [
          property('IncidentStatus', 'Equals', 'New'),
          property('IncidentSeverity', 'Equals', 'Low'),
        ],
      },
      0,
    ],
    ['without playbooks starts none', { actions: [{ kind: 'modify', properties: {} }] }, 0],
  ])('%s', (_name, overrides, count) => {
    expect(starts([rule(overrides)])).toHaveLength(count);
  });
});

describe('what the emulator does not understand is refused by name', () => {
  const read = (condition: Json) => () => readRules([rule({ conditions: [condition] })]);

  test.each<[Json, RegExp]>([
    [
      property('IncidentTitle', 'Matches', 'x'),
      /automation_rule\.open: has the condition .*"Matches"/,
    ],
    [added('Bookmarks'), /"Bookmarks"/],
    [changed('IncidentTitle'), /"IncidentTitle"/],
    [either('Or', property('IncidentTitle', 'Equals', 'x')), /"Or"/],
    [{ conditionType: 'PropertyArray', conditionProperties: {} }, /"PropertyArray"/],
    ['text', /"text"/],
  ])('%j', (condition, problem) => {
    expect(read(condition)).toThrow(problem);
  });

  test('a property', () => {
    expect(() => holds(property('IncidentColour', 'Equals', 'red'), created())).toThrow(
      /automation_rule\.open: has the property 'IncidentColour'/,
    );
  });

  test('a change of the owner to someone', () => {
    const event = updated({ updatedFields: ['Owner'] });
    expect(() => holds(changed('IncidentOwner', 'ChangedTo', 'Sam'), event)).toThrow(
      /IncidentOwner/,
    );
  });
});
