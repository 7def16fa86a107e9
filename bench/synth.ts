import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The CPU time of synthesizing, in milliseconds: user and system, of a whole process of its own. */
export interface SynthFigures {
  /** All environments of the project, starting Node included. */
  readonly allEnvironments: number;
  /** What each further environment adds. */
  readonly eachFurther: number;
}

const RUNS = 5;
const FURTHER = 20;

/** Measures compiled synths in processes of their own, the median of several. */
export function benchSynth(): SynthFigures {
  const program = join(__dirname, '..', 'main.js');
  const many = join(__dirname, 'synth-many.js');
  return {
    allEnvironments: round(median(() => cpuOf(program))),
    eachFurther: round(
      (median(() => cpuOf(many, 1 + FURTHER)) - median(() => cpuOf(many, 1))) / FURTHER,
    ),
  };
}

/** Runs a program in a folder of its own and gives the CPU time that it has used when it exits. */
function cpuOf(program: string, ...args: readonly number[]): number {
  const folder = mkdtempSync(join(tmpdir(), 'bridge-bench-'));
  const report = `process.on('exit', () => { const { user, system } = process.cpuUsage(); console.log((user + system) / 1000); });`;
  const script = `${report} process.argv.splice(1, 0, ''); require(${JSON.stringify(program)});`;
  try {
    const { stdout, stderr, status } = spawnSync(
      process.execPath,
      ['-e', script, ...args.map(String)],
      {
        cwd: folder,
        encoding: 'utf8',
        env: { CDKTF_OUTDIR: join(folder, 'cdktf.out') },
      },
    );
    if (status !== 0) throw new Error(`the synth failed: ${stderr}`);
    return Number(stdout.trim().split('\n').at(-1));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function median(measure: () => number): number {
  const sorted = Array.from({ length: RUNS }, measure).sort((a, b) => a - b);
  return sorted[Math.floor(RUNS / 2)] ?? NaN;
}

const round = (milliseconds: number): number => Math.round(milliseconds * 10) / 10;
