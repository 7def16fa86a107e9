/** A row of a custom table. */
export type TableRow = Readonly<Record<string, unknown>>;

interface Stored {
  readonly table: string;
  /** When it came in, in milliseconds since 1970. */
  readonly time: number;
  readonly row: TableRow;
}

/** How long a row takes until queries see it. @see https://learn.microsoft.com/azure/azure-monitor/logs/data-ingestion-time */
const LAG = 120_000;

/** The rows of a workspace's custom tables. */
export class CustomTables {
  #stored: Stored[] = [];

  constructor(private readonly now: () => number) {}

  /** Takes a row in. */
  add(table: string, row: TableRow): void {
    this.#stored.push({ table, time: this.now(), row });
  }

  /** All rows of a table, those included that no query sees yet. */
  rows(table: string): readonly TableRow[] {
    return this.#stored.filter((one) => one.table === table).map(({ row }) => row);
  }

  /** The rows of a table that a query sees. */
  seen(table: string): readonly TableRow[] {
    const until = this.now() - LAG;
    return this.#stored
      .filter((one) => one.table === table && one.time <= until)
      .map(({ row }) => row);
  }

  /** Forgets all rows. */
  reset(): void {
    this.#stored = [];
  }
}
