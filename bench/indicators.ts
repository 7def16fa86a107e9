import { type Random, seededRandom } from '../emulator/runtime/random';
import { costOf } from '../emulator/runtime/meter';
import { textAt } from '../emulator/services/jira/values';
import type { Stack } from '../emulator/stack';
import { World } from '../emulator/world';
import { Disturber } from './soak/disturbances';

export interface IndicatorsOptions {
  readonly indicators: number;
  /** @default 1 */
  readonly seed?: number;
}

/** What became of so many observables, and what it took. */
export interface IndicatorsReport {
  readonly indicators: number;
  /** What people and feeds did to them after they were there. */
  readonly edits: number;
  /** Observables that Sentinel should match and does not, or as something else. */
  readonly lost: number;
  /** Those that it matches twice. */
  readonly doubled: number;
  /** Those that it matches and should not. */
  readonly stale: number;
  readonly matching: number;
  readonly revoked: number;
  readonly refused: number;
  readonly failedRuns: number;
  readonly runs: number;
  /** Billed executions of the playbook, and what they cost at list prices in US dollars. */
  readonly executions: number;
  readonly cost: number;
  /** Of a run that finds nothing. */
  readonly idleCost: number;
  /** The most that was in memory at the end of a run, in megabytes; the workspace and the instance included. */
  readonly peakMegabytes: number;
}

const START = Date.UTC(2026, 0, 5);
const HOUR = 3_600_000;
const SPAN = 12 * HOUR;
const REST = 6 * HOUR;
const TABLE = 'sn_ti_observable';
const FEED = 'threat.feed';

/** What may be wrong with an observable from the start. */
const BAD = ['10.1.2.3', 'not an address', '<b>93.184.216.34</b>', '', '300.1.1.1'];

const address = (index: number): string =>
  `93.${(index >> 16) & 255}.${(index >> 8) & 255}.${index & 255}`;

/**
 * Lets ServiceNow have so many observables, a third of them changed, withdrawn or back again later, while one call in twenty fails; then compares what Sentinel holds with
 * what it should.
 */
export async function benchIndicators(
  stack: Stack,
  { indicators, seed = 1 }: IndicatorsOptions,
): Promise<IndicatorsReport> {
  const random = seededRandom(seed);
  const disturber: Disturber = new Disturber(
    random,
    { faults: 0.05, twice: 0, late: 0, lost: 0 },
    SPAN,
    () => world.now - START,
  );
  const world: World = new World(stack, {
    seed,
    start: START,
    keptRuns: 5,
    disturb: disturber.faultOf,
  });
  const feed = feedOf(world);
  const figures = { runs: 0, failedRuns: 0, builtIn: 0, standard: 0, idle: Infinity, peak: 0 };
  world.runtime.onRunEnd((run) => {
    figures.peak = Math.max(figures.peak, process.memoryUsage().heapUsed);
    if (!run.workflow.name.endsWith('threat-intelligence')) return;
    const { billed } = run.meter;
    figures.runs += 1;
    figures.failedRuns += run.status === 'Failed' ? 1 : 0;
    figures.builtIn += billed.builtIn;
    figures.standard += billed.standard;
    if (run.status === 'Succeeded') figures.idle = Math.min(figures.idle, costOf(billed));
  });

  const before = Math.floor(indicators * 0.6);
  for (let index = 0; index < before; index += 1) feed.add(index, random);
  const steps = 48;
  let edits = 0;
  let added = before;
  for (let step = 1; step <= steps; step += 1) {
    await world.runUntil(START + (step * SPAN) / steps);
    for (; added < before + ((indicators - before) * step) / steps; added += 1) {
      feed.add(added, random);
    }
    for (let edit = 0; edit < indicators / 3 / steps; edit += 1) {
      feed.edit(Math.floor(random() * added), random);
      edits += 1;
    }
  }
  disturber.end();
  await world.runUntil(START + SPAN + REST);
  const verdict = verdictOf(world, feed.all());
  await world.close();
  const { builtIn, standard, idle, peak, runs, failedRuns } = figures;
  return {
    indicators,
    edits,
    ...verdict,
    runs,
    failedRuns,
    executions: builtIn + standard,
    cost: costOf({ builtIn, standard }),
    idleCost: idle,
    peakMegabytes: Math.round(peak / 2 ** 20),
  };
}

/** What feeds and people do to the observables of an instance. */
function feedOf(world: World) {
  const { serviceNow: instance } = world;
  if (instance === undefined) throw new Error('no playbook of the stack calls ServiceNow');
  const ids: string[] = [];
  const change = (index: number, columns: Readonly<Record<string, string>>): void => {
    const row = instance.row(TABLE, ids[index] ?? '');
    if (row !== undefined) instance.update(TABLE, row, columns, FEED);
  };
  return {
    add(index: number, random: Random): void {
      const bad = BAD[Math.floor(random() * BAD.length * 20)];
      const row = instance.insert(
        TABLE,
        { value: bad ?? address(index), type: 'IP address (V4)', finding: 'Malicious' },
        FEED,
      );
      ids.push(row['sys_id'] ?? '');
    },
    edit(index: number, random: Random): void {
      const draw = random();
      if (draw < 0.4) change(index, { finding: 'Clean' });
      else if (draw < 0.6) change(index, { finding: 'Malicious' });
      else if (draw < 0.8) change(index, { sighting_count: String(Math.floor(draw * 10_000)) });
      else change(index, { finding: 'Unknown' });
    },
    all: () => instance.rows(TABLE),
  };
}

type Verdict = Pick<
  IndicatorsReport,
  'lost' | 'doubled' | 'stale' | 'matching' | 'revoked' | 'refused'
>;

/** Compares what Sentinel matches with the observables, by the id of the record that an object names. */
function verdictOf(world: World, rows: readonly Readonly<Record<string, string>>[]): Verdict {
  const now = new Date(world.now).toISOString();
  const objects = world.services.intelligence?.all() ?? [];
  const matching = objects.filter(
    (one) => one['revoked'] !== true && (textAt(one, 'valid_until') ?? '') > now,
  );
  const found = new Map<string, string[]>();
  for (const one of matching) {
    const { external_id: id } = (
      one['external_references'] as readonly { readonly external_id: string }[]
    )[0] ?? { external_id: '' };
    found.set(id, [...(found.get(id) ?? []), textAt(one, 'pattern') ?? '']);
  }
  const verdict = { lost: 0, doubled: 0, stale: 0, refused: 0 };
  for (const { sys_id: id = '', value = '', finding } of rows) {
    const patterns = found.get(id) ?? [];
    const isBad = BAD.includes(value);
    const wanted = finding === 'Malicious' && !isBad;
    if (isBad) verdict.refused += 1;
    if (patterns.length > 1) verdict.doubled += 1;
    if (wanted && !patterns.includes(`[ipv4-addr:value = '${value}']`)) verdict.lost += 1;
    if (!wanted && patterns.length > 0) verdict.stale += 1;
  }
  const revoked = objects.filter((one) => one['revoked'] === true).length;
  return { ...verdict, matching: matching.length, revoked };
}
