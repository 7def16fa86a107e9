import { alike } from '../../bench/alike';
import { loadEnvironments } from '../../environments';

test('as many environments as one likes may stand side by side', () => {
  expect(loadEnvironments(alike(21)).map(({ name }) => name)).toHaveLength(21);
});
