import { soak } from '../../bench/soak/soak';
import { editedStack } from './edited-stack';
import { SABOTAGE } from './sabotage';

const INCIDENTS = 40;

test('people on both sides, faults and outages: nothing lost, nothing doubled, no echo', async () => {
  const { examples, denied, edits } = await soak(editedStack(), { incidents: INCIDENTS });
  expect({ examples, denied }).toStrictEqual({ examples: [], denied: 0 });
  expect(edits).toBeGreaterThan(INCIDENTS * 3);
}, 60_000);

test('a soak shows what a careless hand has done', async () => {
  const edit = SABOTAGE['the author filter dropped'];
  const { echo } = await soak(editedStack(edit), { incidents: INCIDENTS });
  expect(echo).toBeGreaterThan(0);
}, 60_000);
