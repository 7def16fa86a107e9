import { seededRandom } from '../../emulator/runtime/random';
import type { Run } from '../../emulator/runtime/run';
import { costOf } from '../../emulator/runtime/meter';
import type { Stack } from '../../emulator/stack';
import { World } from '../../emulator/world';
import { type Disturbances, Disturber, USUAL } from './disturbances';
import { editsOf } from './edits';
import { heapInUse } from './heap';
import { People } from './people';
import { sidesOf } from './sides';
import { type Verdict, type Wrong, verdictOf } from './verdict';

export interface SoakOptions {
  readonly incidents: number;
  /** @default 1 */
  readonly seed?: number;
  /** @default - one call in twenty fails, and events are lost, doubled and late */
  readonly disturbances?: Disturbances;
}

/** What a soak has found, and what it took. */
export interface SoakReport extends Verdict {
  readonly incidents: number;
  /** What people did, on both sides. */
  readonly edits: number;
  /** Calls that were refused for want of a permission. */
  readonly denied: number;
  /** Writes of playbooks for each edit of a person. */
  readonly writesPerEdit: number;
  readonly lifecyclesPerSecond: number;
  readonly failedRuns: number;
  /** At list prices, in US dollars for each incident, the schedule's idle runs included. */
  readonly costPerIncident: number;
  readonly notifications: number;
  /** Megabytes in use at the end: what people have written, and what the services keep of it. */
  readonly heap: number;
}

const HOUR = 3_600_000;
const START = Date.UTC(2026, 0, 5);

/** Hours in which so many incidents come up: about forty an hour, as in a busy month. */
const spanOf = (incidents: number): number => Math.max(8, incidents / 40) * HOUR;

/** Time after the last edit in which everything has to come to rest. */
const REST = 3 * HOUR;

/**
 * Lives through so many incidents with a stack, as its files say: people edit both sides, calls fail, events get lost and come twice, each side is down for
 * a while. Afterwards both sides are compared.
 */
export async function soak(
  stack: Stack,
  { incidents, seed = 1, disturbances = USUAL }: SoakOptions,
): Promise<SoakReport> {
  const random = seededRandom(seed);
  const span = spanOf(incidents);
  const edits = editsOf(incidents, span, random);
  const disturber: Disturber = new Disturber(random, disturbances, span, () => world.now - START);
  const world: World = new World(stack, {
    seed,
    start: START,
    keptRuns: 20,
    disturb: disturber.faultOf,
    fateOf: disturber.fateOf,
  });
  const bill = { builtIn: 0, standard: 0 };
  const silent: string[] = [];
  let failedRuns = 0;
  world.runtime.onRunEnd((run) => {
    bill.builtIn += run.meter.billed.builtIn;
    bill.standard += run.meter.billed.standard;
    if (run.status !== 'Failed') return;
    failedRuns += 1;
    if (!hasTold(run)) silent.push(run.label);
  });

  const people = new People(world, sidesOf(world), (begin, end) =>
    disturber.wasDown(begin - START, end - START),
  );
  const began = performance.now();
  for (const edit of edits) {
    await world.runUntil(START + edit.at);
    people.do(edit);
  }
  await world.runUntil(world.now + HOUR);
  disturber.end();
  await world.runUntil(world.now + REST);
  await world.settle();
  const seconds = (performance.now() - began) / 1000;

  const writes = Object.values(world.writes()).reduce((sum, each) => sum + each, 0);
  const wrongs = [
    ...(await people.wrongs()),
    ...silent.map((label): Wrong => ['lost', `${label} has failed without a word`]),
  ];
  const report = {
    ...verdictOf(wrongs),
    incidents,
    edits: people.edits,
    denied: world.denied,
    writesPerEdit: Math.round((writes / people.edits) * 100) / 100,
    lifecyclesPerSecond: Math.round(incidents / seconds),
    failedRuns,
    costPerIncident: costOf(bill) / incidents,
    notifications: world.state().notifications.length,
    heap: Math.round(heapInUse() / 100_000) / 10,
  };
  await world.close();
  return report;
}

/**
 * A run that fails has to say so: its catch has worked out what failed, and where the run is an incident's, has written the comment that tells of it
 * or found it there.
 */
function hasTold(run: Run): boolean {
  const actions = run.actions();
  const isKnown = actions.some(
    ({ name, status }) => name === 'Failed_steps' && status === 'Succeeded',
  );
  const isOnSchedule = run.workflow.triggers.some(({ type }) => type === 'recurrence');
  // Where the call itself has failed, or was skipped because the comment is there, it stands in the history all the same.
  const writes = actions.some(({ name, type }) => name === 'Failure_comment' && type === 'Http');
  return isKnown && (isOnSchedule || writes);
}
