import { type JsonObject, isObject } from '../../workflow/lint/json';
import { aligned } from '../diff/align';
import { isSame } from '../diff/compare';
import { code, show } from '../markdown/text';
import { conditionText } from './condition';

/** The property of a row that says which incidents it is for. */
const WHEN = 'wanted';

const isRows = (value: unknown): value is readonly JsonObject[] =>
  Array.isArray(value) && value.length > 0 && value.every(isObject);

/** Whether a list of a definition is a table of rows, as routes are. */
export const areRows = (before: unknown, after: unknown): boolean =>
  [before, after].some(isRows) &&
  [before, after].every(
    (each) => each === undefined || (Array.isArray(each) && each.every(isObject)),
  );

/** A row in words: when it holds, and what it gives. */
export function rowText(row: JsonObject): string {
  const { [WHEN]: when, ...fields } = row;
  const given = Object.entries(fields)
    .filter(([, value]) => value !== '' && !isEmptyObject(value))
    .map(([key, value]) => `${code(key)} ${code(show(value))}`);
  const gives = given.length === 0 ? 'nothing' : given.join(', ');
  return when === undefined ? gives : `when ${whenText(when)}: ${gives}`;
}

const isEmptyObject = (value: unknown): boolean =>
  isObject(value) && Object.keys(value).length === 0;

const whenText = (when: unknown): string =>
  typeof when === 'string' ? conditionText(when) : when === true ? 'always' : code(show(when));

/** What has changed among rows, of which the first that fits counts, each as a line without its bullet. */
export function rowChanges(
  before: readonly unknown[],
  after: readonly unknown[],
): readonly string[] {
  const noun = [...before, ...after].some((row) => isObject(row) && WHEN in row) ? 'route' : 'row';
  return aligned(before, after).flatMap((pair): readonly string[] => {
    if (pair.kind === 'added') return [`${noun} ${pair.to + 1} **added**: ${textOf(pair.after)}`];
    if (pair.kind === 'removed') {
      return [`${noun} ${pair.from + 1} **removed**: ${textOf(pair.before)}`];
    }
    const moved = pair.isMoved
      ? [`${noun} ${pair.from + 1} is now ${noun} ${pair.to + 1}: ${textOf(pair.after)}`]
      : [];
    return [...moved, ...fieldChanges(noun, pair.to + 1, pair.before, pair.after)];
  });
}

const textOf = (row: unknown): string => (isObject(row) ? rowText(row) : code(show(row)));

function fieldChanges(
  noun: string,
  place: number,
  before: unknown,
  after: unknown,
): readonly string[] {
  if (!isObject(before) || !isObject(after)) return [];
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const changed = keys.filter((key) => !isSame(before[key], after[key]));
  if (changed.length === 0) return [];
  const told = changed.map((key) =>
    key === WHEN
      ? `now when ${whenText(after[key])}; it was when ${whenText(before[key])}`
      : `${code(key)} = ${code(`${show(before[key])} -> ${show(after[key])}`, 400)}`,
  );
  return [`${noun} ${place} changed: ${told.join('; ')}`];
}
