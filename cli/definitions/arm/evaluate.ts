import { functionNamed } from './functions';
import { RefusedError } from './functions/arguments';
import { specialForms } from './functions/special';
import { madeUpText } from '../made-up';
import type { Scope } from './scope';
import type { Expression } from './tree';
import { Unknown, type Value, isKnown, isList, isRecord, propertyOf, standInOf } from './value';

/** The value of an expression; unknown where only the deployment knows it, or would refuse it. */
export function evaluate(expression: Expression, scope: Scope): Value {
  switch (expression.kind) {
    case 'literal':
      return expression.value;
    case 'access': {
      const target = evaluate(expression.target, scope);
      const key = standInOf(evaluate(expression.key, scope));
      return typeof key === 'string' || typeof key === 'number'
        ? access(target, key, expression.safe)
        : new Unknown(madeUpText('value'));
    }
    case 'call':
      return call(expression.name, expression.args, scope);
  }
}

function call(name: string, args: readonly Expression[], scope: Scope): Value {
  const special = specialForms.get(name.toLowerCase());
  if (special !== undefined) {
    return special({
      scope,
      evaluate: (index) => argument(args[index], scope),
      count: args.length,
    });
  }
  const values = args.map((each) => evaluate(each, scope));
  const known = values.every(isKnown);
  try {
    const value = functionNamed(name, values.map(standInOf));
    return known ? value : new Unknown(standInOf(value));
  } catch (error) {
    // Azure refuses the template; the rest of it can be judged all the same.
    if (error instanceof RefusedError) return new Unknown(madeUpText(name));
    throw error;
  }
}

const argument = (expression: Expression | undefined, scope: Scope): Value | undefined =>
  expression === undefined ? undefined : evaluate(expression, scope);

/** A property of an object, or an item of an array. */
export function access(target: Value, key: string | number, safe: boolean): Value {
  if (target instanceof Unknown) {
    const found = find(target.standIn, key);
    return new Unknown(found === undefined ? madeUpBelow(target, key) : standInOf(found));
  }
  const found = find(target, key);
  if (found !== undefined) return found;
  return safe ? null : new Unknown(madeUpText(String(key)));
}

function find(target: Value, key: string | number): Value | undefined {
  if (isList(target)) return typeof key === 'number' ? target[key] : undefined;
  return isRecord(target) ? propertyOf(target, String(key)) : undefined;
}

/** What a name says lies in the property before `.value`: `reference('x').outputs.hostName.value`. */
const madeUpBelow = ({ standIn }: Unknown, key: string | number): string =>
  typeof standIn === 'string' && (typeof key === 'number' || key.toLowerCase() === 'value')
    ? standIn
    : madeUpText(String(key));
