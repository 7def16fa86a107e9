import type { Step } from './access';
import { contentOf } from './content';
import type { OperationRecord, Scope, Taint } from './scope';
import { type Data, isArray, isNumber, isObject } from './value';

/** Shorter text is too common for its appearance elsewhere to tell anything. */
const LEAST_SECRET_LENGTH = 4;

/** What an operation left behind, as far as `secureData` can hide it. */
type Part = 'inputs' | 'outputs';
const PARTS: readonly Part[] = ['inputs', 'outputs'];

/** A call that began a path, with what it was given and what it gave. */
export interface Reference {
  /** As Microsoft's reference spells it. */
  readonly name: string;
  readonly args: readonly Data[];
  readonly value: Data;
}

/**
 * Adds what a path has read to the secrets, as far as it came out of a part that the run keeps
 * secret.
 * @param steps the path after the call
 * @param value what the whole path gave
 */
export function followPath(
  scope: Scope,
  taint: Taint,
  { name, args }: Reference,
  steps: readonly Step[],
  value: Data,
): void {
  switch (name) {
    case 'body':
    case 'actionBody':
    case 'outputs':
    case 'actionOutputs':
    case 'formDataValue':
    case 'formDataMultiValues':
    case 'multipartBody': {
      const record = scope.action(nameIn(args));
      if (record !== undefined && taint.secures(record.name, 'outputs')) addSecret(taint, value);
      return;
    }
    case 'triggerBody':
    case 'triggerOutputs':
    case 'triggerFormDataValue':
    case 'triggerFormDataMultiValues':
    case 'triggerMultipartBody':
      if (taint.secures(scope.trigger().name, 'outputs')) addSecret(taint, value);
      return;
    case 'actions':
      followRecord(taint, scope.action(nameIn(args)), steps, value);
      return;
    case 'trigger':
      followRecord(taint, scope.trigger(), steps, value);
      return;
    case 'action':
      followRecord(taint, scope.self(), steps, value);
      return;
    case 'result':
      followResult(taint, scope.result(nameIn(args)), steps, value);
  }
}

/** Adds all text in a value to the secrets, but for the media type of binary content. */
function addSecret(taint: Taint, value: Data): void {
  if (isArray(value)) value.forEach((item) => addSecret(taint, item));
  else if (isObject(value) && contentOf(value) !== undefined) taint.add(value.$content ?? null);
  else taint.add(value);
}

/** The name that the call has read, so it is text. */
const nameIn = ([name = null]: readonly Data[]): string => (typeof name === 'string' ? name : '');

/** A path into a record reads one part of it, or none; the record itself holds both. */
function followRecord(
  taint: Taint,
  record: OperationRecord | undefined,
  [step]: readonly Step[],
  value: Data,
): void {
  if (record === undefined) return;
  for (const part of PARTS) {
    if (!taint.secures(record.name, part)) continue;
    if (step === undefined) addSecret(taint, record[part] ?? null);
    else if (typeof step.key === 'string' && step.key.toLowerCase() === part)
      addSecret(taint, value);
  }
}

function followResult(
  taint: Taint,
  records: readonly OperationRecord[],
  [step, ...rest]: readonly Step[],
  value: Data,
): void {
  if (step === undefined) {
    for (const record of records) followRecord(taint, record, [], value);
    return;
  }
  followRecord(taint, records[Number(step.key)], rest, value);
}

/** The functions that give what they were given, or parts of it, as it was. */
const REARRANGING: ReadonlySet<string> = new Set([
  'first',
  'last',
  'take',
  'skip',
  'createArray',
  'array',
  'reverse',
  'sort',
  'union',
  'intersection',
  'setProperty',
  'addProperty',
  'removeProperty',
]);

/**
 * Adds what a function has made out of a secret to the secrets.
 *
 * Objects and arrays that were only rearranged hold their secrets still; adding them would make a
 * secret of each name and status that stands beside one.
 */
export function followCall(taint: Taint, name: string, args: readonly Data[], value: Data): void {
  if (typeof value !== 'string' && REARRANGING.has(name)) return;
  if (holdsText(value) && args.some((arg) => taint.has(arg))) addSecret(taint, value);
}

/** Whether there is any text in a value that is long enough to tell it by. */
function holdsText(value: Data): boolean {
  if (typeof value === 'string') return value.length >= LEAST_SECRET_LENGTH;
  if (value === null || typeof value === 'boolean' || isNumber(value)) return false;
  return isArray(value) ? value.some(holdsText) : Object.values(value).some(holdsText);
}
