import type { Stack } from '../emulator/stack';
import { World } from '../emulator/world';
import { STEP_HOURS, lifecycleOf } from './lifecycle';
import { sidesOf } from './soak/sides';

/** How many calls each service is sent, by service and method, as `servicenow GET`; those that the engine repeats count again. */
export type Calls = ReadonlyMap<string, number>;

/** What the playbooks of one ticket system call. */
export interface CallFigures {
  /** One run of the schedule in which nothing has changed. */
  readonly idle: Calls;
  /** An incident's day, from its creation to its end, beside the idle runs of that day. */
  readonly lifecycle: Calls;
  /** Minutes between two runs of the schedule. */
  readonly everyMinutes: number;
}

const GUID = '00000000-0000-4000-8000-00000000ca11';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Counts the calls of the playbooks of a stack that joins Sentinel and one ticket system. */
export async function benchCalls(stack: Stack): Promise<CallFigures> {
  let calls = new Map<string, number>();
  const world = new World(stack, {
    start: Date.UTC(2026, 0, 5),
    disturb: ({ service, method }) => {
      const call = `${service} ${method}`;
      calls.set(call, (calls.get(call) ?? 0) + 1);
      return undefined;
    },
  });
  let scheduled = 0;
  world.runtime.onRunEnd(({ trigger }) => {
    if (trigger.name === 'Schedule') scheduled += 1;
  });
  const [side] = sidesOf(world);
  if (side === undefined) throw new Error('the stack has no playbook for a ticket system');

  // The run at its very end belongs to the next hour.
  await world.runUntil(world.now + HOUR - MINUTE);
  const runs = scheduled;
  const idle = new Map([...calls].map(([call, count]) => [call, count / runs]));

  calls = new Map();
  scheduled = 0;
  for (const step of lifecycleOf(world, side, GUID)) {
    step();
    await world.runUntil(world.now + STEP_HOURS * HOUR);
  }
  const lifecycle = new Map(
    [...calls].map(([call, count]) => [call, count - (idle.get(call) ?? 0) * scheduled]),
  );
  await world.close();
  return { idle, lifecycle, everyMinutes: 60 / runs };
}
