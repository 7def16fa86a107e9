import { type JsonObject, isObject, valueAt } from '../../workflow/lint/json';
import { shortened } from '../../workflow/shortened';
import { compare, isNothing, isSame } from '../diff/compare';
import { linesOf } from '../diff/lines';
import { code } from '../markdown/text';
import { conditionText, conditionWords } from './condition';
import { type Step, runAfterOf } from './definition';
import { areRows, rowChanges, rowText } from './rows';
import { afterText, concurrencyText, retryText, secureText } from './words';

/** What has become of a step. */
export interface StepChange {
  readonly kind: 'added' | 'removed' | 'changed' | 'renamed';
  /** As it is now; as it was, where it is gone. */
  readonly step: Step;
  /** What it was called. @default - the same */
  readonly formerName?: string;
  /** What has changed, in Markdown, a line each. */
  readonly notes: readonly string[];
  /** The rest of it, as lines of a block. */
  readonly lines: readonly string[];
}

/** Compares the steps of two playbooks by their names, which are unique in one. */
export function stepChangesOf(
  before: readonly Step[],
  after: readonly Step[],
): readonly StepChange[] {
  const old = new Map(before.map((step) => [step.name, step]));
  const names = new Set(after.map(({ name }) => name));
  const gone = before.filter(({ name }) => !names.has(name));
  const changes = after.flatMap((step): StepChange[] => {
    const was = old.get(step.name);
    if (was !== undefined) return changed(was, step);
    const index = gone.findIndex((each) => isRenamed(each, step));
    const [former] = index < 0 ? [] : gone.splice(index, 1);
    if (former === undefined) return [{ kind: 'added', step, notes: notesOfNew(step), lines: [] }];
    const [change] = changed(former, step);
    const { notes, lines } = change ?? { notes: [], lines: [] };
    return [{ kind: 'renamed', step, formerName: former.name, notes, lines }];
  });
  return [
    ...changes,
    ...gone.map((step): StepChange => ({ kind: 'removed', step, notes: [], lines: [] })),
  ];
}

/** Whether two steps do the same under two names. */
const isRenamed = (before: Step, after: Step): boolean => {
  const { runAfter: _before, ...old } = before.own;
  const { runAfter: _after, ...young } = after.own;
  return before.type === after.type && !isNothing(old['inputs']) && isSame(old, young);
};

/** The parts of a step that are told in words, and how; everything else is told by its path. */
const TOLD: readonly {
  readonly what: string;
  readonly path: readonly string[];
  readonly textOf: (own: JsonObject) => string;
}[] = [
  {
    what: 'retries',
    path: ['inputs', 'retryPolicy'],
    textOf: (own) => code(retryText(valueAt(own, 'inputs', 'retryPolicy'))),
  },
  {
    what: 'the run history hides',
    path: ['runtimeConfiguration', 'secureData'],
    textOf: (own) => code(secureText(own)),
  },
  {
    what: 'concurrency',
    path: ['runtimeConfiguration', 'concurrency'],
    textOf: (own) => code(concurrencyText(own)),
  },
  {
    what: 'runs after',
    path: ['runAfter'],
    textOf: (own) => code(afterText(runAfterOf(own)), 400),
  },
];

function changed(before: Step, after: Step): StepChange[] {
  const condition = conditionNotes(before, after);
  const notes = [
    ...(before.within.join() === after.within.join()
      ? []
      : [`moved from ${placeText(before)} to ${placeText(after)}`]),
    ...TOLD.filter(
      ({ path }) => !isSame(valueAt(before.own, ...path), valueAt(after.own, ...path)),
    ).map(({ what, textOf }) => `${what}: ${textOf(before.own)} → ${textOf(after.own)}`),
    ...secureWarning(before, after),
    ...condition,
    ...rowNotes(before, after),
  ];
  const lines = linesOf(
    compare(rest(before.own, condition.length > 0), rest(after.own, condition.length > 0)),
  );
  return notes.length + lines.length === 0 ? [] : [{ kind: 'changed', step: after, notes, lines }];
}

/** Where a step stands, in words. */
export const placeText = ({ within }: Step): string =>
  within.length === 0 ? 'the top' : code(within.at(-1) ?? '');

function secureWarning(before: Step, after: Step): string[] {
  const hidden = (own: JsonObject): readonly unknown[] => {
    const found = valueAt(own, 'runtimeConfiguration', 'secureData', 'properties');
    return Array.isArray(found) ? found : [];
  };
  const shown = hidden(before.own).filter((each) => !hidden(after.own).includes(each));
  return shown.length === 0 ? [] : ['⚠ whoever may read its runs can now read what was hidden'];
}

function conditionNotes({ own: before }: Step, { own: after }: Step): string[] {
  const { expression: old } = before;
  const { expression: young } = after;
  const [was, is] = [old, young].map(wordsIn);
  return was === undefined || is === undefined || isSame(old, young)
    ? []
    : [`condition: now ${is}; it was ${was}`];
}

const wordsIn = (expression: unknown): string | undefined =>
  typeof expression === 'string' ? conditionWords(expression) : undefined;

/** The table that a step chooses from, as the routes of a playbook. */
const rowsOf = (own: JsonObject): unknown => valueAt(own, 'inputs', 'from');

function rowNotes({ own: before }: Step, { own: after }: Step): readonly string[] {
  const [old, young] = [rowsOf(before), rowsOf(after)];
  if (!areRows(old, young)) return [];
  return rowChanges(Array.isArray(old) ? old : [], Array.isArray(young) ? young : []);
}

/** What is left of a step without the parts that are told in words. */
function rest(own: JsonObject, isConditionTold: boolean): unknown {
  const kept = isConditionTold ? without(own, ['expression']) : own;
  const paths = [
    ...TOLD.map(({ path }) => path),
    ...(areRows(rowsOf(own), undefined) ? [['inputs', 'from']] : []),
  ];
  return paths.reduce<unknown>(without, kept);
}

function without(value: unknown, [key, ...below]: readonly string[]): unknown {
  if (!isObject(value) || key === undefined || !(key in value)) return value;
  const { [key]: inner, ...others } = value;
  return below.length === 0 ? others : { ...others, [key]: without(inner, below) };
}

/** What a reviewer wants to know of a step that was not there before. */
function notesOfNew({ own }: Step): readonly string[] {
  const rows = rowsOf(own);
  const call = callText(own);
  return [
    ...(call === undefined ? [] : [`calls ${call}`]),
    ...(isObject(valueAt(own, 'inputs', 'retryPolicy'))
      ? [`retries: ${code(retryText(valueAt(own, 'inputs', 'retryPolicy')))}`]
      : []),
    ...(typeof own['expression'] === 'string'
      ? [`condition: ${conditionText(own['expression'])}`]
      : []),
    ...(Array.isArray(rows) && areRows(rows, undefined)
      ? rows.map((row, index) => `row ${index + 1}: ${isObject(row) ? rowText(row) : ''}`)
      : []),
  ];
}

/** What a step calls, as `GET host/path`. */
export function callText(own: JsonObject): string | undefined {
  const inputs = own['inputs'];
  const address = valueAt(inputs, 'uri') ?? valueAt(inputs, 'path');
  if (typeof address !== 'string') return undefined;
  const method = valueAt(inputs, 'method');
  const verb = typeof method === 'string' ? `${method.toUpperCase()} ` : '';
  return code(`${verb}${shortened(address)}`, 120);
}
