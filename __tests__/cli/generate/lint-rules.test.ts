import { lintRulesPage } from '../../../cli/generate/lint-rules';
import { RULES } from '../../../workflow/lint';
import { expectGolden } from '../../golden';

test('docs/lint-rules.md tells every rule', () => {
  expectGolden('../docs/lint-rules.md', lintRulesPage());
});

test('a row has a cell for each column, whatever stands in it', () => {
  const rows = lintRulesPage()
    .split('\n')
    .filter((line) => line.startsWith('| '));
  expect(rows).toHaveLength(RULES.length + 2);
  expect(new Set(rows.map((row) => row.split(/(?<!\\)\|/).length))).toEqual(new Set([9]));
});
