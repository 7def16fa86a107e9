import { type Curve, learningCurve } from '../../../bench/triage/curve';
import { closingsOf, deserves } from '../../../bench/triage/figures';
import { WEEKS } from '../../../bench/triage/rules';
import { curveWords } from '../../../bench/triage/words';

let curve: Curve;
beforeAll(async () => {
  const thresholds = { precision: 0.9, outcomes: 20, holdOut: 0.3 };
  curve = await learningCurve({ rules: WEEKS, days: 42, ...thresholds });
}, 300_000);

const ruleOf = (name: string) => {
  const found = curve.rules.find(({ rule }) => rule.name === name);
  if (found === undefined) throw new Error(`there is no rule ${name}`);
  return found;
};

test('nothing goes wrong: every playbook runs, and nothing is refused', () => {
  expect(curve).toMatchObject({ failedRuns: 0, denied: 0 });
  expect(curve.incidents).toBeGreaterThan(250);
});

test('a rule that deserves it earns the right to close, after as many closings by people as are asked for', () => {
  const { changes, quarters } = ruleOf('Unfamiliar sign-in');
  expect(changes[0]?.earned).toBe(true);
  expect(changes[0]?.day).toBeGreaterThan(5);
  expect(quarters[0]?.closed.right).toBeGreaterThan(20);
});

test('a rule that does not deserve it never does', () => {
  const { changes, rule } = ruleOf('Reported phishing');
  expect(deserves(rule, 0, curve.thresholds)).toBe(false);
  expect(changes).toStrictEqual([]);
  expect(closingsOf([ruleOf('Reported phishing')])).toStrictEqual({ right: 0, wrong: 0 });
});

test('a rule that drifts loses the right, because some of its incidents are left to people', () => {
  const { changes, rule } = ruleOf('Failed sign-ins');
  expect(deserves(rule, 0, curve.thresholds)).toBe(true);
  expect(deserves(rule, 24, curve.thresholds)).toBe(false);
  expect(changes.map(({ earned }) => earned)).toStrictEqual([true, false]);
  expect(changes[1]?.day).toBeGreaterThan(24);
});

test('nothing is closed without the right to it', () => {
  expect(curve.closed.right).toBeGreaterThan(0);
  expect(curve.rules.map(({ unearned }) => unearned)).toStrictEqual([0, 0, 0]);
});

test('it is told: precision, what was earned and lost, the minutes with their assumption, the bill', () => {
  const words = curveWords(curve);
  expect(words).toMatch(/right to close: earned on day \d+, lost on day \d+/);
  expect(words).toContain('right to close: never earned');
  expect(words).toContain('Failed sign-ins (Low) deserves to be closed until day 24');
  expect(words).toContain('Reported phishing (Low) does not deserve to be closed');
  expect(words).toContain(`saved: ${curve.closed.right * 10} minutes, assuming 10 minutes`);
  expect(words).toMatch(/bill: \d+ executions, \$\d+\.\d\d at list prices/);
});
