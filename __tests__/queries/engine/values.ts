/** A stretch of time in milliseconds. */
export class TimeSpan {
  constructor(readonly ms: number) {}
}

/** A value of a column; a null is a text without characters, too. */
export type Value =
  | null
  | string
  | number
  | boolean
  | Date
  | TimeSpan
  | readonly Value[]
  | { readonly [key: string]: Value };

/** A row by its columns. */
export type Row = Readonly<Record<string, Value>>;

/** The result of a tabular expression. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
}

/** What two values are compared by. */
const comparable = (value: Value): string | number | boolean | null => {
  if (value instanceof Date) return value.getTime();
  if (value instanceof TimeSpan) return value.ms;
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : value;
};

/** Whether two values are the same; null is equal to nothing but the empty text. */
export function same(a: Value, b: Value): boolean {
  if (a === null) return b === '';
  return b === null ? a === '' : comparable(a) === comparable(b);
}

/** Less than zero where the first comes first; undefined where they cannot be compared. */
export function order(a: Value, b: Value): number | undefined {
  const [left, right] = [comparable(a), comparable(b)];
  if (left === null || right === null || typeof left !== typeof right) return undefined;
  return left < right ? -1 : left > right ? 1 : 0;
}

/** A value as text. */
export function textOf(value: Value): string {
  if (value === null) return '';
  if (value instanceof Date) return value.toISOString();
  if (value instanceof TimeSpan) return `${value.ms} ms`;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** A value that has to be a number. */
export function numberOf(value: Value): number {
  if (typeof value === 'number') return value;
  throw new Error(`${textOf(value)} is no number`);
}

/** A value that has to be a time. */
export function timeOf(value: Value): Date {
  if (value instanceof Date) return value;
  throw new Error(`${textOf(value)} is no time`);
}

/** A value that has to be a list; null is an empty one. */
export const itemsOf = (value: Value): readonly Value[] =>
  Array.isArray(value) ? (value as readonly Value[]) : [];
