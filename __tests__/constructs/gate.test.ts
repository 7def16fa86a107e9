import { gateOf, withoutExcluded } from '../../constructs/gate';
import type { Conditions } from '../../playbooks/conditions';

const property = (propertyName: string, operator: string, propertyValues: readonly string[]) => ({
  conditionType: 'Property',
  conditionProperties: { propertyName, operator, propertyValues },
});

test.each<[string, readonly Conditions[], readonly string[]]>([
  [
    'every condition excludes the tag',
    [{ withoutTags: ['a'] }, { withoutTags: ['a', 'b'] }],
    ['a'],
  ],
  ['one condition takes the tag', [{ withoutTags: ['a'] }, {}], []],
  ['nothing is excluded', [{}, { severities: ['High'] }], []],
  ['there is no condition', [], []],
])('where %s, a rule keeps out %j', (_, conditions, tags) => {
  const wanted = tags.length === 0 ? [] : [property('IncidentLabel', 'NotEquals', tags)];
  expect(withoutExcluded(conditions)).toStrictEqual(wanted);
  const about = gateOf(conditions).filter((one) => JSON.stringify(one).includes('IncidentLabel'));
  expect(about).toStrictEqual(wanted);
});
