import { type Arguments, usageLink } from '../arguments';
import { TemplateError } from '../errors';
import { type Operation, calculate, compareNumbers, doubleOf } from '../number';
import { type Data, type DataNumber, isArray, isNumber } from '../value';
import { formatNumber } from '../number-format';
import type { Family, Implementation } from './function';
import { cultureAt } from './locale';

/** The functions of arithmetic. */
export const numberFunctions: Family<
  'add' | 'sub' | 'mul' | 'div' | 'mod' | 'min' | 'max' | 'rand' | 'formatNumber'
> = {
  add: arithmetic({ name: 'add', integers: (a, b) => a + b, doubles: (a, b) => a + b }),
  sub: arithmetic({ name: 'sub', integers: (a, b) => a - b, doubles: (a, b) => a - b }),
  mul: arithmetic({ name: 'mul', integers: (a, b) => a * b, doubles: (a, b) => a * b }),
  div: division({ name: 'div', integers: (a, b) => a / b, doubles: (a, b) => a / b }),
  mod: division({ name: 'mod', integers: (a, b) => a % b, doubles: (a, b) => a % b }),
  min: extreme((order) => order < 0),
  max: extreme((order) => order > 0),
  rand: random,
  formatNumber: (args) => formatNumber(args, args.number(0), args.text(1), cultureAt(args, 2)),
};

function arithmetic(operation: Operation): Implementation {
  return (args) => calculate(operation, args.number(0), args.number(1));
}

function division(operation: Operation): Implementation {
  return (args) => {
    const [dividend, divisor] = [args.number(0), args.number(1)];
    if (doubleOf(divisor) !== 0) return calculate(operation, dividend, divisor);
    throw new TemplateError(
      `Attempt to divide an integral or decimal value by zero in function '${operation.name}'.`,
    );
  };
}

/** The first of several numbers, or of one array of numbers, that no other comes before. */
function extreme(comesBefore: (order: number) => boolean): Implementation {
  return (args) => {
    const numbers = numbersOf(args);
    return numbers.reduce((best, other) =>
      comesBefore(compareNumbers(other, best)) ? other : best,
    );
  };
}

function numbersOf(args: Arguments): readonly DataNumber[] {
  const only = args.values.length === 1 ? args.at(0) : null;
  const values: readonly Data[] = isArray(only) ? only : args.values;
  if (values.length > 0 && values.every(isNumber)) return values;
  throw args.error(
    `expects either an array of numbers or a comma separated list of numbers as its parameters. ${usageLink(args.name)}`,
  );
}

/** An Integer from the least value up to, and without, the greatest. */
function random(args: Arguments): number {
  const [least, greatest] = [Number(args.integer(0)), Number(args.integer(1))];
  if (least <= greatest) return least + Math.floor(args.scope.random() * (greatest - least));
  throw args.notValid(`The minimum '${least}' is greater than the maximum '${greatest}'.`);
}
