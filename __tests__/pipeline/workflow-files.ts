import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

const ROOT = join(__dirname, '..', '..');
const FOLDER = '.github/workflows';

/** A step of a job, as GitHub reads it. */
export interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly id?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, unknown>>;
}

/** A job of a workflow. */
export interface Job {
  readonly uses?: string;
  readonly needs?: string | readonly string[];
  readonly if?: string;
  readonly environment?: string;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly concurrency?: { readonly group: string; readonly 'cancel-in-progress'?: unknown };
  readonly strategy?: { readonly matrix: Readonly<Record<string, unknown>> };
  readonly env?: Readonly<Record<string, unknown>>;
  readonly steps?: readonly Step[];
  readonly 'timeout-minutes'?: number;
}

/** A file in `.github/workflows`. */
export interface Workflow {
  readonly file: string;
  readonly text: string;
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

/** Parses a workflow. @throws for keys that are there twice, and whatever else is no YAML */
export const workflowOf = (file: string, text: string): Workflow => ({
  file,
  text,
  ...(parse(text) as Pick<Workflow, 'on' | 'permissions' | 'jobs'>),
});

/** All workflows of the repository. */
export const WORKFLOWS: readonly Workflow[] = readdirSync(join(ROOT, FOLDER)).map((file) =>
  workflowOf(file, readFileSync(join(ROOT, FOLDER, file), 'utf8')),
);

/** A file of the repository. */
export const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

const isProgram = (file: string): boolean =>
  existsSync(join(ROOT, file)) && (statSync(join(ROOT, file)).mode & 0o111) !== 0;

/** Why a line is no command that anybody can run as it stands; undefined where it is one. */
export function commandFault(line: string, documentation: string): string | undefined {
  if (line.trim().includes('\n'))
    return `'${line.split('\n')[0] ?? ''} …' is more than one command`;
  if (line.includes('${{')) return `'${line}' puts an expression into a shell; give it by \`env\``;
  if (/[;&|`>]|\$\(/.test(line)) return `'${line}' is more than one command`;
  if (!documentation.includes(`\`${line}\``)) return `'${line}' is not in docs/pipeline.md`;
  const [, bridge] = /^npm run bridge -- ([a-z-]+)/.exec(line) ?? [];
  if (bridge !== undefined) {
    return read('cli/main.ts').includes(`.command('${bridge}')`)
      ? undefined
      : `there is no command 'bridge ${bridge}'`;
  }
  const [program = ''] = line.split(' ');
  if (program.startsWith('.ci/')) return isProgram(program) ? undefined : `there is no ${program}`;
  return line === 'npm ci --ignore-scripts' ? undefined : `'${line}' is no command of this project`;
}

/** Which lines name an action in a way that can change under us. */
export const looseActions = (text: string): readonly string[] =>
  text
    .split('\n')
    .filter((line) => /^\s*(- )?uses:/.test(line))
    .filter((line) => !/uses: [\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line))
    .filter((line) => {
      const [, local = ''] = /uses: \.\/(\S+)$/.exec(line) ?? [];
      return local === '' || !existsSync(join(ROOT, local));
    });
