import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median } from './median';

/** What a synth took, in milliseconds. */
interface Time {
  /** User and system, the threads that collect garbage and compile included. */
  readonly cpu: number;
  readonly wall: number;
}

/** What synthesizing takes, in processes of their own. */
export interface SynthFigures {
  /** All environments of the project, starting Node included. */
  readonly allEnvironments: Time;
  /** What each further environment adds. */
  readonly eachFurther: Time;
}

const RUNS = 5;
const FURTHER = 20;

/** Measures compiled synths, the median of several. */
export function benchSynth(): SynthFigures {
  const many = join(__dirname, 'synth-many.js');
  const one = medianTime(many, 1);
  const more = medianTime(many, 1 + FURTHER);
  return {
    allEnvironments: medianTime(join(__dirname, '..', 'main.js')),
    eachFurther: {
      cpu: round((more.cpu - one.cpu) / FURTHER),
      wall: round((more.wall - one.wall) / FURTHER),
    },
  };
}

/** Runs a program in a folder of its own and gives the time that it has used when it exits. */
function timeOf(program: string, args: readonly number[]): Time {
  const folder = mkdtempSync(join(tmpdir(), 'bridge-bench-'));
  const report = `process.on('exit', () => { const { user, system } = process.cpuUsage(); console.log(JSON.stringify({ cpu: (user + system) / 1000, wall: performance.now() })); });`;
  const script = `${report} process.argv.splice(1, 0, ''); require(${JSON.stringify(program)});`;
  try {
    const { stdout, stderr, status } = spawnSync(
      process.execPath,
      ['-e', script, ...args.map(String)],
      { cwd: folder, encoding: 'utf8', env: { CDKTF_OUTDIR: join(folder, 'cdktf.out') } },
    );
    if (status !== 0) throw new Error(`the synth failed: ${stderr}`);
    return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Time;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function medianTime(program: string, ...args: readonly number[]): Time {
  const times = Array.from({ length: RUNS }, () => timeOf(program, args));
  return { cpu: median(times.map(({ cpu }) => cpu)), wall: median(times.map(({ wall }) => wall)) };
}

const round = (milliseconds: number): number => Math.round(milliseconds * 10) / 10;
