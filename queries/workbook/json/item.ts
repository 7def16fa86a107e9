import { v5 as uuid } from 'uuid';

/** A part of a workbook's JSON. @see https://learn.microsoft.com/azure/azure-monitor/visualize/workbooks-overview */
export interface Item {
  /** 1 text, 3 query, 9 parameters, 10 metric, 11 links, 12 group. */
  readonly type: 1 | 3 | 9 | 10 | 11 | 12;
  readonly content: Readonly<Record<string, unknown>>;
  /** Unique in the workbook. */
  readonly name: string;
  /** Percent of the row. */
  readonly customWidth?: string;
  readonly conditionalVisibility?: {
    readonly parameterName: string;
    readonly comparison: 'isEqualTo';
    readonly value: string;
  };
}

/** The namespace of ids within the workbook: a UUID of our own, so that they are the same in every synth. */
const NAMESPACE = '5b1f8a86-5d0b-4c53-9f0e-b1d0c7a1e6f4';

/** The id of a part that has one, by what it is and its name. */
export const idOf = (kind: 'parameter' | 'tab' | 'metric', name: string): string =>
  uuid(`${kind}/${name}`, NAMESPACE);

/** What tells a query item that it reads the logs of the workspace. */
export const LOGS = {
  queryType: 0,
  resourceType: 'microsoft.operationalinsights/workspaces',
} as const;
