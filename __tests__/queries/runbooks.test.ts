import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ALERTS } from '../../queries/alerts';

const ROOT = join(__dirname, '../..');
const FOLDER = join(ROOT, 'docs/runbooks');
const pages = readdirSync(FOLDER).filter((file) => file !== 'README.md');
const textOf = (file: string): string => readFileSync(join(FOLDER, file), 'utf8');

/** The numbered steps of a page, each with the lines that it goes on over. */
const stepsOf = (text: string): string[] =>
  text
    .split(/\n(?=\d+\. |\n|#)/)
    .filter((part) => /^\d+\. /.test(part))
    .map((part) => part.replace(/\s+/g, ' '));

test('every alert has its page, and every page its alert', () => {
  const wanted = [...new Set<string>(ALERTS.map(({ runbook }) => `${runbook}.md`))];
  expect([...pages].sort()).toEqual(wanted.sort());
  for (const { id, runbook } of ALERTS) {
    expect(textOf(`${runbook}.md`)).toMatch(new RegExp(`^Alerts?: .*\`${id}\``, 'm'));
  }
});

test('the list of them tells each alert with its severity and its page', () => {
  const rows = [
    ...textOf('README.md').matchAll(/^\| `([\w-]+)` +\| (\d) +\| .*\((.+)\.md\) +\|$/gm),
  ];
  expect(rows.map(([, id, severity, page]) => [id, Number(severity), page])).toEqual(
    expect.arrayContaining(ALERTS.map(({ id, severity, runbook }) => [id, severity, runbook])),
  );
  expect(rows).toHaveLength(ALERTS.length);
});

describe.each(pages)('%s', (file) => {
  const text = textOf(file);

  test('tells symptom, causes, what to run and how to confirm, in this order', () => {
    expect([...text.matchAll(/^## (.*)$/gm)].map(([, title]) => title)).toEqual([
      'Symptom',
      'Likely causes',
      'What to run',
      'How to confirm',
    ]);
  });

  const sections = text.split(/^## /m).filter((part) => /^(What to run|How to confirm)/.test(part));
  const steps = sections.flatMap(stepsOf);

  test('has steps to run and steps to confirm', () => {
    for (const section of sections) expect(stepsOf(section).length).toBeGreaterThan(0);
  });

  test.each(steps)('names a command or a path in the portal: %s', (step) => {
    expect(step).toMatch(/`[^`]+`|Portal > \S/);
  });

  test('names only files that there are', () => {
    const named = [...text.matchAll(/`((?:queries|docs|environments)\/[\w./-]+)`/g)];
    for (const [, path = ''] of named)
      expect([path, existsSync(join(ROOT, path))]).toEqual([path, true]);
    for (const [, path = ''] of text.matchAll(/\]\(([\w-]+\.md)\)/g)) {
      expect([path, existsSync(join(FOLDER, path))]).toEqual([path, true]);
    }
  });
});

test('a step that names neither would be found', () => {
  expect(stepsOf('## What to run\n\n1. Look at it\n   closely.\n2. `run`\n')).toEqual([
    '1. Look at it closely.',
    '2. `run` ',
  ]);
});
