import * as fc from 'fast-check';
import { type RuleCondition, exactly, gateOf } from '../../constructs/gate';
import { type Condition, holds, readCondition } from '../../emulator/automation-rules/conditions';
import { triggerBody } from '../../emulator/services/sentinel/trigger-body';
import { TACTICS } from '../../systems/sentinel/types';
import { payload } from '../emulator/services/fixtures/payload';
import {
  type AnyIncident,
  anyConditions,
  anyIncident,
  isWanted,
} from '../playbooks/any-conditions';

/** How a rule may read texts: whether it regards case is documented nowhere, so what holds has to hold either way. */
const READINGS = {
  'as they are written': (text: string) => text,
  'without regard to case': (text: string) => text.toLowerCase(),
} as const;

type Reading = (text: string) => string;

/** Every text of a value as a rule reads it, but for the names of properties. */
function read<T>(value: T, reading: Reading): T {
  const replace = (key: string, given: unknown): unknown =>
    typeof given === 'string' && !['conditionType', 'propertyName', 'operator'].includes(key)
      ? reading(given)
      : given;
  return JSON.parse(JSON.stringify(value, replace)) as T;
}

function fits(
  conditions: readonly RuleCondition[],
  properties: AnyIncident,
  reading: Reading,
): boolean {
  const incident = triggerBody.parse(payload({ ...properties })).object;
  const asRead = { ...incident, properties: read(incident.properties, reading) };
  return conditions
    .map((condition): Condition => readCondition(read(condition, reading)))
    .every((condition) => holds(condition, { when: 'Created', incident: asRead }));
}

describe.each(Object.entries(READINGS))('law, where a rule reads texts %s:', (_, reading) => {
  test('what some route wants, the gate lets through, and nothing that is closed', () => {
    const routes = fc.array(anyConditions, { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(routes, anyIncident, (all, incident) => {
        const passes = fits(gateOf(all), incident, reading);
        const wanted = all.some((conditions) => isWanted(conditions, incident));
        if (incident.status === 'Closed') expect(passes).toBe(false);
        else if (wanted) expect(passes).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('a rule closes exactly what the playbook would close in its place', () => {
    fc.assert(
      fc.property(anyConditions, anyIncident, (conditions, incident) => {
        const rule = exactly(conditions);
        if (rule === undefined) return;
        const closes = isWanted(conditions, incident) && incident.status !== 'Closed';
        expect(fits(rule, incident, reading)).toBe(closes);
      }),
      { numRuns: 3000 },
    );
  });
});

test('a rule says what comes from a closed list of words', () => {
  expect(exactly({ severities: ['Low'], tactics: ['Impact'] })).toHaveLength(3);
});

test.each([
  { tags: ['pentest'] },
  { products: ['Microsoft Defender for Cloud'] },
  { analyticsRules: ['fab3d2d4-747f-46a7-8ef0-9c0be8112bf7'] },
  { titles: ['Phishing*'] },
  { entityKinds: ['Host'] },
  { tactics: ['Access'] },
  { tactics: ['Impact'], tags: ['pentest'] },
])('a rule cannot say exactly %j', (conditions) => {
  expect(exactly(conditions)).toBeUndefined();
});

test('no tactic is a part of another one, so that containing it is having it', () => {
  const parts = TACTICS.flatMap((part) =>
    TACTICS.filter(
      (tactic) => tactic !== part && tactic.toLowerCase().includes(part.toLowerCase()),
    ),
  );
  expect(parts).toEqual([]);
});
