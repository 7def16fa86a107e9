import { firstDeploymentPage } from '../../../cli/generate/first-deployment';
import { ASSUMPTIONS } from '../../../operate/smoke/assumptions';
import { expectGolden } from '../../golden';

test('docs/first-deployment.md tells every assumption', () => {
  expectGolden('../docs/first-deployment.md', firstDeploymentPage());
});

test('no two assumptions have one id', () => {
  const ids = ASSUMPTIONS.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});
