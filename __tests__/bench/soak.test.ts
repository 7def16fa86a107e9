import { soak } from '../../bench/soak/soak';
import { editedStack } from './edited-stack';

const INCIDENTS = 40;

test('people on both sides, faults and outages: nothing lost, nothing doubled, no echo', async () => {
  const { examples, denied, edits } = await soak(editedStack(), { incidents: INCIDENTS });
  expect({ examples, denied }).toStrictEqual({ examples: [], denied: 0 });
  expect(edits).toBeGreaterThan(INCIDENTS * 3);
}, 60_000);
