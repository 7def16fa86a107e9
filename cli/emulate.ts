import pc from 'picocolors';
import type { Run } from '../emulator/runtime/run';
import { loadStack } from '../emulator/stack';
import { World, type WorldState } from '../emulator/world';
import { type Step, describe, play, readScenario } from './scenario';
import { stackOf } from './stacks';
import { outcomeLines, runLines } from './timeline';

export interface EmulateOptions {
  /** Files with the body of an incident trigger, delivered one after the other. */
  readonly incident: readonly string[];

  /**
   * A file with incidents and faults, step by step; it comes after the incidents.
   * @default - none
   */
  readonly scenario?: string;

  /**
   * A synthesized stack.
   * @default - the environment's, synthesized if need be
   */
  readonly stack?: string;

  /**
   * Whether the final state is printed as JSON instead of a timeline.
   * @default false
   */
  readonly json?: boolean;
}

/** `bridge emulate`: runs an environment without Azure. */
export async function emulate(environment: string, options: EmulateOptions): Promise<void> {
  const scenario = options.scenario === undefined ? undefined : readScenario(options.scenario);
  const delivered = options.incident.map((file): Step => ({ deliver: [file] }));
  const steps = [...delivered, ...(scenario?.steps ?? [])];
  if (steps.length === 0) {
    throw new Error(
      `nothing would happen: name an incident (--incident FILE) or a scenario (--scenario FILE)`,
    );
  }
  const world = new World(loadStack(options.stack ?? stackOf(environment).file), {
    start: Date.now(),
    ...(scenario?.seed !== undefined && { seed: scenario.seed }),
  });
  const print =
    options.json === true
      ? () => undefined
      : (line: string) => {
          console.log(line);
        };
  const state = await playAll(world, steps, print);
  if (options.json === true) console.log(JSON.stringify({ ...state, logs: world.logs() }, null, 2));
  await world.close();
}

/** Plays steps and tells what each one set off, then how everything stands. */
export async function playAll(
  world: World,
  steps: readonly Step[],
  print: (line: string) => void,
): Promise<WorldState> {
  const told = new Set<Run>();
  for (const step of steps) {
    print(`\n${pc.cyan('▸')} ${describe(step)}`);
    await play(world, step);
    for (const run of runsOf(world).filter((each) => !told.has(each))) {
      told.add(run);
      runLines(run).forEach(print);
    }
  }
  const state = world.state();
  state.refusedStarts.forEach(({ playbook, startedBy, reason }) => {
    print(`${pc.red('not started')} ${playbook} by '${startedBy}': ${reason}`);
  });
  outcomeLines(state).forEach(print);
  return state;
}

/** All runs, in the order in which they started. */
const runsOf = (world: World): Run[] =>
  world.runtime.workflows
    .flatMap(({ runs }) => runs)
    .sort((a, b) => a.startTime.localeCompare(b.startTime, 'en'));
