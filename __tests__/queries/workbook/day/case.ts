import type { Choice } from '../../../../queries/workbook/parameters';
import type { Logs } from '../../engine/run';

/** What a query should show. */
export interface Case {
  /** The file of the query, below `queries/workbook/`. */
  readonly query: string;
  /** What it says, in words. */
  readonly shows: string;
  /**
   * What is chosen.
   * @default - everything, over the whole day
   */
  readonly choice?: Partial<Choice>;
  /**
   * What it is run over.
   * @default - the known day
   */
  readonly logs?: Logs;
  /**
   * The columns that are looked at.
   * @default - all
   */
  readonly columns?: readonly string[];
  /**
   * The rows that are looked at: those whose columns begin with these values.
   * @default - all
   */
  readonly of?: Readonly<Record<string, string>>;
  /** The rows, in their order: the values of the columns. */
  readonly rows: readonly (readonly unknown[])[];
}
