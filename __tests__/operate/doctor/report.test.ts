import { stripVTControlCharacters } from 'node:util';
import type { Checked } from '../../../operate/doctor/check';
import { type Report, reportJson, reportText, verdictOf } from '../../../operate/doctor/report';

const ok: Checked = {
  id: 'a',
  title: 'the sun shines',
  verdict: 'ok',
  well: 'it does',
  findings: [],
};
const odd: Checked = {
  id: 'b',
  title: 'birds sing',
  verdict: 'warning',
  findings: [{ verdict: 'warning', found: 'they are quiet', fix: 'listen' }],
};
const broken: Checked = {
  id: 'c',
  title: 'the door opens',
  verdict: 'failed',
  findings: [
    { verdict: 'failed', found: 'the key is gone', fix: 'look for it' },
    { verdict: 'warning', found: 'it creaks', fix: 'oil it' },
  ],
};
const skipped: Checked = {
  id: 'd',
  title: 'the room is warm',
  verdict: 'skipped',
  findings: [],
  because: ['c', 'b'],
};
const report = (...checks: readonly Checked[]): Report => ({ environment: 'dev', checks });

test('as text: a line for each check, and under it what is wrong and how to mend it', () => {
  expect(stripVTControlCharacters(reportText(report(ok, odd, broken, skipped)))).toBe(
    `dev:
✓ the sun shines (a): it does
! birds sing (b)
    ! they are quiet
      → listen
✗ the door opens (c)
    ✗ the key is gone
      → look for it
    ! it creaks
      → oil it
– the room is warm (d): skipped, because of c and b

1 well, 1 to look at, 1 failed, 1 skipped`,
  );
});

test('as JSON: the same, with the worst verdict', () => {
  expect(JSON.parse(reportJson(report(odd, skipped)))).toEqual({
    environment: 'dev',
    verdict: 'warning',
    checks: [odd, skipped],
  });
});

test.each([
  [[ok], 'ok'],
  [[ok, odd], 'warning'],
  [[broken, odd, ok], 'failed'],
  [[], 'ok'],
] as const)('of %# the worst counts', (checks, verdict) => {
  expect(verdictOf(report(...checks))).toBe(verdict);
});
