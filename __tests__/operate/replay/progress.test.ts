import type { Failure } from '../../../operate/replay/plan';
import { progressOn } from '../../../operate/replay/progress';

const failure: Failure = {
  playbook: { key: 'jira-open', system: 'Jira', does: 'open', id: '/workflows/open' },
  run: { name: 'run', status: 'Failed', startTime: '2026-11-22T10:00:00Z', outputs: [] },
  incident: '5f1c8b1e-93c5-4f68-a1de-28c7f5306b9a',
};

/** What is written while two are dealt with. */
function shown(screen: { readonly isTTY?: boolean; readonly columns?: number }): string[] {
  const written: string[] = [];
  const progress = progressOn({ ...screen, write: (text) => written.push(text) });
  progress.at(0, 2, failure);
  progress.at(1, 2, failure);
  progress.end();
  return written;
}

test('at a terminal one line is written over and emptied at the end', () => {
  const written = shown({ isTTY: true, columns: 120 });
  expect(written.every((text) => text.startsWith('\r\u001b[K') && !text.includes('\n'))).toBe(true);
  expect(written[1]).toBe(
    `\r\u001b[K${'█'.repeat(12)}${'░'.repeat(12)} 1/2 jira-open ${failure.incident}`,
  );
  expect(written.at(-1)).toBe('\r\u001b[K');
});

test('a narrow terminal gets a shorter line, so that it does not wrap', () => {
  for (const text of shown({ isTTY: true, columns: 40 })) {
    expect(text.replace('\r\u001b[K', '').length).toBeLessThan(40);
  }
});

test('elsewhere each start has a line of its own', () => {
  expect(shown({})).toEqual([
    `1 of 2: jira-open ${failure.incident}\n`,
    `2 of 2: jira-open ${failure.incident}\n`,
  ]);
});
