import { madeUpValue } from '../made-up';
import { type Loop, evaluateTree, loopsOf, repeated } from './text';
import {
  Unknown,
  type Value,
  type ValueObject,
  isList,
  isRecord,
  propertyOf,
  standInOf,
} from './value';

/** How often a copy loop has gone round. */
export interface CopyIndex {
  readonly name: string;
  readonly index: number;
}

/** What an expression of a template can refer to. */
export interface Scope {
  /** The value of a parameter; undefined where the template declares none by that name. */
  readonly parameter: (name: string) => Value | undefined;
  readonly variable: (name: string) => Value | undefined;
  /** The copy loops around the expression, the innermost last. */
  readonly copies: readonly CopyIndex[];
}

/**
 * The scope of a template.
 * @param given the values that the deployment gives to parameters; the others have their defaults, or made-up values
 */
export function scopeOf(template: ValueObject, given: ValueObject = {}): Scope {
  const declared = objectAt(template, 'parameters');
  const variables = objectAt(template, 'variables');
  const scope: Scope = {
    parameter: lookup((name) => {
      const value = propertyOf(given, name);
      if (value !== undefined) return value;
      const parameter = propertyOf(declared, name);
      return parameter === undefined ? undefined : defaultOf(name, parameter, scope);
    }),
    variable: lookup((name) => {
      const loop = loopOf(variables, name);
      if (loop !== undefined) return repeated(loop, scope);
      const value = propertyOf(variables, name);
      return value === undefined ? undefined : evaluateTree(value, scope);
    }),
    copies: [],
  };
  return scope;
}

const objectAt = (object: ValueObject, name: string): ValueObject => {
  const value = propertyOf(object, name);
  return isRecord(value) ? value : {};
};

/** A loop at the top of `variables` makes one variable. */
const loopOf = (variables: ValueObject, name: string): Loop | undefined =>
  loopsOf(variables).find((loop) => loop.name.toLowerCase() === name.toLowerCase());

/** What a declaration of a parameter may hold. */
const PARAMETER = ['defaultValue', 'allowedValues', 'minValue', 'nullable', 'type'];

function defaultOf(name: string, parameter: Value, scope: Scope): Value {
  if (!isRecord(parameter)) return new Unknown(madeUpValue(name, 'string'));
  const [defaultValue, allowedValues, minValue, nullable, type] = PARAMETER.map((each) =>
    propertyOf(parameter, each),
  );
  if (defaultValue !== undefined) return evaluateTree(defaultValue, scope);
  if (nullable === true) return null;
  const allowed =
    allowedValues !== undefined && isList(allowedValues) ? allowedValues[0] : minValue;
  const standIn = madeUpValue(name, typeof type === 'string' ? type : 'string');
  return new Unknown(allowed === undefined ? standIn : standInOf(allowed));
}

/** Finds each value once, names without regard to case; one that depends on itself is unknown. */
function lookup(find: (name: string) => Value | undefined): (name: string) => Value | undefined {
  const found = new Map<string, Value | undefined>();
  return (name) => {
    const key = name.toLowerCase();
    if (found.has(key)) return found.get(key);
    found.set(key, new Unknown(name));
    const value = find(name);
    found.set(key, value);
    return value;
  };
}
