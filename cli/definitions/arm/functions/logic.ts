import { deepEquals } from '../../../../emulator/expression/equality';
import type { Arguments } from './arguments';
import type { Family } from './function';

/**
 * The functions over true and false, and comparisons.
 * @see https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions-logical
 */
export const logicFunctions: Family = {
  and: (args) => booleans(args).every(Boolean),
  or: (args) => booleans(args).some(Boolean),
  not: (args) => !args.boolean(0),
  true: () => true,
  false: () => false,
  null: () => null,
  equals: (args) => deepEquals(args.at(0), args.at(1)),
  less: (args) => order(args) < 0,
  lessOrEquals: (args) => order(args) <= 0,
  greater: (args) => order(args) > 0,
  greaterOrEquals: (args) => order(args) >= 0,
};

const booleans = (args: Arguments): readonly boolean[] =>
  args.values.map((_, index) => args.boolean(index));

/** Less than, equal to or greater than zero, for two numbers or two texts. */
function order(args: Arguments): number {
  if (typeof args.at(0) === 'number') return Number(args.at(0)) - args.integer(1);
  const [a, b] = [args.text(0), args.text(1)];
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
