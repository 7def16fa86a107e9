import type { TRIAGE_COLUMNS } from '../../systems/log-analytics/types';
import type { SimulatedCase } from './cases';
import { type SimulatedRule, behaviourOn, precisionOf } from './rules';
import { START, type Thresholds } from './stack';

const DAY = 86_400_000;
const DAYS_OF_QUARTER = 91.25;

/** Rows are seen two minutes after they were sent; half a minute more is what a run takes. */
const SEEN_AFTER = 150_000;

/** Closings that a model made. */
export interface Closings {
  readonly right: number;
  /** Attacks that were closed. */
  readonly wrong: number;
}

/** What became of a rule's incidents in a quarter. */
export interface Quarter {
  readonly incidents: number;
  /** Closings by people of incidents that the model would have closed, and the share of those that they found benign; undefined where there are none. */
  readonly judged: number;
  readonly precision: number | undefined;
  readonly closed: Closings;
}

/** How the right to close came and went. */
export interface RuleFigures {
  readonly rule: SimulatedRule;
  readonly quarters: readonly Quarter[];
  /** On which days the right was earned (true) or lost. */
  readonly changes: readonly { readonly day: number; readonly earned: boolean }[];
  /** Closings at times when the rule had no right to any. */
  readonly unearned: number;
}

/** A row of the triage's table. */
export type Row = Readonly<Partial<Record<keyof typeof TRIAGE_COLUMNS, unknown>>>;

interface Outcome {
  readonly at: number;
  readonly right: boolean;
}

const timeOf = (row: Row): number => Date.parse(String(row.TimeGenerated)) - START;
const quarterOf = (at: number): number => Math.floor(at / DAY / DAYS_OF_QUARTER);
const sumOf = (closings: readonly Closings[], key: keyof Closings): number =>
  closings.reduce((sum, one) => sum + one[key], 0);

/** All closings of some rules. */
export function closingsOf(rules: readonly RuleFigures[]): Closings {
  const all = rules.flatMap(({ quarters }) => quarters.map(({ closed }) => closed));
  return { right: sumOf(all, 'right'), wrong: sumOf(all, 'wrong') };
}

/** Whether a model deserves to close a rule's incidents, on a day: those of medium severity it never may. */
export const deserves = (rule: SimulatedRule, day: number, { precision }: Thresholds): boolean =>
  rule.severity !== 'Medium' && precisionOf(behaviourOn(rule, day)) >= precision;

/** Whether the newest outcomes give the right to close: computed anew here, beside the query that the playbook asks. */
function isEarned(outcomes: readonly Outcome[], { outcomes: wanted, precision }: Thresholds) {
  const newest = outcomes.slice(-wanted);
  const right = newest.filter((one) => one.right).length;
  return newest.length === wanted && right * 100 >= newest.length * Math.round(precision * 100);
}

/** What the rows of a simulation say of a rule, beside what its incidents were. */
export function figuresOf(
  rule: SimulatedRule,
  all: readonly SimulatedCase[],
  rows: readonly Row[],
  thresholds: Thresholds,
): RuleFigures {
  const cases = new Map(
    all.flatMap((one) => (one.rule === rule ? [[one.guid, one] as const] : [])),
  );
  const own = rows.filter(({ IncidentId: id }) => cases.has(String(id)));
  const outcomes: readonly Outcome[] = own
    .filter(({ Kind, WouldClose }) => Kind === 'outcome' && WouldClose === true)
    .map((row) => ({ at: timeOf(row), right: row.Classification !== 'TruePositive' }))
    .sort((a, b) => a.at - b.at);
  const closed = own.filter(({ Kind, Action }) => Kind === 'verdict' && Action === 'closed');

  const changes: { day: number; earned: boolean }[] = [];
  outcomes.forEach(({ at }, index) => {
    const earned = isEarned(outcomes.slice(0, index + 1), thresholds);
    if (earned !== (changes.at(-1)?.earned ?? false)) {
      changes.push({ day: Math.floor(at / DAY), earned });
    }
  });
  const unearned = closed.filter((row) => {
    const seen = outcomes.filter(({ at }) => at <= timeOf(row) - SEEN_AFTER);
    return !isEarned(seen, thresholds);
  }).length;

  const last = Math.max(0, ...all.map(({ createdAt }) => quarterOf(createdAt)));
  const quarters = Array.from({ length: last + 1 }, (_, quarter): Quarter => {
    const judged = outcomes.filter(({ at }) => quarterOf(at) === quarter);
    const truths = closed
      .filter((row) => quarterOf(timeOf(row)) === quarter)
      .map(({ IncidentId: id }) => cases.get(String(id))?.truth);
    return {
      incidents: [...cases.values()].filter((one) => quarterOf(one.createdAt) === quarter).length,
      judged: judged.length,
      precision:
        judged.length === 0 ? undefined : judged.filter((one) => one.right).length / judged.length,
      closed: {
        right: truths.filter((truth) => truth === 'FalsePositive').length,
        wrong: truths.filter((truth) => truth === 'TruePositive').length,
      },
    };
  });
  return { rule, quarters, changes, unearned };
}
