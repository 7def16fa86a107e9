import { triageRuleRecord } from './triage-rule-record';
import type { TableRow } from './rows';

/** What a query works with. */
export interface QueryContext {
  /** The value of a `let` statement, without its quotes. */
  readonly valueOf: (name: string) => string;
  /** The rows of a custom table. */
  readonly rows: (table: string) => readonly TableRow[];
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** What a query gives: columns, and rows by their positions. */
export interface QueryResult {
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly rows: readonly (readonly unknown[])[];
}

/**
 * The queries of playbooks by the name in their first line. The emulator runs no KQL: each has its handler here, and a test holds both against each other.
 */
export const NAMED_QUERIES: Readonly<Record<string, (context: QueryContext) => QueryResult>> = {
  'triage-rule-record': triageRuleRecord,
};
