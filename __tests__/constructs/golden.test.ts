import { environments } from '../../environments';
import { expectGolden } from '../golden';
import { synthesized } from './synthesized';

test.each(environments.map((environment) => [environment.name, environment] as const))(
  '%s synthesizes to what was reviewed',
  (name, environment) => {
    expectGolden(`constructs/golden/${name}.cdk.tf.json`, synthesized(environment).text);
  },
);
