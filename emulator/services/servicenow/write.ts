import { type Column, TABLES } from './dictionary';
import type { Row } from './row';

/** A write that was checked against the dictionary. */
export interface Write extends Taken {
  /** As `2026-01-31 23:59:59`, in UTC. */
  readonly time: string;
  readonly userName: string;
  /** The `sys_id` of the writer. */
  readonly userId: string;
}

/** What the platform takes of the fields of a request. */
export interface Taken {
  /** The new values of columns. */
  readonly fields: Row;
  /** What is appended to the ticket's journals. */
  readonly notes: readonly { readonly element: string; readonly value: string }[];
}

/** The `sys_id` of the record of a table that is shown as a name; empty where there is none. */
export type ByName = (table: string, name: string) => string;

/** Checks the fields of a request against the dictionary: what is unknown, read-only or no value of its column is ignored. */
export function taken(table: string, fields: Row, byName: ByName): Taken {
  const columns = TABLES[table] ?? {};
  const given = Object.entries(fields).flatMap(([name, value]) => {
    const column = columns[name];
    if (column === undefined || column.readOnly === true) return [];
    const stored = storedOf(column, value, byName);
    return stored === undefined ? [] : [{ name, column, value: stored }];
  });
  return {
    fields: Object.fromEntries(
      given
        .filter(({ column }) => column.type !== 'journal')
        .map(({ name, value }) => [name, value]),
    ),
    notes: given
      .filter(({ column, value }) => column.type === 'journal' && value !== '')
      .map(({ name, value }) => ({ element: name, value })),
  };
}

/** What the platform stores of a value; undefined where it ignores it. */
function storedOf(
  { type, table = '', maxLength = 40 }: Column,
  value: string,
  byName: ByName,
): string | undefined {
  switch (type) {
    case 'integer':
      return /^-?\d*$/.test(value) ? value : undefined;
    case 'boolean':
      return value === 'true' || value === '1' ? 'true' : 'false';
    case 'date-time':
      return /^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)?$/.test(value) ? value : undefined;
    case 'journal':
      return value;
    case 'string':
      return value.slice(0, maxLength);
    case 'reference':
      // A name is taken too and looked up among the display values; one that is unknown leaves the field empty.
      return value === '' || /^[0-9a-f]{32}$/i.test(value) ? value : byName(table, value);
  }
}
