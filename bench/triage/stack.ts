import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { synthesize } from '../../constructs/synthesize';
import { type Stack, loadStack } from '../../emulator/stack';
import { parseEnvironment } from '../../environments';
import pilot from '../../environments/pilot';

/** When a verdict closes: what the environment is given, and the figures are read by. */
export interface Thresholds {
  readonly precision: number;
  readonly outcomes: number;
  readonly holdOut: number;
}

/** When the simulation starts, in milliseconds since 1970. */
export const START = Date.UTC(2026, 0, 5);

/** `pilot` with a triage that may close, as it is synthesized. Its sweep runs once an hour, so that a year does not consist of it. */
export function closingStack(thresholds: Thresholds): Stack {
  const { serviceNow, triage } = pilot;
  const environment = parseEnvironment(
    {
      ...pilot,
      serviceNow: { ...serviceNow, reconcile: { everyMinutes: 60 } },
      triage: { ...triage, mode: 'apply', close: thresholds },
    },
    { today: new Date(START) },
  );
  const folder = mkdtempSync(join(tmpdir(), 'bridge-bench-'));
  try {
    const [written] = synthesize([environment], folder);
    if (written === undefined) throw new Error('nothing was synthesized');
    return loadStack(written.file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
