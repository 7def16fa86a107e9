import { logRows } from '../emulator/logs/workflow-runtime';
import { type Billed, costOf } from '../emulator/runtime/meter';
import type { Run } from '../emulator/runtime/run';
import type { Stack } from '../emulator/stack';
import { World } from '../emulator/world';
import { STEP_HOURS, lifecycleOf } from './lifecycle';
import { sidesOf } from './soak/sides';

/** What some work costs: executions that Azure bills, and what its runs write into the logs. */
export interface Bill extends Billed {
  readonly executions: number;
  /** Bytes of log rows, as JSON. */
  readonly logBytes: number;
  /** At list prices, in US dollars, logs left out. */
  readonly cost: number;
}

/** What each kind of work costs, one after the other on one incident. */
export interface Bills {
  readonly open: Bill;
  readonly pushInStep: Bill;
  readonly pushField: Bill;
  readonly pushComment: Bill;
  readonly reconcileIdle: Bill;
  /** What a ticket that an agent has changed adds to a run that would be idle. */
  readonly reconcileChangedTicket: Bill;
  /** Created, changed three times, commented on both sides and closed within a day; idle runs of the schedule left out. */
  readonly lifecycle: Bill;
}

const GUID = '00000000-0000-4000-8000-00000000b111';
const HOUR = 3_600_000;

const plus = (a: Bill, b: Bill, sign: 1 | -1 = 1): Bill =>
  billOf(
    { builtIn: a.builtIn + sign * b.builtIn, standard: a.standard + sign * b.standard },
    a.logBytes + sign * b.logBytes,
  );

const billOf = (billed: Billed, logBytes: number): Bill => ({
  ...billed,
  executions: billed.builtIn + billed.standard,
  logBytes,
  cost: costOf(billed),
});

const NOTHING = billOf({ builtIn: 0, standard: 0 }, 0);

/** What a run has cost. */
export const billOfRun = (run: Run): Bill =>
  billOf(run.meter.billed, Buffer.byteLength(JSON.stringify(logRows(run))));

/** Measures the playbooks of a stack that joins Sentinel and one ticket system. */
export async function benchBill(stack: Stack): Promise<Bills> {
  const world = new World(stack, { start: Date.UTC(2026, 0, 5) });
  const [side] = sidesOf(world);
  if (side === undefined) throw new Error('the stack has no playbook for a ticket system');
  const key = () => side.ticketsOf(GUID)[0]?.key ?? '';
  let runs: Run[] = [];
  world.runtime.onRunEnd((run) => runs.push(run));

  /** What some work costs, without what the schedule would have cost anyhow. */
  const measure = async (work: () => void, idle?: Bill): Promise<Bill> => {
    runs = [];
    work();
    await world.settle();
    if (idle !== undefined) {
      await world.runUntil(world.now + HOUR / 5);
      await world.settle();
    }
    const scheduled = runs.filter(({ trigger }) => trigger.name === 'Schedule').length;
    const all = runs.map(billOfRun).reduce((sum, each) => plus(sum, each), NOTHING);
    return Array.from({ length: idle === undefined ? 0 : scheduled }).reduce<Bill>(
      (sum) => plus(sum, idle ?? NOTHING, -1),
      all,
    );
  };
  const { analyst } = world;
  await world.runUntil(world.now + 1);
  const reconcileIdle = runs.map(billOfRun)[0] ?? NOTHING;

  const open = await measure(() => {
    analyst.create(GUID);
  });
  await world.runUntil(world.now + HOUR);
  const pushInStep = await measure(() => {
    analyst.addTag(GUID, 'vip');
  });
  await world.runUntil(world.now + HOUR);
  const pushField = await measure(() => {
    analyst.setSeverity(GUID, 'High');
  });
  await world.runUntil(world.now + HOUR);
  const pushComment = await measure(() => {
    analyst.comment(GUID, 'Look at this');
  });
  await world.runUntil(world.now + HOUR);
  side.move(key(), 'Active', '');
  runs = [];
  await world.runUntil(world.now + HOUR / 10);
  const reconciling = runs.filter(({ trigger }) => trigger.name === 'Schedule').map(billOfRun);
  const most = reconciling.reduce((a, b) => (a.executions > b.executions ? a : b), NOTHING);
  const reconcileChangedTicket = plus(most, reconcileIdle, -1);

  world.reset();
  runs = [];
  let lifecycle = NOTHING;
  for (const step of lifecycleOf(world, side, GUID)) {
    lifecycle = plus(lifecycle, await measure(step, reconcileIdle));
    await world.runUntil(world.now + STEP_HOURS * HOUR);
  }
  await world.close();
  return {
    open,
    pushInStep,
    pushField,
    pushComment,
    reconcileIdle,
    reconcileChangedTicket,
    lifecycle,
  };
}
