import { NotImplementedError } from '../../runtime/errors';
import type { Column } from './dictionary';

/** Reads a column of a record by its path, dots walking references; empty where there is none. */
type Read = (path: string) => string;

/** One condition of a query. */
interface Condition {
  readonly path: string;
  readonly operator: string;
  readonly operand: string;
  readonly test: (value: string) => boolean;
}

/** A query that was read. */
export interface Query {
  /** Any group may hold; in a group all lists hold, of a list any condition. */
  readonly groups: readonly (readonly (readonly Condition[])[])[];
  readonly order: readonly { readonly path: string; readonly descending: boolean }[];
}

type Test = (value: string, operand: string, column: Column) => boolean;

const compared =
  (test: (order: number) => boolean): Test =>
  (value, operand, { type }) => {
    if (value === '') return false;
    if (type === 'integer') return test(Number(value) - Number(operand));
    return test(value < operand ? -1 : value > operand ? 1 : 0);
  };

const list = (operand: string): readonly string[] => operand.split(',');

/** Operators, those first that begin with another one. */
const OPERATORS: readonly (readonly [string, Test])[] = [
  ['ISNOTEMPTY', (value) => value !== ''],
  ['ISEMPTY', (value) => value === ''],
  ['ANYTHING', () => true],
  ['STARTSWITH', (value, operand) => value.startsWith(operand)],
  ['ENDSWITH', (value, operand) => value.endsWith(operand)],
  ['NOT LIKE', (value, operand) => !value.includes(operand)],
  ['LIKE', (value, operand) => value.includes(operand)],
  ['NOT IN', (value, operand) => !list(operand).includes(value)],
  ['IN', (value, operand) => list(operand).includes(value)],
  ['!=', (value, operand) => value !== operand],
  ['>=', compared((order) => order >= 0)],
  ['<=', compared((order) => order <= 0)],
  ['>', compared((order) => order > 0)],
  ['<', compared((order) => order < 0)],
  ['=', (value, operand) => value === operand],
];

/** Operators of the platform that the emulator does not have. */
const OTHER_OPERATORS =
  /^(BETWEEN|N?SAMEAS|(NOT)?ON|RELATIVE|DYNAMIC|EMPTYSTRING|(VAL)?CHANGES|[GL]T_(FIELD|OR)|DATEPART|(MORE|LESS)THAN)/;

const DATE_TIME = /^\d{4}-\d\d-\d\d( \d\d:\d\d:\d\d)?$/;

/**
 * Reads an encoded query. A part that means nothing to the platform (an unknown column or operator) is left out, as
 * instances do unless `glide.invalid_query.returns_no_rows` is set: a query of nothing but such parts finds every row.
 * @param columnOf the column at a path; undefined where there is none
 * @see https://www.servicenow.com/docs/r/platform-user-interface/c_EncodedQueryStrings.html
 */
export function readQuery(query: string, columnOf: (path: string) => Column | undefined): Query {
  const groups: Condition[][][] = [[]];
  const order: { path: string; descending: boolean }[] = [];
  for (const part of query.split('^')) {
    const [, descending, path] = /^ORDERBY(DESC)?(.*)$/.exec(part) ?? [];
    if (path !== undefined) {
      if (columnOf(path)) order.push({ path, descending: descending !== undefined });
      continue;
    }
    const [, joined = '', text = ''] = /^(NQ|OR)?(.*)$/.exec(part) ?? [];
    if (joined === 'NQ') groups.push([]);
    const condition = readCondition(text, columnOf);
    if (condition === undefined) continue;
    const group = groups.at(-1);
    const previous = group?.at(-1);
    if (joined === 'OR' && previous !== undefined) previous.push(condition);
    else group?.push([condition]);
  }
  return { groups, order };
}

function readCondition(
  text: string,
  columnOf: (path: string) => Column | undefined,
): Condition | undefined {
  const [, path = '', rest = ''] = /^([a-z][a-z0-9_.]*)(.*)$/s.exec(text) ?? [];
  const column = columnOf(path);
  if (column === undefined) return undefined;
  if (OTHER_OPERATORS.test(rest)) {
    throw new NotImplementedError(`the operator in the encoded query part '${text}'`);
  }
  const [operator, test] = OPERATORS.find(([name]) => rest.startsWith(name)) ?? [];
  if (operator === undefined || test === undefined) return undefined;
  const operand = rest.slice(operator.length);
  if (/^javascript:/i.test(operand)) {
    throw new NotImplementedError(
      `the script in the encoded query part '${text}'; send a plain value`,
    );
  }
  const dated = column.type === 'date-time' && operand !== '' && /[=<>]/.test(operator);
  if (dated && !DATE_TIME.test(operand)) {
    throw new NotImplementedError(
      `the time in the encoded query part '${text}'; write UTC as 2026-01-31 23:59:59`,
    );
  }
  return { path, operator, operand, test: (value) => test(value, operand, column) };
}

/** Whether a record is what a query asks for. */
export const matches = ({ groups }: Query, read: Read): boolean =>
  groups.some((group) => group.every((any) => any.some(({ path, test }) => test(read(path)))));

/** How a query orders two records. */
export function compare({ order }: Query, left: Read, right: Read): number {
  for (const { path, descending } of order) {
    const [a, b] = [left(path), right(path)];
    if (a !== b) return a < b === descending ? 1 : -1;
  }
  return 0;
}
