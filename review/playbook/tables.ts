import { type JsonObject, isObject, valueAt } from '../../workflow/lint/json';
import { compare } from '../diff/compare';
import { linesOf } from '../diff/lines';
import { cut, visible } from '../markdown/text';
import type { Playbook } from './definition';

/** The rows of a table, or of several kinds of it, that have changed. */
export interface TableChange {
  /** The parameter, and the kind of thing that the rows are for: `urgencyOf incident`. */
  readonly title: string;
  readonly lines: readonly string[];
}

const objectAt = (value: unknown, key: string): JsonObject => {
  const found = valueAt(value, key);
  return isObject(found) ? found : {};
};

/** What has changed in the parameters of a workflow: tables by their rows, everything else by its value. */
export function tableChangesOf(before: Playbook, after: Playbook): readonly TableChange[] {
  const old = objectAt(before.definition, 'parameters');
  const young = objectAt(after.definition, 'parameters');
  const names = [...new Set([...Object.keys(old), ...Object.keys(young)])];
  const declared = names.flatMap((name) => changesOf(name, old[name], young[name]));
  const given = linesOf(compare(valuesIn(before.properties), valuesIn(after.properties)));
  return given.length === 0
    ? declared
    : [...declared, { title: 'values given by the deployment', lines: given }];
}

/** The values that a deployment gives to a workflow's parameters, by their names. */
const valuesIn = (properties: JsonObject): JsonObject =>
  Object.fromEntries(
    Object.entries(objectAt(properties, 'parameters')).map(([name, parameter]) => [
      name,
      valueAt(parameter, 'value'),
    ]),
  );

function changesOf(name: string, before: unknown, after: unknown): readonly TableChange[] {
  if (!isObject(before) || !isObject(after)) {
    const lines = linesOf(compare(before, after, [name]), 600);
    return lines.length === 0 ? [] : [{ title: 'parameters', lines }];
  }
  const { defaultValue: old, ...restBefore } = before;
  const { defaultValue: young, ...restAfter } = after;
  const rest = linesOf(compare(restBefore, restAfter));
  return [
    ...rowsOf(name, old, young),
    ...(rest.length === 0 ? [] : [{ title: shown(name), lines: rest }]),
  ];
}

/** A table holds its rows, or kinds of things which each have rows. */
function rowsOf(name: string, before: unknown, after: unknown): readonly TableChange[] {
  if (!isObject(before) || !isObject(after)) {
    const lines = linesOf(compare(before, after, []));
    return lines.length === 0 ? [] : [{ title: shown(name), lines }];
  }
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const kinds = keys.filter((key) => isObject(before[key]) && isObject(after[key]));
  const plain = linesOf(
    keys
      .filter((key) => !kinds.includes(key))
      .flatMap((key) => compare(before[key], after[key], [key])),
    600,
  );
  return [
    ...(plain.length === 0 ? [] : [{ title: shown(name), lines: plain }]),
    ...kinds.flatMap((kind) => {
      const lines = linesOf(compare(before[kind], after[kind]));
      return lines.length === 0 ? [] : [{ title: `${shown(name)} ${shown(kind)}`, lines }];
    }),
  ];
}

const shown = (name: string): string => cut(visible(name), 80);
