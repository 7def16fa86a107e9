import fc from 'fast-check';
import { keysOf, pathTo } from '../../../workflow/lint/json';

test('a path leads back to the keys it was made of, whatever they are called', () => {
  const key = fc.oneof(
    fc.string(),
    fc.nat(),
    fc.constantFrom('actions', 'a b', "it's", "']['", '0', '$schema', 'a.b'),
  );
  fc.assert(
    fc.property(fc.array(key), (keys) => {
      expect(keysOf(pathTo('', ...keys))).toEqual(keys);
    }),
  );
});
