import type { Access } from '../access';
import { pause } from '../interrupt';
import type { Problem } from '../problem';
import { type Failure, type LeftOut, type Plan, planOf } from './plan';
import type { Replayable } from './playbooks';
import type { Progress } from './progress';
import { listRuns } from '../runs';
import { startAgain } from './start';

/** What was made of a failure. */
export type Replayed =
  | (LeftOut & { readonly kind: 'left out' })
  | (Failure & { readonly kind: 'started' | 'due' })
  | (Failure & { readonly kind: 'refused'; readonly problem: Problem });

/** How failures are made up for. */
export interface ReplayOptions {
  readonly playbooks: readonly Replayable[];
  /** A UTC time in whole seconds. */
  readonly since: string;
  /** How many playbooks are started at most. */
  readonly limit: number;
  /** Whether nothing is started. */
  readonly dryRun: boolean;
  readonly signal: AbortSignal;
  readonly progress: Progress;
}

/**
 * Milliseconds from one start to the next: 50 in five minutes. Each playbook reads its incident, of which Sentinel's API takes 100 reads in that time; the other
 * half is left to reconcile and to whoever works.
 * @see https://learn.microsoft.com/rest/api/securityinsights/request-limits-and-throttling
 */
const PACE = 6000;

/** What stands in the way of every start, not of this one alone. */
const FOR_ALL = ['login', 'permission', 'network', 'busy'];

/** Reads what has failed since a time, and what is to be done about it. */
export async function readPlan(
  { arm }: Access,
  { playbooks, since }: Pick<ReplayOptions, 'playbooks' | 'since'>,
): Promise<Plan> {
  const histories = [];
  for (const playbook of playbooks) {
    histories.push({ playbook, runs: await listRuns(arm, playbook.id, { since }) });
  }
  return planOf(histories);
}

/**
 * Starts the playbooks of failed runs again, one after the other, the oldest failure first. It ends early where somebody interrupts it,
 * or where what stands in the way of one start would stand in the way of all: what was not started, stays due.
 */
export async function replay(
  access: Access,
  plan: Plan,
  { limit, dryRun, signal, progress }: Omit<ReplayOptions, 'playbooks' | 'since'>,
): Promise<readonly Replayed[]> {
  const replayed: Replayed[] = plan.leftOut.map((each) => ({ ...each, kind: 'left out' }));
  const turn = dryRun ? [] : plan.due.slice(0, limit);
  let stopped = false;
  for (const [index, failure] of turn.entries()) {
    if (index > 0 && !stopped) await pause(access.clock, PACE, signal);
    if (stopped || signal.aborted) {
      replayed.push({ ...failure, kind: 'due' });
      continue;
    }
    progress.at(index, turn.length, failure);
    const outcome = await startAgain(access, failure, signal);
    if (outcome.kind === 'gone') {
      replayed.push({ ...failure, kind: 'left out', because: 'the incident is gone' });
    } else replayed.push({ ...failure, ...outcome });
    stopped = outcome.kind === 'refused' && FOR_ALL.includes(outcome.problem.obstacle);
  }
  progress.end();
  const rest = plan.due.slice(turn.length);
  return [...replayed, ...rest.map((failure): Replayed => ({ ...failure, kind: 'due' }))];
}
