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
  /** One incident from its event to its ticket, all service calls included, in milliseconds; the median. */
  readonly millisecondsPerRun: number;
  /** What Azure bills for it. */
  readonly billed: Billed;
  /** At list prices, in US dollars. */
  readonly cost: number;
}

const RUNS = 400;

/** Opens tickets in the emulator, each in a world that has been reset. */
export async function benchOpenTicket(): Promise<OpenTicketFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'bridge-bench-'));
  try {
    const [stack] = synthesize(loadEnvironments(environments), folder);
    const world = new World(loadStack(stack?.file ?? ''));
    const times: number[] = [];
    for (let i = 0; i < RUNS; i++) {
      world.reset();
      const start = performance.now();
      await world.deliver(sample);
      await world.settle();
      times.push(performance.now() - start);
    }
    const billed = world.state().runs[0]?.billed ?? { builtIn: 0, standard: 0 };
    await world.close();
    times.sort((a, b) => a - b);
    const millisecondsPerRun = Math.round((times[RUNS / 2] ?? NaN) * 100) / 100;
    return { millisecondsPerRun, billed, cost: costOf(billed) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
