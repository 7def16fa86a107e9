import { RULES, lint } from '../../../workflow/lint';
import { controlExamples } from './examples/control';
import { houseExamples } from './examples/house';
import { referenceExamples } from './examples/references';
import { valueExamples } from './examples/values';

const examples = { ...referenceExamples, ...valueExamples, ...controlExamples, ...houseExamples };

test('every rule has an example, and every example a rule', () => {
  expect(Object.keys(examples).sort()).toEqual(RULES.map(({ title }) => title).sort());
});

describe.each(Object.entries(examples))('%s', (title, { bad, good, says, level, facts }) => {
  test('is found, and nothing else', () => {
    const rule = RULES.find((candidate) => candidate.title === title);
    const found = lint(bad, facts).map((f) => [f.rule, f.level, f.message]);
    expect(found).toEqual([[rule?.code, level ?? 'error', says]]);
  });

  test('is not found where it is right', () => {
    expect(lint(good, facts)).toEqual([]);
  });
});
