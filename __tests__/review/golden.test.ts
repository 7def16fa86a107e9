import { review } from '../../review';
import { planSchema } from '../../review/plan/schema';
import { expectGolden } from '../golden';
import { plans } from './plans';

test.each(Object.keys(plans))('%s reads as it was reviewed', (name) => {
  const plan = planSchema.parse(plans[name]?.());
  expectGolden(`review/golden/${name}.md`, review(plan).markdown);
});
