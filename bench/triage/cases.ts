import { type Random, uuid } from '../../emulator/runtime/random';
import { type SimulatedRule, behaviourOn } from './rules';

/** A classification that tells benign from malicious. */
type Finding = 'FalsePositive' | 'TruePositive';

/** An incident that will come up, with everything that is drawn of it. */
export interface SimulatedCase {
  readonly guid: string;
  readonly rule: SimulatedRule;
  /** When it comes up, and when a person closes it, unless it is closed by then; in milliseconds from the start. */
  readonly createdAt: number;
  readonly closedAt: number;
  /** What it is. */
  readonly truth: Finding;
  /** What the model says of it, and how sure it says it is, from 0 to 1. */
  readonly said: Finding;
  readonly confidence: number;
  /** What a person will find. */
  readonly found: Finding;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** How often the model is sure, whether it is right or not, and how sure it then is. */
const SURE = { share: 0.9, confidence: 0.95, otherwise: 0.75 };

/** How often a person errs. */
export const NOISE = 0.01;

/** Hours until a person closes an incident. */
const CLOSED_WITHIN = { least: 1, most: 30 };

const other = (finding: Finding): Finding =>
  finding === 'TruePositive' ? 'FalsePositive' : 'TruePositive';

/** The incidents of so many days, the earliest first. Each rule's come independently of each other, as often as they do on average. */
export function casesOf(
  rules: readonly SimulatedRule[],
  days: number,
  random: Random,
): readonly SimulatedCase[] {
  const cases: SimulatedCase[] = [];
  for (const rule of rules) {
    let createdAt = 0;
    const next = () => (createdAt += (-Math.log(1 - random()) / rule.perDay) * DAY);
    while (next() < days * DAY) cases.push(caseOf(rule, createdAt, random));
  }
  return cases.sort((a, b) => a.createdAt - b.createdAt);
}

function caseOf(rule: SimulatedRule, createdAt: number, random: Random): SimulatedCase {
  const { benign, clears, catches } = behaviourOn(rule, createdAt / DAY);
  const truth = random() < benign ? 'FalsePositive' : 'TruePositive';
  const isSeen = random() < (truth === 'FalsePositive' ? clears : catches);
  const { least, most } = CLOSED_WITHIN;
  return {
    guid: uuid(random),
    rule,
    createdAt,
    closedAt: createdAt + (least + random() * (most - least)) * HOUR,
    truth,
    said: isSeen ? truth : other(truth),
    confidence: random() < SURE.share ? SURE.confidence : SURE.otherwise,
    found: random() < NOISE ? other(truth) : truth,
  };
}
