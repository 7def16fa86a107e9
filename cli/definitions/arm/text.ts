import { evaluate } from './evaluate';
import { madeUpText } from '../made-up';
import { ArmSyntaxError, parseExpression } from './parse';
import type { CopyIndex, Scope } from './scope';
import { Unknown, type Value, type ValueObject, isList, isRecord, standInOf } from './value';

/** Azure's limit on the rounds of a copy loop. */
const COPY_LIMIT = 800;

/**
 * A text of a template as the deployment passes it on: text in brackets is an expression, unless a second bracket at
 * the start says that it is meant literally.
 * @see https://learn.microsoft.com/azure/azure-resource-manager/templates/template-expressions#escape-characters
 */
export function evaluateText(text: string, scope: Scope): Value {
  if (!text.startsWith('[') || !text.endsWith(']')) return text;
  if (text.startsWith('[[')) return text.slice(1);
  try {
    return evaluate(parseExpression(text.slice(1, -1)), scope);
  } catch (error) {
    // Azure refuses such a template; the rest of it can be judged all the same.
    if (error instanceof ArmSyntaxError) return new Unknown(madeUpText('value'));
    throw error;
  }
}

/** A part of a template with all its expressions evaluated, those in the names of properties too. */
export function evaluateTree(value: Value, scope: Scope): Value {
  if (typeof value === 'string') return evaluateText(value, scope);
  if (isList(value)) return value.map((item) => evaluateTree(item, scope));
  if (!isRecord(value)) return value;
  const loops = loopsOf(value);
  const result: Record<string, Value> = {};
  for (const [key, item] of Object.entries(value)) {
    if (key === 'copy' && loops.length > 0) continue;
    result[keyOf(key, scope)] = evaluateTree(item, scope);
  }
  for (const loop of loops) result[loop.name] = repeated(loop, scope);
  return result;
}

/** Names of properties are evaluated like any text; one that is no text stays as it stands. */
function keyOf(key: string, scope: Scope): string {
  const value = standInOf(evaluateText(key, scope));
  return typeof value === 'string' ? value : key;
}

/** A copy loop of properties or variables. */
export interface Loop {
  readonly name: string;
  readonly count: Value;
  readonly input: Value;
}

/**
 * The loops of an object: each makes a property.
 * @see https://learn.microsoft.com/azure/azure-resource-manager/templates/copy-properties
 */
export function loopsOf({ copy }: ValueObject): readonly Loop[] {
  if (copy === undefined || !isList(copy)) return [];
  const loops = copy
    .filter(isRecord)
    .flatMap(({ name, count, input }) =>
      typeof name === 'string' && input !== undefined ? [{ name, count: count ?? 1, input }] : [],
    );
  return loops.length === copy.length ? loops : [];
}

/** What a copy loop of properties or variables makes: its input, as often as it counts. */
export const repeated = ({ name, count, input }: Loop, scope: Scope): readonly Value[] =>
  rounds(count, scope).map((index) => evaluateTree(input, insideCopy(scope, { name, index })));

/** The scope inside of a copy loop. */
export const insideCopy = (scope: Scope, copy: CopyIndex): Scope => ({
  ...scope,
  copies: [...scope.copies, copy],
});

/** The indices of a copy loop, from its count. */
export function rounds(count: Value, scope: Scope): readonly number[] {
  const number = standInOf(evaluateTree(count, scope));
  const length = typeof number === 'number' ? Math.min(Math.max(number, 0), COPY_LIMIT) : 1;
  return Array.from({ length }, (_, index) => index);
}
