import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Stack, loadStack } from '../../emulator/stack';
import type { EnvironmentInput } from '../../environments';
import dev from '../../environments/dev';
import type { Json } from '../../workflow/parameter';
import { synthesized } from '../constructs/synthesized';

/** The stack of an environment as its file says, or as somebody has edited it. */
export function editedStack(
  edit: (stack: Json) => void = () => undefined,
  input: EnvironmentInput = dev,
): Stack {
  const folder = mkdtempSync(join(tmpdir(), 'bridge-soak-'));
  try {
    const stack = JSON.parse(synthesized(input).text) as Json;
    edit(stack);
    const file = join(folder, 'cdk.tf.json');
    writeFileSync(file, JSON.stringify(stack));
    return loadStack(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
