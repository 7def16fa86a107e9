import { contextScope } from '../../../emulator/expression/context';
import { evaluate } from '../../../emulator/expression/evaluate';
import type { Lasting } from '../../../emulator/expression/remembered';
import type { Scope } from '../../../emulator/expression/scope';
import type { Data } from '../../../emulator/expression/value';
import { parseTemplate } from '../../../workflow/parse';

/** A scope that counts how often an action is read; its random numbers are 0.1, 0.2, ... */
function countingScope() {
  const context = contextScope({ actions: { A: { outputs: { body: { a: 1, b: null } } } } });
  let reads = 0;
  let draws = 0;
  const scope: Scope = {
    ...context,
    action: (name) => {
      reads += 1;
      return context.action(name);
    },
    random: () => {
      draws += 1;
      return draws / 10;
    },
  };
  return { scope, reads: () => reads };
}

const LONG = "if(equals(body('A')?['a'], 1), string(body('A')?['a']), string(body('A')?['a']))";

test.each([
  ['a path that is repeated is read once', `@concat(${LONG}, ${LONG}, ${LONG})`, '111', 1],
  ['so is one that gives null', "@coalesce(body('A')?['b'], body('A')?['b'], 7)", 7, 1],
  [
    'a path and a longer one are read each',
    "@concat(string(body('A')?['a']), string(body('A')))",
    '1{"a":1,"b":null}',
    2,
  ],
  ["1 is not '1'", "@concat(string(equals(1, 1)), string(equals('1', 1)))", 'TrueFalse', 0],
])('%s', (_rule, expression, value, reads) => {
  const counting = countingScope();
  expect(evaluate(parseTemplate(expression), counting.scope)).toBe(value);
  expect(counting.reads()).toBe(reads);
});

test('what is drawn by lot is drawn each time, and so is all that it stands in', () => {
  const { scope } = countingScope();
  expect(evaluate(parseTemplate('@concat(string(rand(0, 10)), string(rand(0, 10)))'), scope)).toBe(
    '12',
  );
});

test('where an array is gone through, only what has the item in it is read for each', () => {
  const { scope, reads } = countingScope();
  const lasting: Lasting = new Map();
  const expression = parseTemplate(
    "@concat(string(body('A')?['a']), string(body('A')?['b']), item())",
  );
  const read = (item: string): Data =>
    evaluate(expression, { ...scope, lasting, item: () => item });
  expect(['x', 'y', 'z'].map(read)).toEqual(['1x', '1y', '1z']);
  expect(reads()).toBe(2);
});
