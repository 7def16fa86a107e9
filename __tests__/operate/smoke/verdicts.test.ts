import { ASSUMPTIONS } from '../../../operate/smoke/assumptions';
import { verdictTable } from '../../../operate/smoke/report';
import { Verdicts } from '../../../operate/smoke/verdicts';

const of = (verdicts: Verdicts, id: string) =>
  verdicts.all().find(({ assumption }) => assumption.id === id);

test('every assumption has a verdict, also where no step came to it', () => {
  const all = new Verdicts().all();
  expect(all.map(({ assumption }) => assumption.id)).toEqual(ASSUMPTIONS.map(({ id }) => id));
  expect(all.every(({ verdict, why }) => verdict === 'not seen here' && why !== '')).toBe(true);
});

test('what was refuted once stays refuted, whatever comes later', () => {
  const verdicts = new Verdicts();
  verdicts.confirm('9', 'the first run');
  verdicts.refute('9', 'the second run');
  verdicts.confirm('9', 'the third run');
  verdicts.pass('9', 'the fourth run');
  expect(of(verdicts, '9')).toMatchObject({ verdict: 'refuted', why: 'the second run' });
});

test('what cannot be seen gives way to what is seen', () => {
  const verdicts = new Verdicts();
  verdicts.pass('9', 'no run');
  verdicts.judge('9', true, 'a run');
  expect(of(verdicts, '9')).toMatchObject({ verdict: 'confirmed', why: 'a run' });
});

test('of a system without a ticket nothing is said but that', () => {
  const verdicts = new Verdicts();
  verdicts.confirm('J1', 'seen');
  verdicts.passSystem('Jira', 'no ticket in Jira');
  expect(of(verdicts, 'J1')?.why).toBe('seen');
  expect(of(verdicts, 'J3')?.why).toBe('no ticket in Jira');
  expect(of(verdicts, '1')?.why).toBe('no step came to it');
});

test('the table is plain text, and says what a refuted assumption breaks', () => {
  const verdicts = new Verdicts();
  verdicts.refute('2', 'the field is empty');
  const words = verdictTable(verdicts.all()).replaceAll(/[│\s]+/g, ' ');
  expect(words).toContain('the field is empty. So: The field stays empty');
  expect(words).not.toMatch(/\]\(https|`/);
});
