import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { markdownOf } from '../../../operate/pipeline/page';
import { readReviews } from '../../../operate/pipeline/reviews';

const page = { marker: '<!-- m -->', title: 'Title' };
const LIMIT = 65_536;

describe('a page', () => {
  test('of no environment says nothing but its title', () => {
    expect(markdownOf({ ...page, reviews: [] })).toBe('<!-- m -->\n## Title');
  });

  test('that is too long is cut at a line, and says so', () => {
    const text = Array.from({ length: 20_000 }, (_, n) => `line ${n}`).join('\n');
    const reviews = ['test', 'prod'].map((environment) => ({ environment, text, changes: true }));
    const markdown = markdownOf({ ...page, reviews });
    expect(markdown.length).toBeLessThanOrEqual(LIMIT);
    expect(markdown.length).toBeGreaterThan(LIMIT - 2000);
    expect(markdown).toMatch(
      /line \d+\n\n_The rest is cut: it is on the page of the run\._\n\n<\/details>$/,
    );
    expect(markdown.match(/<details/g)).toHaveLength(2);
    expect(markdown.match(/<\/details>/g)).toHaveLength(2);
  });

  test('that is cut inside a picture still ends it', () => {
    const text = `\`\`\`mermaid\n${'a --> b\n'.repeat(20_000)}\`\`\``;
    const markdown = markdownOf({
      ...page,
      reviews: [{ environment: 'prod', text, changes: true }],
    });
    expect(markdown).toMatch(/a --> b\n```\n\n_The rest is cut/);
  });

  test('is never longer than GitHub takes, whatever it is made of', () => {
    const review = fc.record({
      environment: fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/),
      text: fc.string({ maxLength: 90_000, unit: fc.constantFrom('x', '\n', '```', ' ', 'é') }),
      changes: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(review, { maxLength: 6 }), (reviews) => {
        const markdown = markdownOf({ ...page, reviews, run: 'https://github.com/a/b' });
        return markdown.length <= LIMIT && markdown.endsWith('[The run](https://github.com/a/b)');
      }),
      { numRuns: 30 },
    );
  });
});

test('reviews are read in the order of the environments, with those that failed and those that nobody expected', () => {
  const folder = mkdtempSync(join(tmpdir(), 'plans-'));
  const files = {
    'prod.md': ' text\n',
    'prod.fingerprint': 'x',
    'new.md': 'new',
    'README.txt': '',
    '..md': '',
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  expect(readReviews(folder, ['test', 'prod'])).toStrictEqual([
    { environment: 'test', changes: false },
    { environment: 'prod', text: 'text', changes: true },
    { environment: 'new', text: 'new', changes: false },
  ]);
  rmSync(folder, { recursive: true });
  expect(readReviews(folder, ['test'])).toStrictEqual([{ environment: 'test', changes: false }]);
});
