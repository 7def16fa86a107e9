import { median } from './median';
import { loadStack } from '../emulator/stack';
import { type Billed, costOf } from '../emulator/runtime/meter';
import { World } from '../emulator/world';
import { synthesize } from '../constructs/synthesize';
import { environments, loadEnvironments } from '../environments';
import sample from '../cli/samples/password-spray.json';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface OpenTicketFigures {
  /** One run that opens a ticket, all its service calls included, in milliseconds; the median. */
  readonly millisecondsPerRun: number;
  /** The same with the event that starts it: re-homed, stored, and the automation rules evaluated. */
  readonly millisecondsPerIncident: number;
  /** What Azure bills for it. */
  readonly billed: Billed;
  /** At list prices, in US dollars. */
  readonly cost: number;
}

/** Runs before the first that counts: by then the engine has compiled what is hot. */
const WARM_UP = 500;
const RUNS = 1000;

/** Opens tickets in the emulator, each in a world that has been reset. */
export async function benchOpenTicket(): Promise<OpenTicketFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'bridge-bench-'));
  try {
    const [stack] = synthesize(loadEnvironments(environments), folder);
    const world = new World(loadStack(stack?.file ?? ''));
    const runs: number[] = [];
    const incidents: number[] = [];
    for (let i = 0; i < WARM_UP + RUNS; i++) {
      world.reset();
      const arrived = performance.now();
      await world.deliver(sample);
      const started = performance.now();
      await world.settle();
      const ended = performance.now();
      if (i < WARM_UP) continue;
      runs.push(ended - started);
      incidents.push(ended - arrived);
    }
    const billed = world.state().runs[0]?.billed ?? { builtIn: 0, standard: 0 };
    await world.close();
    return {
      millisecondsPerRun: median(runs),
      millisecondsPerIncident: median(incidents),
      billed,
      cost: costOf(billed),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
