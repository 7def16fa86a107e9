import fc from 'fast-check';
import { differences, placeOf } from '../../../operate/doctor/playbooks/compare';
import type { Json } from '../../../workflow/parameter';

const json = () => fc.jsonValue() as fc.Arbitrary<Json>;

test('a value does not differ from itself, in whatever order its keys are', () => {
  fc.assert(
    fc.property(json(), (value) => {
      expect(differences(value, JSON.parse(JSON.stringify(value)) as Json)).toEqual([]);
    }),
  );
  expect(differences({ a: 1, b: [2] }, { b: [2], a: 1 })).toEqual([]);
});

test('what is taken out one way comes in the other way', () => {
  const opposite = { removed: 'added', added: 'removed', changed: 'changed' } as const;
  fc.assert(
    fc.property(json(), json(), (one, other) => {
      const there = differences(one, other).map(
        ({ kind, path }) => `${opposite[kind]} ${path.join('/')}`,
      );
      const back = differences(other, one).map(({ kind, path }) => `${kind} ${path.join('/')}`);
      expect(there.toSorted()).toEqual(back.toSorted());
    }),
  );
});

test.each<readonly [Json, Json, readonly string[]]>([
  [{ a: null }, {}, []],
  [{ a: { b: 1 } }, { a: {} }, ['removed a.b']],
  [{ a: [1, 2] }, { a: [1] }, ['removed a.1']],
  [{ a: [1] }, { a: { 0: 1 } }, ['changed a']],
  [{ a: 1 }, { a: '1' }, ['changed a']],
  [{}, { ä: 1 }, ['added ä']],
])('%j against %j', (declared, deployed, told) => {
  expect(
    differences(declared, deployed).map(({ kind, path }) => `${kind} ${path.join('.')}`),
  ).toEqual(told);
});

test.each([
  [['definition', 'actions', 'If', 'actions', 'Read'], 'the action Read'],
  [
    ['definition', 'actions', 'If', 'actions', 'Read', 'inputs', 'uri'],
    'inputs.uri of the action Read',
  ],
  [['definition', 'actions', 'Switch', 'cases', 'High', 'actions'], 'actions of the case High'],
  [['definition', 'triggers', 'Incident'], 'the trigger Incident'],
  [['parameters', '$connections', 'value', 'x'], 'value.x of the parameter $connections'],
  [['definition', 'outputs', 'cursor', 'value'], 'value of the output cursor'],
  [['definition', 'contentVersion'], 'definition.contentVersion'],
  [['definition', 'actions'], 'definition.actions'],
])('%j is called %s', (path, words) => {
  expect(placeOf(path)).toBe(words);
});
