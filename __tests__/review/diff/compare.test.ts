import { type JsonObject, OPAQUE } from '../../../workflow/lint/json';
import { compareProperties, isSame } from '../../../review/diff/compare';
import { linesOf } from '../../../review/diff/lines';

const lines = (before: JsonObject, after: JsonObject): string[] =>
  linesOf(compareProperties(before, after));

test.each([
  ['null and an empty list', { a: null }, { a: [] }],
  ['nothing and an empty text', {}, { a: '' }],
  ['an empty object and nothing', { a: { b: {} } }, { a: {} }],
  ['JSON in another order', { a: '{"x":1,"y":2}' }, { a: '{ "y": 2, "x": 1 }' }],
  ['nothing, and something that is not known yet', { a: '' }, { a: OPAQUE }],
])('%s say the same', (_, before, after) => {
  expect(isSame(before, after)).toBe(true);
});

test.each<[string, JsonObject, JsonObject, string[]]>([
  ['a value', { a: { b: '2' } }, { a: { b: '3' } }, ['~ a.b = "2" -> "3"']],
  ['what comes and goes', { a: 1, b: 2 }, { b: 2, c: 3 }, ['- a = 1', '+ c = 3']],
  ['zero and false, which are something', { a: 0, b: false }, {}, ['- a = 0', '- b = false']],
  ['a name with a dot', { 'a.b': 1 }, { 'a.b': 2 }, ["~ ['a.b'] = 1 -> 2"]],
  ['an item of a list', { a: ['x', 'y'] }, { a: ['x', 'z', 'y'] }, ['+ a[1] = "z"']],
  ['another order', { a: ['x', 'y', 'z'] }, { a: ['z', 'x', 'y'] }, ['~ a is in another order']],
  ['the only item of a list', { a: [{ b: 1 }] }, { a: [{ b: 2 }] }, ['~ a[0].b = 1 -> 2']],
  [
    'an item with a name, wherever it stands now',
    { a: [{ name: 'x', v: 1 }, { name: 'y' }] },
    { a: [{ name: 'z' }, { name: 'x', v: 2 }] },
    ['- a[1] = {"name":"y"}', '+ a[0] = {"name":"z"}', '~ a[1].v = 1 -> 2'],
  ],
  ['JSON within a text', { a: '{"x":[1]}' }, { a: '{"x":[2]}' }, ['~ a.x[0] = 1 -> 2']],
  [
    'something that is not known yet',
    { a: 'x' },
    { a: OPAQUE },
    ['~ a = "x" -> (known after apply)'],
  ],
  ['another kind of value', { a: [1] }, { a: 'x' }, ['~ a = [1] -> "x"']],
  [
    'the ends of long ids',
    { a: '/subscriptions/s/resourceGroups/g/providers/P/vaults/one' },
    { a: '/subscriptions/s/resourceGroups/g/providers/P/vaults/two' },
    ['~ a = "…/vaults/one" -> "…/vaults/two"'],
  ],
  [
    'what differs between long texts',
    { a: `${'x'.repeat(200)}1${'y'.repeat(200)}` },
    { a: `${'x'.repeat(200)}2${'y'.repeat(200)}` },
    [
      '~ a',
      `-   …${'x'.repeat(60)}1${'y'.repeat(60)}…`,
      `+   …${'x'.repeat(60)}2${'y'.repeat(60)}…`,
    ],
  ],
])('told is %s', (_, before, after, expected) => {
  expect(lines(before, after).sort()).toEqual([...expected].sort());
});
