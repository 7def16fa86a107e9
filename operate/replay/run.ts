import * as z from 'zod';
import type { Arm } from '../azure/arm';

/** A run of a playbook, as the list of runs has it. */
export interface Run {
  readonly name: string;
  /** As `Succeeded`, `Failed`, `Running`. */
  readonly status: string;
  /** A UTC time. */
  readonly startTime: string;
  /**
   * What the run is about: of a playbook that works on an incident, the incident's GUID.
   * @default - none
   */
  readonly clientTrackingId?: string | undefined;
}

const runRecord = z
  .object({
    name: z.string(),
    properties: z.object({
      status: z.string(),
      startTime: z.string(),
      correlation: z.object({ clientTrackingId: z.string().nullish() }).nullish(),
    }),
  })
  .transform(({ name, properties: { status, startTime, correlation } }): Run => ({
    name,
    status,
    startTime,
    clientTrackingId: correlation?.clientTrackingId ?? undefined,
  }));

/** The most runs that one page holds. */
const PAGE = 250;

/**
 * The runs of a playbook that have started since a time.
 * @param playbook the workflow's resource id
 * @param since a UTC time in whole seconds
 * @see https://learn.microsoft.com/rest/api/logic/workflow-runs/list
 */
export const listRuns = (arm: Arm, playbook: string, since: string): Promise<readonly Run[]> =>
  arm.list(
    `${playbook}/runs`,
    { apiVersion: '2019-05-01', query: { $filter: `startTime ge ${since}`, $top: String(PAGE) } },
    runRecord,
  );
