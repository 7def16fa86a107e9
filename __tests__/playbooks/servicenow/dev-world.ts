import { createHash } from 'node:crypto';
import { type Stack, loadStack } from '../../../emulator/stack';
import { World, type WorldOptions, type WorldState } from '../../../emulator/world';
import type { EnvironmentInput } from '../../../environments';
import dev from '../../../environments/dev';
import { TODAY } from '../../constructs/today';
import { textOncePerRun } from '../../run/once';

/** An environment as it is synthesized: once per run, and cdktf is loaded by nobody who finds it done. */
export const synthesizedStack = (input: EnvironmentInput): { stack: Stack; text: string } => {
  const name = createHash('sha256').update(JSON.stringify(input)).digest('hex');
  const text = textOncePerRun(`${name}.cdk.tf.json`, () => {
    const { synthesized } = jest.requireActual<typeof import('../../constructs/synthesized')>(
      '../../constructs/synthesized',
    );
    return synthesized(input).text;
  });
  return { stack: loadStack(JSON.parse(text)), text };
};

/** The `dev` environment as it is synthesized. */
export const devStack = synthesizedStack(dev);

/** A world of `dev`, or of an environment like it. */
export const devWorld = (
  options: WorldOptions = {},
  changes: Partial<EnvironmentInput> = {},
): World =>
  new World(
    Object.keys(changes).length === 0
      ? devStack.stack
      : synthesizedStack({ ...dev, ...changes }).stack,
    { start: TODAY.getTime(), ...options },
  );

/** Lets an event happen and everything that follows from it. */
export async function deliver(world: World, ...payloads: readonly unknown[]): Promise<WorldState> {
  for (const payload of payloads) {
    await world.deliver(payload);
    await world.settle();
  }
  return world.state();
}

/** What an analyst sees of the incidents' tickets. */
export const seen = ({ sentinel, serviceNow, notifications, runs }: WorldState) => ({
  tickets: (serviceNow['incident'] ?? []).map(({ number }) => number),
  labels: sentinel.incidents.flatMap(({ properties }) =>
    properties.labels.map(({ labelName }) => labelName),
  ),
  comments: sentinel.incidents.flatMap(({ comments }) =>
    comments.map(({ properties }) => properties.message),
  ),
  notifications: notifications.length,
  runs: runs.map(({ status }) => status),
});
