import { conditionsText, whenText } from '../../../review/rules/words';

const property = (propertyName: string, operator: string, ...propertyValues: string[]) => ({
  conditionType: 'Property',
  conditionProperties: { propertyName, operator, propertyValues },
});

test.each<[unknown, string]>([
  [undefined, 'always'],
  ['', 'always'],
  ['[]', 'always'],
  ['no JSON', '`"no JSON"`'],
  [
    JSON.stringify([property('IncidentSeverity', 'Equals', 'High', 'Low')]),
    'severity is `High` or `Low`',
  ],
  [
    [
      property('IncidentLabel', 'NotContains', 'vip'),
      property('AlertProductNames', 'Contains', 'x'),
    ],
    'tag does not have `vip` and alert product names has `x`',
  ],
  [
    [
      {
        conditionType: 'Boolean',
        conditionProperties: {
          operator: 'Or',
          innerConditions: [
            property('IncidentTitle', 'StartsWith', 'a'),
            property('HostName', 'EndsWith', 'b'),
          ],
        },
      },
    ],
    '(title starts with `a` or host name ends with `b`)',
  ],
  [
    [
      {
        conditionType: 'PropertyChanged',
        conditionProperties: {
          propertyName: 'IncidentStatus',
          changeType: 'ChangedTo',
          operator: 'Equals',
          propertyValues: ['Closed'],
        },
      },
    ],
    'status has changed to `Closed`',
  ],
  [
    [{ conditionType: 'PropertyChanged', conditionProperties: { propertyName: 'IncidentOwner' } }],
    'owner has changed',
  ],
  [
    [
      {
        conditionType: 'PropertyArrayChanged',
        conditionProperties: { arrayType: 'Alerts', changeType: 'Added' },
      },
    ],
    'alerts `added`',
  ],
  [
    [
      {
        conditionType: 'PropertyArray',
        conditionProperties: {
          arrayConditionType: 'AnyItem',
          itemConditions: [property('IncidentCustomDetailsKey', 'Equals', 'k')],
        },
      },
    ],
    'some item: custom details key is `k`',
  ],
  [[{ odd: true }], '`{"odd":true}`'],
  [[property('constructor', 'toString', 'x')], '`"constructor"` `"toString"` `x`'],
])('%j in words', (json, words) => {
  expect(conditionsText(json)).toBe(words);
});

test('a rule runs when incidents or alerts come or change', () => {
  expect(whenText({})).toBe('when an incident is created');
  expect(whenText({ triggers_on: 'Alerts', triggers_when: 'Updated' })).toBe(
    'when an alert is updated',
  );
});
