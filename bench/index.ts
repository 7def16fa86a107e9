import { benchExpressions } from './expressions';
import { type OpenTicketFigures, benchOpenTicket } from './open-ticket';
import { type RuntimeBenchmark, benchRuntime } from './runtime';
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
}

/** Runs all benchmarks, one after the other. */
export async function bench(): Promise<Figures> {
  return {
    synth: benchSynth(),
    expressions: benchExpressions(),
    runtime: await benchRuntime(),
    openTicket: await benchOpenTicket(),
  };
}
