import type { SimulatedCase } from '../../../bench/triage/cases';
import { type Row, closingsOf, deserves, figuresOf } from '../../../bench/triage/figures';
import { type SimulatedRule, precisionOf } from '../../../bench/triage/rules';
import { START } from '../../../bench/triage/stack';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const THRESHOLDS = { precision: 0.5, outcomes: 2, holdOut: 0.2 };

const RULE: SimulatedRule = {
  name: 'Port scan',
  id: '00000000-0000-4000-8000-000000000001',
  severity: 'Low',
  perDay: 1,
  behaviour: { benign: 0.9, clears: 1, catches: 0.5 },
  drift: { day: 10, behaviour: { benign: 0.2, clears: 1, catches: 0 } },
};

const caseOf = (guid: string, truth: SimulatedCase['truth'], day: number): SimulatedCase => ({
  guid,
  rule: RULE,
  createdAt: day * DAY,
  closedAt: day * DAY + HOUR,
  truth,
  said: 'FalsePositive',
  confidence: 0.95,
  found: truth,
});

const rowOf = (Kind: string, IncidentId: string, day: number, row: Row = {}): Row => ({
  TimeGenerated: new Date(START + day * DAY).toISOString(),
  Kind,
  IncidentId,
  WouldClose: true,
  ...row,
});

const outcome = (id: string, day: number, Classification: string): Row =>
  rowOf('outcome', id, day, { Classification });

const closing = (id: string, day: number): Row => rowOf('verdict', id, day, { Action: 'closed' });

const cases = [
  caseOf('one', 'FalsePositive', 0),
  caseOf('two', 'FalsePositive', 1),
  caseOf('three', 'TruePositive', 2),
  caseOf('four', 'TruePositive', 3),
  caseOf('five', 'FalsePositive', 100),
];

test('the right comes with the last missing outcome and goes with the first that is one too many', () => {
  const rows = [
    outcome('one', 0, 'FalsePositive'),
    outcome('two', 1, 'BenignPositive'),
    outcome('three', 2, 'TruePositive'),
    outcome('four', 3, 'TruePositive'),
  ];
  expect(figuresOf(RULE, cases, rows, THRESHOLDS).changes).toStrictEqual([
    { day: 1, earned: true },
    { day: 3, earned: false },
  ]);
});

test('outcomes where the model would not have closed count for nothing', () => {
  const rows = [
    outcome('one', 0, 'FalsePositive'),
    { ...outcome('two', 1, 'FalsePositive'), WouldClose: false },
  ];
  expect(figuresOf(RULE, cases, rows, THRESHOLDS)).toMatchObject({
    changes: [],
    quarters: [{ judged: 1, precision: 1 }, { judged: 0 }],
  });
});

test('closings are right or wrong by what the incidents are, and those without the right are found', () => {
  const rows = [
    closing('four', 0),
    outcome('one', 0, 'FalsePositive'),
    outcome('two', 1, 'FalsePositive'),
    closing('three', 2),
    closing('five', 100),
  ];
  const figures = figuresOf(RULE, cases, rows, THRESHOLDS);
  expect(figures.unearned).toBe(1);
  expect(figures.quarters.map(({ closed }) => closed)).toStrictEqual([
    { right: 0, wrong: 2 },
    { right: 1, wrong: 0 },
  ]);
  expect(closingsOf([figures])).toStrictEqual({ right: 1, wrong: 2 });
});

test('what a model deserves follows from how the incidents are and how well it tells them apart', () => {
  expect(precisionOf(RULE.behaviour)).toBeCloseTo(0.9 / 0.95);
  expect([9, 10].map((day) => deserves(RULE, day, THRESHOLDS))).toStrictEqual([true, false]);
  expect(deserves({ ...RULE, severity: 'Medium' }, 0, THRESHOLDS)).toBe(false);
});
