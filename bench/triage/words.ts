import { NOISE } from './cases';
import type { Curve } from './curve';
import { type Quarter, type RuleFigures, deserves } from './figures';
import { precisionOf } from './rules';
import type { Thresholds } from './stack';

/** What it takes a person to open, judge and close an incident that is nobody's concern: an assumption, which is printed as one. */
export const MINUTES_PER_CLOSING = 10;

const percent = (share: number): string => `${(100 * share).toFixed(1)}%`;

const quarterWords = ({ incidents, judged, precision, closed }: Quarter, index: number): string =>
  `  Q${index + 1}  ${String(incidents).padStart(4)} incidents  ${String(judged).padStart(4)} judged  precision ${(precision === undefined ? '-' : percent(precision)).padStart(6)}  closed ${String(closed.right).padStart(4)} right, ${String(closed.wrong).padStart(2)} wrong`;

/** Whether the model deserves to close the rule's incidents. */
function merit({ rule }: RuleFigures, thresholds: Thresholds): string {
  const [before, after] = [0, rule.drift?.day ?? 0].map((day) => deserves(rule, day, thresholds));
  if (before !== after) return `deserves to be closed until day ${rule.drift?.day}`;
  return before === true ? 'deserves to be closed' : 'does not deserve to be closed';
}

function ruleWords(figures: RuleFigures, thresholds: Thresholds): readonly string[] {
  const { rule, quarters, changes } = figures;
  const after = rule.drift
    ? `, ${percent(precisionOf(rule.drift.behaviour))} from day ${rule.drift.day} on`
    : '';
  const history = changes.map(({ day, earned }) => `${earned ? 'earned' : 'lost'} on day ${day}`);
  return [
    `${rule.name} (${rule.severity}) ${merit(figures, thresholds)}: the model is right in ${percent(precisionOf(rule.behaviour))} of what it would close${after}`,
    `  right to close: ${history.length === 0 ? 'never earned' : history.join(', ')}`,
    ...quarters.map(quarterWords),
  ];
}

/** A learning curve for people to read. */
export function curveWords(curve: Curve): string {
  const { thresholds, days, incidents, rules, closed, bill } = curve;
  const { outcomes, precision, holdOut } = thresholds;
  const unearned = rules.reduce((sum, rule) => sum + rule.unearned, 0);
  const saved = closed.right * MINUTES_PER_CLOSING;
  return [
    `${incidents} incidents in ${days} days. A rule may be closed where the newest ${outcomes} closings by people found at least ${percent(precision)} of them benign; ${percent(holdOut)} of all incidents are left to people. People err in ${percent(NOISE)} of their closings.`,
    '',
    ...rules.flatMap((rule) => [...ruleWords(rule, thresholds), '']),
    `closed: ${closed.right} rightly, ${closed.wrong} wrongly; ${unearned} without the right to it`,
    `saved: ${saved} minutes, assuming ${MINUTES_PER_CLOSING} minutes for each closing`,
    `bill: ${bill.executions} executions, $${bill.cost.toFixed(2)} at list prices ($${(bill.cost / incidents).toFixed(5)} for each incident); ${bill.promptTokens} prompt tokens and ${bill.completionTokens} completion tokens, which the model's price list turns into money`,
  ].join('\n');
}
