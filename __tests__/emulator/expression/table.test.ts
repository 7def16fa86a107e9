import { FUNCTIONS, signatureOf, type WordOfType } from '../../../workflow/functions';
import { TemplateError } from '../../../emulator/expression/errors';
import { Arguments } from '../../../emulator/expression/arguments';
import { contextScope } from '../../../emulator/expression/context';
import { callableOf } from '../../../emulator/expression/functions';
import type { Data } from '../../../emulator/expression/value';
import { Float } from '../../../workflow/tree';

/** A value of each type. */
const SAMPLES: Readonly<Record<Exclude<WordOfType, 'any' | 'number'>, Data>> = {
  string: '2026-01-01',
  integer: 1,
  boolean: true,
  array: [1],
  object: { a: 1 },
  null: null,
};

const fits = (words: readonly WordOfType[], type: string): boolean =>
  words.some(
    (word) => word === 'any' || word === type || (word === 'number' && type === 'integer'),
  );

/** A value that fits; for `or` one that does not keep it from reading the next. */
function sampleFor(words: readonly WordOfType[], name: string): Data {
  const sample = Object.entries(SAMPLES).find(([type]) => fits(words, type))?.[1] ?? null;
  return name === 'or' ? false : sample;
}

const names = Object.keys(FUNCTIONS);

test.each(names)('%s is implemented', (name) => {
  expect(callableOf(name)?.signature).toBe(signatureOf(name));
});

/**
 * Every place of an argument of every function, with a value whose type the table does not name
 * there.
 */
const misfits = names.flatMap((name) => {
  const signature = signatureOf(name);
  if (signature === undefined) return [];
  const count = Math.max(signature.least, Math.min(signature.most, 3));
  return Array.from({ length: count }, (_, position) => position).flatMap((position) =>
    Object.entries(SAMPLES)
      .filter(([type]) => !fits(signature.typesAt(position), type))
      // An argument that may be left out may be null.
      .filter(([type]) => type !== 'null' || position < signature.least)
      .map(([type, sample]) => {
        const args = Array.from({ length: Math.max(signature.least, position + 1) }, (_, i) =>
          i === position ? sample : sampleFor(signature.typesAt(i), name),
        );
        return { name, position, type, args };
      }),
  );
});

const scope = contextScope({ now: '2026-01-01T00:00:00Z' });

test.each(
  misfits.map((misfit) => [misfit.name, misfit.position, misfit.type, misfit.args] as const),
)('%s refuses at place %d a value of type %s', (name, _position, _type, args) => {
  const callable = callableOf(name);
  expect(() => {
    if (callable?.strict !== undefined) {
      callable.strict(new Arguments(callable.signature, args, scope));
    } else {
      // A lazy function reads what it needs: all of these are read.
      callable?.lazy(
        args.map((_, i) => ({ kind: 'literal', value: i })),
        (node) => args[node.kind === 'literal' ? Number(node.value) : 0] ?? null,
      );
    }
  }).toThrow(TemplateError);
});

test('a Float is no integer', () => {
  const callable = callableOf('addDays');
  const args = ['2026-01-01', new Float(1)];
  expect(() => {
    if (callable?.strict) callable.strict(new Arguments(callable.signature, args, scope));
  }).toThrow("to be an integer. The provided value is of type 'Float'");
});
