import * as z from 'zod';
import type { Arm } from './azure/arm';

/** A run of a playbook, as the list of runs has it. */
export interface Run {
  readonly name: string;
  /** As `Succeeded`, `Failed`, `Running`. */
  readonly status: string;
  /** A UTC time. */
  readonly startTime: string;
  /**
   * When it ended, a UTC time.
   * @default - it has not
   */
  readonly endTime?: string | undefined;
  /**
   * What the run is about: of a playbook that works on an incident, the incident's GUID.
   * @default - none
   */
  readonly clientTrackingId?: string | undefined;
  /** The names of the outputs that it has given. */
  readonly outputs: readonly string[];
}

const runRecord = z
  .object({
    name: z.string(),
    properties: z.object({
      status: z.string(),
      startTime: z.string(),
      endTime: z.string().nullish(),
      correlation: z.object({ clientTrackingId: z.string().nullish() }).nullish(),
      outputs: z.record(z.string(), z.unknown()).nullish(),
    }),
  })
  .transform(({ name, properties: { status, startTime, endTime, correlation, outputs } }): Run => ({
    name,
    status,
    startTime,
    endTime: endTime ?? undefined,
    clientTrackingId: correlation?.clientTrackingId ?? undefined,
    outputs: Object.keys(outputs ?? {}),
  }));

/** The most runs that one page holds. */
const PAGE = 250;

/** Which runs are wanted. */
export interface RunsWanted {
  /** A UTC time in whole seconds from which on they have started. */
  readonly since: string;
  /**
   * The incident that they are about, by its GUID.
   * @default - whatever they are about
   */
  readonly incident?: string;
}

/**
 * The runs of a playbook.
 * @param playbook the workflow's resource id
 * @see https://learn.microsoft.com/rest/api/logic/workflow-runs/list
 */
export function listRuns(
  arm: Arm,
  playbook: string,
  { since, incident }: RunsWanted,
): Promise<readonly Run[]> {
  const about = incident === undefined ? '' : ` and clientTrackingId eq '${incident}'`;
  const query = { $filter: `startTime ge ${since}${about}`, $top: String(PAGE) };
  return arm.list(`${playbook}/runs`, { apiVersion: '2019-05-01', query }, runRecord);
}

/** A time as Azure's filters take it: in UTC and whole seconds. */
export const inSeconds = (time: number): string =>
  new Date(time).toISOString().replace(/\.\d+Z$/, 'Z');
