import { madeUpText } from '../../made-up';
import type { Scope } from '../scope';
import { Unknown, type Value, isKnown, standInOf } from '../value';

/** A call whose arguments are evaluated as they are needed. */
export interface SpecialCall {
  readonly scope: Scope;
  /** The value of an argument; undefined where it is not given. */
  readonly evaluate: (index: number) => Value | undefined;
  readonly count: number;
}

type SpecialForm = (call: SpecialCall) => Value;

/** The functions that look around them, take only some of their arguments, or keep known parts beside unknown ones. */
export const specialForms: ReadonlyMap<string, SpecialForm> = new Map<string, SpecialForm>([
  ['parameters', (call) => named(call, call.scope.parameter)],
  ['variables', (call) => named(call, call.scope.variable)],
  ['copyindex', copyIndex],
  ['if', choose],
  ['coalesce', (call) => argumentsOf(call).find((value) => value !== null) ?? null],
  ['createarray', (call) => argumentsOf(call)],
  ['createobject', createObject],
]);

const argumentsOf = ({ count, evaluate }: SpecialCall): readonly Value[] =>
  Array.from({ length: count }, (_, index) => evaluate(index) ?? null);

function named(call: SpecialCall, find: (name: string) => Value | undefined): Value {
  const name = textAt(call, 0) ?? '';
  const value = find(name);
  return value === undefined ? new Unknown(madeUpText(name)) : value;
}

function textAt({ evaluate }: SpecialCall, index: number): string | undefined {
  const value = evaluate(index);
  const known = value === undefined ? undefined : standInOf(value);
  return typeof known === 'string' ? known : undefined;
}

/** The branch that the condition takes; where the condition is unknown, so is the value. */
function choose({ evaluate }: SpecialCall): Value {
  const condition = evaluate(0) ?? null;
  const chosen = evaluate(standInOf(condition) === true ? 1 : 2) ?? null;
  return isKnown(condition) ? chosen : new Unknown(standInOf(chosen));
}

function createObject(call: SpecialCall): Value {
  const properties = Array.from({ length: Math.floor(call.count / 2) }, (_, index) => {
    const value = call.evaluate(2 * index + 1) ?? null;
    return [textAt(call, 2 * index) ?? '', value] as const;
  });
  return Object.fromEntries(properties);
}

/** `copyIndex()`, `copyIndex(offset)` and `copyIndex(name, offset)`; outside of every loop it is taken for 0. */
function copyIndex(call: SpecialCall): Value {
  const name = textAt(call, 0)?.toLowerCase();
  const { copies } = call.scope;
  const copy =
    name === undefined
      ? copies.at(-1)
      : copies.findLast((each) => each.name.toLowerCase() === name);
  const offset = standInOf(call.evaluate(name === undefined ? 0 : 1) ?? 0);
  return (copy?.index ?? 0) + (typeof offset === 'number' ? offset : 0);
}
