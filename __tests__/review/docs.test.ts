import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CONDITIONS, readPlan, review } from '../../review';
import { expectGolden } from '../golden';

const ROOT = join(__dirname, '..', '..');
const page = readFileSync(join(ROOT, 'docs', 'review.md'), 'utf8');

test('the page has every condition of --fail-on, and no other', () => {
  const rows = [...page.matchAll(/^\| `(\w+)` +\| (.*?) +\|$/gm)].map(([, name, meaning]) => [
    name,
    meaning,
  ]);
  expect(rows).toEqual(Object.entries(CONDITIONS).map(([name, { meaning }]) => [name, meaning]));
});

test("the page's example is what is written today", () => {
  const file = join(__dirname, 'fixtures', 'grant-lost-identity-replaced.json');
  const { markdown } = review(readPlan(readFileSync(file), file));
  const example = `\`\`\`\`text\n${markdown}\`\`\`\``;
  expectGolden(
    '../docs/review.md',
    page.replace(/````text\n[^]*?````/, () => example),
  );
});
