/** The table that the triage writes its rows into. */
export const TRIAGE_TABLE = 'SentinelBridgeTriage_CL';

/** The types that columns of the table have, as a data collection rule calls them. */
type ColumnType = 'string' | 'int' | 'real' | 'boolean' | 'datetime';

/**
 * The columns of the table. None may be called as one that every table has, such as `Title` or `Type`.
 * @see https://learn.microsoft.com/azure/azure-monitor/logs/create-custom-table
 */
export const TRIAGE_COLUMNS = {
  TimeGenerated: 'datetime',
  /** `verdict` where a model was asked, `outcome` where a person has closed. */
  Kind: 'string',
  /** The incident's GUID. */
  IncidentId: 'string',
  IncidentNumber: 'int',
  /** The GUID of the first analytics rule, in lower case; empty where there is none. */
  RuleId: 'string',
  Severity: 'string',
  /** A classification; empty where the model gave none. */
  Verdict: 'string',
  Confidence: 'real',
  Model: 'string',
  Mode: 'string',
  /** `none`, `assigned` or `closed`. */
  Action: 'string',
  /** Whether the verdict would close the incident, whatever the model has earned so far. */
  WouldClose: 'boolean',
  /** What the person has found; empty in rows of verdicts. */
  Classification: 'string',
  Agreed: 'boolean',
  PromptTokens: 'int',
  CompletionTokens: 'int',
  /** Why there is no verdict. */
  Reason: 'string',
} as const satisfies Readonly<Record<string, ColumnType>>;

/** The types of values by their column's type. */
interface Typed {
  readonly string: string;
  readonly datetime: string;
  readonly int: number;
  readonly real: number;
  readonly boolean: boolean;
}

/** A row of the table. */
export type TriageRow = {
  readonly [C in keyof typeof TRIAGE_COLUMNS]: Typed[(typeof TRIAGE_COLUMNS)[C]];
};

/**
 * What a query is answered: rows by position. Part of an answer comes with an error beside it, and none with no tables at all.
 * @see https://learn.microsoft.com/azure/azure-monitor/logs/api/response-format
 */
export interface QueryAnswer {
  readonly tables: readonly {
    readonly columns: readonly { readonly name: string; readonly type: string }[];
    readonly rows: readonly (readonly unknown[])[];
  }[];
  readonly error?: { readonly code: string };
}
