import * as fc from 'fast-check';
import { mappingFindings } from '../../environments/mapping-findings';
import { issueMapping } from '../../mappings/jira/issue';
import { withRows } from '../../mappings/merge';
import { incidentMapping } from '../../mappings/servicenow/incident';
import { securityIncidentMapping } from '../../mappings/servicenow/security-incident';
import { STATUS_CATEGORIES } from '../../systems/jira/types';
import { CLASSIFICATIONS, SEVERITIES, STATUSES } from '../../systems/sentinel/types';
import { LEVELS } from '../../systems/servicenow/types';
import { jira, minimalWith } from '../environments/settings';

const TABLES = { incident: incidentMapping, sn_si_incident: securityIncidentMapping };

describe.each(Object.entries(TABLES))('law: %s', (_, mapping) => {
  test.each(STATUSES)('%s comes back as itself', (status) => {
    expect(mapping.status[mapping.state[status]]).toBe(status);
  });

  test('every urgency has a severity, and a graver one no milder', () => {
    const back = LEVELS.map((level) => SEVERITIES.indexOf(mapping.severity[level]));
    expect(back).toEqual([...back].sort());
    const urgencies = SEVERITIES.map((severity) => mapping.urgency[severity]);
    expect(urgencies).toEqual([...urgencies].sort());
  });

  test('a severity comes back as itself, or as the graver one that has its urgency too', () => {
    for (const severity of SEVERITIES) {
      const back = mapping.severity[mapping.urgency[severity]];
      expect(mapping.urgency[back]).toBe(mapping.urgency[severity]);
      expect(SEVERITIES.indexOf(back)).toBeLessThanOrEqual(SEVERITIES.indexOf(severity));
    }
  });

  test('a state that takes no more changes is a closed one', () => {
    for (const state of mapping.finished) expect(mapping.status[state]).toBe('Closed');
  });

  test('every classification has a close code, which comes back as one', () => {
    for (const kind of CLASSIFICATIONS) {
      expect(CLASSIFICATIONS).toContain(mapping.classification[mapping.closeCode[kind]]);
    }
  });
});

describe('law: issues', () => {
  test.each(STATUSES)('%s comes back as itself', (status) => {
    expect(issueMapping.status[issueMapping.category[status]]).toBe(status);
  });

  test.each(STATUS_CATEGORIES)('the category %s comes back as itself', (category) => {
    expect(issueMapping.category[issueMapping.status[category]]).toBe(category);
  });

  test.each(SEVERITIES)('%s comes back as itself', (severity) => {
    expect(issueMapping.severity[issueMapping.priority[severity]]).toBe(severity);
  });
});

describe('law: whatever rows an environment changes, either every status comes back or a finding names it', () => {
  const state = fc.constantFrom('1', '2', '3', '6', '7', '8', '10', '99');
  const status = fc.constantFrom(...STATUSES);
  const changed = <V>(keys: readonly string[], value: fc.Arbitrary<V>) =>
    fc.dictionary(fc.constantFrom(...keys), value, { noNullPrototype: true });

  test.each(Object.entries(TABLES))('%s', (table, mapping) => {
    const rows = fc.record({
      state: changed(STATUSES, state),
      status: fc.dictionary(state, status, { noNullPrototype: true }),
    });
    fc.assert(
      fc.property(rows, (changes) => {
        const input = minimalWith({
          'serviceNow.routes': [{ table }],
          'serviceNow.mappings': { [table]: changes },
        });
        const merged = withRows(mapping, changes);
        const lost = STATUSES.filter((each) => merged.status[merged.state[each]] !== each);
        expect(mappingFindings(input, []).map(({ path }) => path.at(-1))).toEqual(lost);
      }),
    );
  });

  test('issues', () => {
    const rows = fc.record({
      category: changed(STATUSES, fc.constantFrom(...STATUS_CATEGORIES)),
      status: changed(STATUS_CATEGORIES, status),
    });
    fc.assert(
      fc.property(rows, (changes) => {
        const merged = withRows(issueMapping, changes);
        const lost = STATUSES.filter((each) => merged.status[merged.category[each]] !== each);
        const input = minimalWith({ jira: { ...jira, mappings: changes } });
        expect(mappingFindings(input, []).map(({ path }) => path.at(-1))).toEqual(lost);
      }),
    );
  });
});

test('rows replace rows, and a table that the mapping may have and has not is taken whole', () => {
  const resolution = {
    TruePositive: 'Fixed',
    BenignPositive: 'Done',
    FalsePositive: 'Cannot Reproduce',
    Undetermined: 'Done',
  };
  expect(withRows(issueMapping, { resolution, priority: { High: 'Highest' } })).toEqual({
    ...issueMapping,
    resolution,
    priority: { ...issueMapping.priority, High: 'Highest' },
  });
  expect(withRows(issueMapping, undefined)).toEqual(issueMapping);
});
