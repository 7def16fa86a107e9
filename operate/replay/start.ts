import * as z from 'zod';
import { idsOf } from '../../constructs/ids';
import type { Access } from '../access';
import { pause } from '../interrupt';
import { Problem } from '../problem';
import type { Failure } from './plan';

/** What became of a failure. */
export type Outcome =
  | { readonly kind: 'started' }
  /** There is nothing left to do it for. */
  | { readonly kind: 'gone' }
  /** Somebody has interrupted before it could be started. */
  | { readonly kind: 'due' }
  | { readonly kind: 'refused'; readonly problem: Problem };

const API_VERSION = '2025-09-01';

/** How often a playbook that takes no more runs is asked, and how long it is left alone between, in milliseconds. */
const ATTEMPTS = 10;
const BUSY_PAUSE = 60_000;

/**
 * Starts a playbook on an incident; it reads the incident as it is now. One that takes no more runs for now is asked again, for up to ten minutes.
 * @see https://learn.microsoft.com/rest/api/securityinsights/incidents/run-playbook
 */
export async function startAgain(
  { arm, clock, environment }: Access,
  { playbook, incident }: Failure,
  signal: AbortSignal,
): Promise<Outcome> {
  const path = `${idsOf(environment).workspace}/providers/Microsoft.SecurityInsights/incidents/${incident}`;
  const body = { logicAppsResourceId: playbook.id, tenantId: environment.azure.tenantId };
  for (let attempt = 1; ; attempt++) {
    try {
      await arm.post(`${path}/runPlaybook`, { apiVersion: API_VERSION, body });
      return { kind: 'started' };
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      if (error.obstacle === 'busy' && attempt < ATTEMPTS) {
        await pause(clock, BUSY_PAUSE, signal);
        if (signal.aborted) return { kind: 'due' };
        continue;
      }
      if (error.obstacle === 'missing' && (await isGone(arm, path))) return { kind: 'gone' };
      return { kind: 'refused', problem: error };
    }
  }
}

/** A refusal may be about the playbook; only a look tells that it is about the incident. */
const isGone = async (arm: Access['arm'], incident: string): Promise<boolean> =>
  (await arm.find(incident, { apiVersion: API_VERSION }, z.object({}))) === undefined;
