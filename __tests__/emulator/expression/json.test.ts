import fc from 'fast-check';
import { readJson, writeJson } from '../../../emulator/expression/json';
import { deepEquals } from '../../../emulator/expression/equality';
import { isObject } from '../../../emulator/expression/value';
import { Float } from '../../../workflow/tree';
import { data } from './data';

test.each([
  ['5', 5],
  ['5.0', new Float(5)],
  ['-0.0', new Float(0)],
  ['1e3', new Float(1000)],
  ['0.1', 0.1],
  ['9007199254740993', 9_007_199_254_740_993n],
  ['{"at": "2026-01-01T00:00:00.000Z", "n": 1}', { at: '2026-01-01T00:00:00.000Z', n: 1 }],
  ['{"a": 1, "a": 2}', { a: 2 }],
  ['{"a": 1.5, "a": 2}', { a: 2 }],
  ['[1.0, {"b": 2.50}]', [new Float(1), { b: 2.5 }]],
  [' "\\u00e4" ', 'ä'],
])('%s is read as %j', (text, value) => {
  expect(readJson(text)).toEqual(value);
});

test.each([
  '',
  '{',
  '[1,]',
  "{'a': 1}",
  '1.0.0',
  '01',
  'NaN',
  '1e999',
  '[1.0',
  `${'['.repeat(99_999)}1.0`,
])('fails on %.20s', (text) => {
  expect(() => readJson(text)).toThrow(SyntaxError);
});

test.each(['{"__proto__": {"polluted": 1}}', '{"__proto__": {"polluted": 1.0}}'])(
  '%s is an object with that property and nothing more',
  (text) => {
    const value = readJson(text);
    expect(isObject(value) && Object.keys(value)).toEqual(['__proto__']);
    expect(Object.prototype).not.toHaveProperty('polluted');
  },
);

test.each([
  [null, 'null'],
  [new Float(5), '5.0'],
  [5, '5'],
  [638_000_000_000_000_001n, '638000000000000001'],
  [new Float(1e21), '1E+21'],
  [[1, 'a"b', { c: true }], '[1,"a\\"b",{"c":true}]'],
])('%j is written as %s', (value, text) => {
  expect(writeJson(value)).toBe(text);
});

test('what is written reads back as the same value', () => {
  fc.assert(
    fc.property(data, (value) => {
      expect(readJson(writeJson(value))).toEqual(value);
    }),
    { numRuns: 1000 },
  );
});

test('a value equals itself read back, and nothing equals more than that', () => {
  fc.assert(
    fc.property(data, data, (a, b) => {
      expect(deepEquals(a, readJson(writeJson(a)))).toBe(true);
      expect(deepEquals(a, b)).toBe(deepEquals(b, a));
    }),
    { numRuns: 1000 },
  );
});
