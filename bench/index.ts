import { statSync } from 'node:fs';
import { join } from 'node:path';
import { loadStack } from '../emulator/stack';
import { type Bills, benchBill } from './bill';
import { type ContextBill, benchContext } from './context-bill';
import { liveThroughDay } from './day';
import { benchExpressions } from './expressions';
import { type IndicatorsReport, benchIndicators } from './indicators';
import { writeLogs } from './logs';
import { type ObservablesBill, benchObservables } from './observables-bill';
import { type OpenTicketFigures, benchOpenTicket } from './open-ticket';
import { type ResponseBills, benchResponse } from './response';
import { type RuntimeBenchmark, benchRuntime } from './runtime';
import { type SoakReport, soak } from './soak/soak';
import { type SynthFigures, benchSynth } from './synth';
import { type TriageBill, benchTriage } from './triage-bill';

export { benchCurve } from './triage';

/** What the benchmarks measured, on the machine they ran on. */
export interface Figures {
  /** Compiled synths. */
  readonly synth: SynthFigures;
  readonly expressions: { readonly expressionsPerSecond: number };
  /** The runtime alone. */
  readonly runtime: RuntimeBenchmark;
  /** The runtime with the services. */
  readonly openTicket: OpenTicketFigures;
  /** What each kind of work costs. */
  readonly bill: Bills;
  /** What opening a ticket costs that is told what ServiceNow knows. */
  readonly context: ContextBill;
  /** What it costs to take an incident's observables to ServiceNow. */
  readonly observables: ObservablesBill;
  /** What it costs to raise a change, and to isolate and release a host. */
  readonly response: ResponseBills;
  /** What it costs to ask a language model about an incident. */
  readonly triage: TriageBill;
  /** Life with people on both sides, faults and outages. */
  readonly soak: SoakReport;
}

/** What is lived through, and how often. */
export interface SoakProps {
  /** A synthesized stack: its file, or the folder that it is in. */
  readonly stack: string;
  readonly incidents: number;
  readonly seed: number;
}

/** Lives through incidents with a synthesized stack, whatever somebody has made of it. */
export const benchSoak = ({ stack, incidents, seed }: SoakProps): Promise<SoakReport> =>
  soak(loadStack(fileOf(stack)), { incidents, seed });

/** Lets a stack with threat intelligence have so many observables. */
export const benchIntelligence = (
  stack: string,
  indicators: number,
  seed: number,
): Promise<IndicatorsReport> => benchIndicators(loadStack(fileOf(stack)), { indicators, seed });

/**
 * Writes what a day of known events leaves in the workspace's logs, one file of JSON lines per table.
 * @param stack a synthesized stack with both ticket systems: its file, or the folder that it is in
 * @returns how many rows each table has
 */
export const benchLogs = async (
  stack: string,
  folder: string,
): Promise<Readonly<Record<string, number>>> =>
  writeLogs(folder, await liveThroughDay(loadStack(fileOf(stack))));

const fileOf = (stack: string): string =>
  statSync(stack).isDirectory() ? join(stack, 'cdk.tf.json') : stack;

/**
 * Runs all benchmarks, one after the other.
 * @param stack the file of the stack that is lived with
 * @param pilot the file of one where everything optional is switched on
 */
export async function bench(stack: string, pilot: string): Promise<Figures> {
  return {
    synth: benchSynth(),
    expressions: benchExpressions(),
    runtime: await benchRuntime(),
    openTicket: await benchOpenTicket(),
    bill: await benchBill(loadStack(stack)),
    context: await benchContext(loadStack(pilot)),
    observables: await benchObservables(loadStack(pilot)),
    response: await benchResponse(loadStack(pilot)),
    triage: await benchTriage(loadStack(pilot)),
    soak: await benchSoak({ stack, incidents: 1000, seed: 1 }),
  };
}
