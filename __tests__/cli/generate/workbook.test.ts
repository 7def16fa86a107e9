import { workbookPage } from '../../../cli/generate/workbook';
import { ALL_TABS, queryPanels } from '../../../queries/workbook/tabs';
import { expectGolden } from '../../golden';

test('docs/workbook.md tells what every panel answers, with which query and which columns', () => {
  const page = workbookPage();
  for (const { query, title } of queryPanels(ALL_TABS)) {
    expect(page).toContain(`### ${title}\n`);
    expect(page).toContain(`(../queries/workbook/${query}.kql)`);
  }
  expect(page).not.toMatch(/undefined|\[object/);
  expectGolden('../docs/workbook.md', page);
});
