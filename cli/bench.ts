import { bench, benchCurve, benchIntelligence, benchLogs, benchSoak } from '../bench';
import { stackOf } from './stacks';

export interface BenchOptions {
  /**
   * A synthesized stack: its file, or the folder that it is in.
   * @default - all benchmarks are run; the day is one of production
   */
  readonly stack?: string | undefined;
  readonly incidents: string;
  readonly seed: string;

  /**
   * How many observables come to Sentinel; then nothing else is done.
   * @default - none
   */
  readonly indicators?: string | undefined;

  /**
   * A folder for the logs of a day of known events; then nothing else is done.
   * @default - no logs are written
   */
  readonly logs?: string | undefined;

  /**
   * Whether a year of incidents with a triage is simulated, and nothing else is done.
   * @default false
   */
  readonly triage?: boolean | undefined;
}

/** A whole number that an option gives. */
function numberOf(option: string, text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number > 0) return number;
  throw new Error(`--${option}: '${text}' is no whole number above 0`);
}

/**
 * `bridge bench`: prints figures as JSON, and the learning curve of the triage as text; false where a soak has found something lost, doubled, echoed or denied, or an
 * indicator is not as it should be.
 */
export async function benchmark(options: BenchOptions): Promise<boolean> {
  const { stack, incidents, seed, indicators, logs, triage } = options;
  if (triage === true) {
    console.log(await benchCurve());
    return true;
  }
  if (logs !== undefined) {
    console.log(JSON.stringify(await benchLogs(stack ?? stackOf('prod').file, logs), null, 2));
    return true;
  }
  if (indicators !== undefined) {
    const path = stack ?? stackOf('pilot').file;
    const count = numberOf('indicators', indicators);
    const report = await benchIntelligence(path, count, numberOf('seed', seed));
    console.log(JSON.stringify(report, null, 2));
    return report.lost + report.doubled + report.stale === 0;
  }
  if (stack === undefined) {
    console.log(JSON.stringify(await bench(stackOf('dev').file, stackOf('pilot').file), null, 2));
    return true;
  }
  const report = await benchSoak({
    stack,
    incidents: numberOf('incidents', incidents),
    seed: numberOf('seed', seed),
  });
  console.log(JSON.stringify(report, null, 2));
  const { lost, doubled, echo, overwritten, denied } = report;
  return lost + doubled + echo + overwritten + denied === 0;
}
