import { toText } from '../../../../emulator/expression/text';
import type { Json } from '../../../../workflow/parameter';
import type { Arguments } from './arguments';
import type { Family } from './function';

/** The functions that turn a value of one kind into another, or into an encoding. */
export const conversionFunctions: Family = {
  string: (args) => toText(args.at(0)),
  int: (args) => number(args, /^\s*-?\d+\s*$/),
  float: (args) => number(args, /^\s*-?\d+(\.\d+)?(e-?\d+)?\s*$/i),
  bool: (args) => {
    const value = args.at(0);
    if (typeof value !== 'string') return Boolean(value);
    const word = value.toLowerCase();
    return word === 'true' || (word === 'false' ? false : args.refuse("needs 'true' or 'false'"));
  },
  json: (args) => jsonOf(args, args.text(0)),
  base64: (args) => Buffer.from(args.text(0), 'utf8').toString('base64'),
  base64ToString: decoded,
  base64ToJson: (args) => jsonOf(args, decoded(args)),
};

function decoded(args: Arguments): string {
  return Buffer.from(args.text(0), 'base64').toString('utf8');
}

function number(args: Arguments, form: RegExp): number {
  const value = args.at(0);
  if (typeof value === 'number') return value;
  return typeof value === 'string' && form.test(value)
    ? Number(value)
    : args.refuse('needs a number');
}

function jsonOf(args: Arguments, text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return args.refuse('needs a text that is JSON');
  }
}
