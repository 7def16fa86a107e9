import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPlan, review } from '../../review';
import { planSchema } from '../../review/plan/schema';
import { expectGolden } from '../golden';
import { foreignPlan } from './foreign';
import { plans } from './plans';

test.each(Object.keys(plans))('%s reads as it was reviewed', (name) => {
  const plan = planSchema.parse(plans[name]?.());
  expectGolden(`review/golden/${name}.md`, review(plan).markdown);
});

test.each(['row-secret-and-epoch', 'grant-lost-identity-replaced'])(
  'a plan of the real providers reads as it was reviewed: %s',
  (name) => {
    const file = join(__dirname, 'fixtures', `${name}.json`);
    const plan = readPlan(readFileSync(file), file);
    expectGolden(`review/golden/real-${name}.md`, review(plan).markdown);
  },
);

test('a plan of a stack unlike ours reads as it was reviewed', () => {
  expectGolden('review/golden/foreign.md', review(planSchema.parse(foreignPlan)).markdown);
});
