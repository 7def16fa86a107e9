import { conditionText, conditionWords } from '../../../review/playbook/condition';

const severity = "triggerBody()?['object']?['properties']?['severity']";
const labels = "toLower(string(triggerBody()?['object']?['properties']?['labels']))";

test.each([
  [`@equals(${severity}, 'High')`, 'severity is `High`'],
  [`@or(equals(${severity}, 'High'), equals(${severity}, 'Low'))`, 'severity is `High` or `Low`'],
  [
    `@and(or(equals(${severity}, 'High'), equals(${severity}, 'Low')), contains(${labels}, '"labelname":"vip"'))`,
    'severity is `High` or `Low`, and tag has `vip`',
  ],
  [`@not(contains(${labels}, '"labelname":"store-app"'))`, 'not tag has `store-app`'],
  ["@greater(body('A')?['count'], 3)", '`count` is more than `3`'],
  ["@startsWith(toLower(coalesce(item()?['title'], '')), 'scan')", 'title starts with `scan`'],
  ["@empty(body('Route'))", "`empty(body('Route'))`"],
  ['@equals(1, 1)', '`equals(1, 1)`'],
])('%s in words', (expression, words) => {
  expect(conditionWords(expression)).toBe(words);
});

test.each([['text'], ['@@text'], ['@{a}'], ['@broken('], [`@equals('${'x'.repeat(3000)}', 'y')`]])(
  'what is no condition, or too long a one, stays as it is',
  (text) => {
    expect(conditionWords(text)).toBeUndefined();
    expect(conditionText(text)).toMatch(/^`.*`$/);
  },
);
