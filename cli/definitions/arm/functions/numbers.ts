import { type Arguments, isArray } from './arguments';
import type { Family } from './function';

/**
 * The functions over whole numbers.
 * @see https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions-numeric
 */
export const numberFunctions: Family = {
  add: (args) => args.integer(0) + args.integer(1),
  sub: (args) => args.integer(0) - args.integer(1),
  mul: (args) => args.integer(0) * args.integer(1),
  div: (args) => Math.trunc(args.integer(0) / divisor(args)),
  mod: (args) => args.integer(0) % divisor(args),
  max: (args) => Math.max(...integers(args)),
  min: (args) => Math.min(...integers(args)),
};

function divisor(args: Arguments): number {
  const value = args.integer(1);
  return value === 0 ? args.refuse('cannot divide by zero') : value;
}

/** Numbers given one by one, or in one array. */
function integers(args: Arguments): readonly number[] {
  const values = isArray(args.at(0)) ? args.list(0) : args.values;
  const numbers = values.filter((value) => typeof value === 'number');
  return numbers.length === values.length && numbers.length > 0
    ? numbers
    : args.refuse('needs numbers');
}
