import type { Json } from '../../workflow/parameter';

/** One row of a table: only the columns that it has a value for. Times are ISO texts, dynamic columns JSON values. */
export type LogRow = Readonly<Record<string, Json>>;

/** A resource's id in its parts. */
export interface ResourceParts {
  readonly subscription: string;
  readonly group: string;
  /** As `Microsoft.KeyVault`. */
  readonly provider: string;
  readonly name: string;
}

/** The parts of a resource's id. */
export function partsOf(id: string): ResourceParts {
  const [, subscription = '', group = '', provider = '', name = ''] =
    /^\/subscriptions\/([^/]+)\/resourceGroups\/([^/]+)\/providers\/([^/]+)\/(?:.*\/)?([^/]+)$/i.exec(
      id,
    ) ?? [];
  return { subscription, group, provider, name };
}

/** A time (milliseconds since 1970) as the logs write it. */
export const isoTime = (time: number): string => new Date(time).toISOString();

/** When a row was written, in milliseconds since 1970. */
export function timeOf(row: LogRow): number {
  const time = row['TimeGenerated'];
  return typeof time === 'string' ? Date.parse(time) : Number.NaN;
}

/** Puts the oldest rows first; those of one time stay in their order. */
export const byTime = (a: LogRow, b: LogRow): number => timeOf(a) - timeOf(b);
