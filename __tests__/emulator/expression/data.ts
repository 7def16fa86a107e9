import fc from 'fast-check';
import { floatOf } from '../../../emulator/expression/number';
import type { Data } from '../../../emulator/expression/value';

const float = fc.double({ noNaN: true, noDefaultInfinity: true }).map(floatOf);

const key = fc.oneof(
  fc.string({ maxLength: 6 }),
  fc.constantFrom('__proto__', 'constructor', 'toString', 'body', '$content', '$content-type'),
);

/** Any value that an expression can meet. */
export const data: fc.Arbitrary<Data> = fc.letrec<{ value: Data }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constant(null),
    fc.boolean(),
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.constantFrom(
      '2026-01-01T00:00:00Z',
      '42',
      'true',
      'aGk=',
      '{"a":1.0}',
      'data:,x',
      '<a b="1"><c/>x</a>',
      '//a/@b',
      'de-DE',
      'D',
      'Day',
    ),
    fc.maxSafeInteger().map((value) => value + 0),
    fc.bigInt(2n ** 53n, 2n ** 63n - 1n),
    float,
    fc.array(tie('value'), { maxLength: 4 }),
    fc
      .array(fc.tuple(key, tie('value')), { maxLength: 4 })
      .map((entries): Data => Object.fromEntries(entries)),
  ),
})).value;
