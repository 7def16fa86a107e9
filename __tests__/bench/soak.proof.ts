import { soak } from '../../bench/soak/soak';
import { editedStack } from './edited-stack';

test('a thousand incidents, edited on both sides: nothing lost, nothing doubled, no echo', async () => {
  const report = await soak(editedStack(), { incidents: 1000 });
  const { lost, doubled, echo, overwritten, denied, examples } = report;
  expect({ lost, doubled, echo, overwritten, denied, examples }).toStrictEqual({
    lost: 0,
    doubled: 0,
    echo: 0,
    overwritten: 0,
    denied: 0,
    examples: [],
  });
}, 150_000);
