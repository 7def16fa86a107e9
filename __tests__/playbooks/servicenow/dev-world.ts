import { type Stack, loadStack } from '../../../emulator/stack';
import { World, type WorldOptions, type WorldState } from '../../../emulator/world';
import type { EnvironmentInput } from '../../../environments';
import dev from '../../../environments/dev';
import { synthesized } from '../../constructs/synthesized';
import { TODAY } from '../../constructs/today';

/** An environment as it is synthesized. */
export const synthesizedStack = (input: EnvironmentInput): { stack: Stack; text: string } => {
  const { text, json } = synthesized(input);
  return { stack: loadStack(json), text };
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
