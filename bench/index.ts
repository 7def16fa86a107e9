import { statSync } from 'node:fs';
import { join } from 'node:path';
import { loadStack } from '../emulator/stack';
import { type Bills, benchBill } from './bill';
import { benchExpressions } from './expressions';
import { type OpenTicketFigures, benchOpenTicket } from './open-ticket';
import { type RuntimeBenchmark, benchRuntime } from './runtime';
import { type SoakReport, soak } from './soak/soak';
import { type SynthFigures, benchSynth } from './synth';

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
export function benchSoak({ stack, incidents, seed }: SoakProps): Promise<SoakReport> {
  const file = statSync(stack).isDirectory() ? join(stack, 'cdk.tf.json') : stack;
  return soak(loadStack(file), { incidents, seed });
}

/**
 * Runs all benchmarks, one after the other.
 * @param stack the file of the stack that is lived with
 */
export async function bench(stack: string): Promise<Figures> {
  return {
    synth: benchSynth(),
    expressions: benchExpressions(),
    runtime: await benchRuntime(),
    openTicket: await benchOpenTicket(),
    bill: await benchBill(loadStack(stack)),
    soak: await benchSoak({ stack, incidents: 1000, seed: 1 }),
  };
}
