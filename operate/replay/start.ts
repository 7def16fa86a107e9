import type { Access } from '../access';
import { pause } from '../interrupt';
import { Problem } from '../problem';
import { Incidents } from '../sentinel/incidents';
import type { Failure } from './plan';

/** What became of a failure. */
export type Outcome =
  | { readonly kind: 'started' }
  /** There is nothing left to do it for. */
  | { readonly kind: 'gone' }
  /** Somebody has interrupted before it could be started. */
  | { readonly kind: 'due' }
  | { readonly kind: 'refused'; readonly problem: Problem };

/** How often a playbook that takes no more runs is asked, and how long it is left alone between, in milliseconds. */
const ATTEMPTS = 10;
const BUSY_PAUSE = 60_000;

/** Starts a playbook on an incident. One that takes no more runs for now is asked again, for some ten minutes. */
export async function startAgain(
  access: Access,
  { playbook, incident }: Failure,
  signal: AbortSignal,
): Promise<Outcome> {
  const incidents = new Incidents(access);
  for (let attempt = 1; ; attempt++) {
    try {
      await incidents.startPlaybook(incident, playbook.id);
      return { kind: 'started' };
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      if (error.obstacle === 'busy' && attempt < ATTEMPTS) {
        await pause(access.clock, BUSY_PAUSE, signal);
        if (signal.aborted) return { kind: 'due' };
        continue;
      }
      // What is missing may be the playbook; only a look tells that it is the incident.
      const isGone = error.obstacle === 'missing' && (await incidents.find(incident)) === undefined;
      return isGone ? { kind: 'gone' } : { kind: 'refused', problem: error };
    }
  }
}
