import type { Replayable } from './playbooks';
import type { Run } from '../runs';

/** A playbook and its runs since a time, in any order. */
export interface History {
  readonly playbook: Replayable;
  readonly runs: readonly Run[];
}

/** A failed run, and the incident that it leaves undone. */
export interface Failure {
  readonly playbook: Replayable;
  /** The newest failed run of the playbook for the incident. */
  readonly run: Run;
  /** The incident's GUID. */
  readonly incident: string;
}

/** A failure for which nothing is started, and why. */
export interface LeftOut extends Failure {
  readonly because: string;
}

/** What is to be made up for. */
export interface Plan {
  /** The oldest first. */
  readonly due: readonly Failure[];
  readonly leftOut: readonly LeftOut[];
}

/**
 * How a run ends that has not done its work. Also one that somebody has cancelled: its incident is as far behind as any other, and the
 * playbook looks before it writes.
 * @see https://learn.microsoft.com/rest/api/logic/workflow-runs/list#workflowstatus
 */
const UNDONE = ['Failed', 'TimedOut', 'Aborted', 'Cancelled', 'Faulted'];

/** How a run stands that may still do its work. */
const UNDER_WAY = ['Running', 'Waiting', 'Paused', 'Suspended'];

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Which incidents need a playbook once more: each playbook at most once for each incident, the one whose newest run failed first at the front. Left
 * out is what a later run has done or is doing, and what *open* brings along: it opens the ticket as the incident is now.
 */
export function planOf(histories: readonly History[]): Plan {
  const judged = histories.flatMap(judge);
  const open = new Set(
    judged
      .filter(({ playbook, because }) => playbook.does === 'open' && because === undefined)
      .map(placeOf),
  );
  const due: Failure[] = [];
  const leftOut: LeftOut[] = [];
  for (const { because, ...failure } of judged.toSorted(byTime)) {
    if (because !== undefined) leftOut.push({ ...failure, because });
    else if (failure.playbook.does === 'push' && open.has(placeOf(failure))) {
      leftOut.push({ ...failure, because: 'open is started for it, and comes first' });
    } else due.push(failure);
  }
  return { due, leftOut };
}

type Judged = Failure & { readonly because: string | undefined };

const byTime = (a: Failure, b: Failure): number =>
  Date.parse(a.run.startTime) - Date.parse(b.run.startTime) ||
  a.playbook.key.localeCompare(b.playbook.key, 'en');

/** An incident in a ticket system. */
const placeOf = ({ playbook, incident }: Failure): string => `${playbook.system} ${incident}`;

/** The newest failed run for each incident, with why nothing is to be done for it. */
function judge({ playbook, runs }: History): Judged[] {
  const byIncident = new Map<string, Run[]>();
  for (const run of runs) {
    const incident = (run.clientTrackingId ?? '').toLowerCase();
    byIncident.set(incident, [...(byIncident.get(incident) ?? []), run]);
  }
  return [...byIncident].flatMap(([incident, own]) => {
    const ordered = own.toSorted((a, b) => Date.parse(a.startTime) - Date.parse(b.startTime));
    const at = ordered.findLastIndex(({ status }) => UNDONE.includes(status));
    const run = ordered[at];
    if (run === undefined) return [];
    const because = GUID.test(incident)
      ? reasonIn(ordered.slice(at + 1))
      : 'the run names no incident: it was not started on one';
    return [{ playbook, run, incident, because }];
  });
}

/** What a later run has done, or is doing; undefined where nothing was done. */
function reasonIn(later: readonly Run[]): string | undefined {
  const done = later.find(({ status }) => status === 'Succeeded');
  if (done !== undefined) return `done by a later run (${done.startTime.slice(0, 19)}Z)`;
  const working = later.find(({ status }) => UNDER_WAY.includes(status));
  return working && `a later run is at work (since ${working.startTime.slice(0, 19)}Z)`;
}
