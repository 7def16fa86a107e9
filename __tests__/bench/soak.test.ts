import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { soak } from '../../bench/soak/soak';
import { loadStack } from '../../emulator/stack';
import dev from '../../environments/dev';
import type { Json } from '../../workflow/parameter';
import { synthesized } from '../constructs/synthesized';
import { SABOTAGE } from './sabotage';

const folder = mkdtempSync(join(tmpdir(), 'bridge-soak-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** The stack of `dev` as its file says, or as somebody has edited it. */
function stackOf(edit: (stack: Json) => void = () => undefined) {
  const stack = JSON.parse(synthesized(dev).text) as Json;
  edit(stack);
  const file = join(folder, 'cdk.tf.json');
  writeFileSync(file, JSON.stringify(stack));
  return loadStack(file);
}

test('a thousand incidents, edited on both sides: nothing lost, nothing doubled, no echo', async () => {
  const report = await soak(stackOf(), { incidents: 1000 });
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

test.each(Object.keys(SABOTAGE))(
  '%s: the soak shows it',
  async (name) => {
    const { lost, doubled, echo, denied } = await soak(stackOf(SABOTAGE[name]), { incidents: 120 });
    expect(lost + doubled + echo + denied).toBeGreaterThan(0);
  },
  100_000,
);
