import type { Arguments } from '../arguments';
import { deepEquals } from '../equality';
import { compareNumbers } from '../number';
import { compareText } from '../text';
import { type Data, isInteger, isNumber, typeNameOf } from '../value';
import type { Family, Implementation } from './function';

/** The functions that compare values; those that evaluate only what they need are in `lazy.ts`. */
export const logicFunctions: Family<
  'not' | 'equals' | 'less' | 'lessOrEquals' | 'greater' | 'greaterOrEquals'
> = {
  not: (args) => !args.boolean(0, 'to be a boolean'),
  equals: (args) => {
    const [first = null, ...others] = args.values;
    return others.every((other) => isEqual(first, other));
  },
  less: comparison((order) => order < 0),
  lessOrEquals: comparison((order) => order <= 0),
  greater: comparison((order) => order > 0),
  greaterOrEquals: comparison((order) => order >= 0),
};

/**
 * Deep equality, and a boolean equals an Integer that stands for it.
 * @see https://learn.microsoft.com/azure/logic-apps/workflow-definition-language-functions-reference#equals
 */
function isEqual(a: Data, b: Data): boolean {
  if (typeof a === 'boolean' && isInteger(b)) return a === (Number(b) !== 0);
  if (typeof b === 'boolean' && isInteger(a)) return b === (Number(a) !== 0);
  return deepEquals(a, b);
}

const isComparable = (value: Data): boolean => typeof value === 'string' || isNumber(value);

function comparison(holds: (order: number) => boolean): Implementation {
  return (args: Arguments) => {
    const [a, b] = [args.at(0), args.at(1)];
    if (isNumber(a) && isNumber(b)) return holds(compareNumbers(a, b));
    if (typeof a === 'string' && typeof b === 'string') return holds(compareText(a, b));
    if (isComparable(a) && isComparable(b)) {
      throw args.error(
        `expects two parameter of matching types. The function was invoked with values of type '${typeNameOf(a)}' and '${typeNameOf(b)}' that do not match.`,
      );
    }
    const invalid = [a, b].filter((value) => !isComparable(value)).map(typeNameOf);
    throw args.error(
      `expects all of its parameters to be either integer or decimal numbers. Found invalid parameter types: '${invalid.join("', '")}'.`,
    );
  };
}
