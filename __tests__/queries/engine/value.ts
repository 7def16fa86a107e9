/** A length of time. */
export class Span {
  constructor(readonly ms: number) {}
}

/** A value of the query language. A text is never null; dynamic values are what JSON has. */
export type Value = string | number | boolean | null | Date | Span | readonly Value[] | Bag;

export interface Bag {
  readonly [key: string]: Value;
}

export type Row = Readonly<Record<string, Value>>;

export type Table = readonly Row[];

/** What stands where there is no value. */
export const absent = (type: string): Value => (type === 'string' ? '' : null);

export const isBag = (value: Value): value is Bag =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  !(value instanceof Date) &&
  !(value instanceof Span);

/** A value that can be compared: a time or a span by its milliseconds. */
export const orderOf = (value: Value): number | string | null => {
  // Most are texts, and there are very many.
  if (typeof value === 'string' || typeof value === 'number' || value === null) return value;
  if (typeof value === 'boolean') return Number(value);
  if (value instanceof Date) return value.getTime();
  return value instanceof Span ? value.ms : JSON.stringify(value);
};

/** Less than 0 where the first one comes first; what is absent comes before everything. */
export function compare(a: Value, b: Value): number {
  const left = orderOf(a);
  const right = orderOf(b);
  if (left === right) return 0;
  if (left === null) return -1;
  if (right === null) return 1;
  return left < right ? -1 : 1;
}

/** As `tostring` writes it. */
export function asText(value: Value): string {
  if (value === null) return '';
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

export const isEmpty = (value: Value): boolean => value === null || value === '';

export function numberOf(value: Value): number {
  if (typeof value === 'number') return value;
  throw new Error(`${JSON.stringify(value)} is no number`);
}

export const listOf = (value: Value): readonly Value[] =>
  Array.isArray(value) ? (value as readonly Value[]) : [];

export const keyOf = (values: readonly Value[]): string => JSON.stringify(values.map(orderOf));

/** The rows of each key, in their order. */
export function groupsOf(rows: Table, keysOf: (row: Row) => readonly Value[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = keyOf(keysOf(row));
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return groups;
}
