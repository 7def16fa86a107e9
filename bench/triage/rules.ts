/** How incidents of a rule are, and how well a model tells them apart. Shares from 0 to 1. */
export interface Behaviour {
  /** How many incidents are nobody's concern. */
  readonly benign: number;
  /** Of those, how many the model calls so. */
  readonly clears: number;
  /** Of the others, how many the model calls attacks. */
  readonly catches: number;
}

/** An analytics rule whose incidents are simulated. */
export interface SimulatedRule {
  readonly name: string;
  /** Its GUID. */
  readonly id: string;
  readonly severity: 'Medium' | 'Low' | 'Informational';
  /** Incidents a day, on average. */
  readonly perDay: number;
  readonly behaviour: Behaviour;

  /**
   * From which day on it behaves otherwise.
   * @default - it stays as it is
   */
  readonly drift?: { readonly day: number; readonly behaviour: Behaviour };
}

/** How a rule behaves on a day. */
export const behaviourOn = ({ behaviour, drift }: SimulatedRule, day: number): Behaviour =>
  drift !== undefined && day >= drift.day ? drift.behaviour : behaviour;

/** How many of those that the model calls benign are: what people would measure if they never erred. */
export function precisionOf({ benign, clears, catches }: Behaviour): number {
  const right = benign * clears;
  return right / (right + (1 - benign) * (1 - catches));
}

const rule = (
  index: number,
  name: string,
  severity: SimulatedRule['severity'],
  perDay: number,
  [benign, clears, catches]: readonly [number, number, number],
): SimulatedRule => ({
  name,
  id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
  severity,
  perDay,
  behaviour: { benign, clears, catches },
});

/** The rule that changes: attackers find out that nobody looks at it, and the model does not see the difference. */
const DRIFTING = rule(12, 'Failed sign-ins', 'Low', 1, [0.98, 0.97, 0.9]);
const DRIFTED: Behaviour = { benign: 0.75, clears: 0.95, catches: 0.2 };

/** A year's rules: some deserve to be closed by a model, some do not, some never may be, some are too rare to tell. */
export const YEAR: readonly SimulatedRule[] = [
  rule(1, 'Unfamiliar sign-in', 'Low', 1, [0.97, 0.97, 0.9]),
  rule(2, 'Impossible travel', 'Low', 0.9, [0.95, 0.95, 0.85]),
  rule(3, 'Mass download', 'Low', 0.5, [0.9, 0.9, 0.6]),
  rule(4, 'Reported phishing', 'Low', 0.8, [0.7, 0.9, 0.6]),
  rule(5, 'Rare process', 'Informational', 0.7, [0.98, 0.97, 0.7]),
  rule(6, 'Port scan', 'Informational', 0.6, [0.99, 0.98, 0.5]),
  rule(7, 'Inbox rule', 'Low', 0.3, [0.5, 0.9, 0.8]),
  rule(8, 'Malware blocked', 'Informational', 0.8, [0.96, 0.97, 0.9]),
  rule(9, 'New administrator', 'Medium', 0.3, [0.95, 0.95, 0.9]),
  rule(10, 'Consent to an app', 'Low', 0.2, [0.9, 0.9, 0.9]),
  rule(11, 'DNS tunnelling', 'Low', 0.5, [0.85, 0.9, 0.5]),
  { ...DRIFTING, drift: { day: 182, behaviour: DRIFTED } },
];

/** The same story in weeks: a rule that deserves it, one that does not, one that does until its 24th day. */
export const WEEKS: readonly SimulatedRule[] = [
  rule(1, 'Unfamiliar sign-in', 'Low', 3, [0.99, 0.98, 0.95]),
  rule(4, 'Reported phishing', 'Low', 2, [0.6, 0.9, 0.4]),
  {
    ...rule(12, 'Failed sign-ins', 'Low', 3, [0.99, 0.98, 0.95]),
    drift: { day: 24, behaviour: { benign: 0.4, clears: 0.95, catches: 0.1 } },
  },
];
