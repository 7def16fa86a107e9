import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EnvironmentInput, parseEnvironment } from '../../environments';
import { textOncePerRun } from '../run/once';
import { TODAY } from './today';

/** A resource as Terraform reads it. */
export type Resource = Readonly<Record<string, unknown>>;

/** A synthesized stack, as far as tests look into it. */
export interface StackJson {
  readonly terraform: { readonly backend: unknown; readonly required_providers: unknown };
  readonly provider: Readonly<Record<string, unknown>>;
  readonly data?: Readonly<Record<string, Readonly<Record<string, Resource>>>>;
  readonly resource: Readonly<Record<string, Readonly<Record<string, Resource>>>>;
  readonly variable?: Readonly<Record<string, unknown>>;
  readonly output: Readonly<Record<string, { readonly value: unknown }>>;
}

interface Synthesized {
  readonly text: string;
  readonly warnings: readonly string[];
}

/** Synthesizes one environment, validations included, and gives what was written: once per run, and cdktf is loaded by nobody who finds it done. */
export function synthesized(input: EnvironmentInput): Synthesized & { readonly json: StackJson } {
  const name = createHash('sha256').update(JSON.stringify(input)).digest('hex');
  const made = textOncePerRun(`${name}.stack.json`, () => JSON.stringify(synthesize(input)));
  const { text, warnings } = JSON.parse(made) as Synthesized;
  return { text, json: JSON.parse(text) as StackJson, warnings };
}

function synthesize(input: EnvironmentInput): Synthesized {
  const program = jest.requireActual<typeof import('../../constructs/synthesize')>(
    '../../constructs/synthesize',
  );
  const outdir = mkdtempSync(join(tmpdir(), 'bridge-'));
  try {
    const [stack] = program.synthesize([parseEnvironment(input, { today: TODAY })], outdir);
    return { text: readFileSync(stack?.file ?? '', 'utf8'), warnings: stack?.warnings ?? [] };
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

/** The resources of a type, by the last part of their construct's path. */
export const resourcesOf = (stack: StackJson, type: string): Resource[] =>
  Object.values(stack.resource[type] ?? {});

/** An environment that only says what has no default. */
export const minimal = {
  name: 'lab',
  azure: {
    tenantId: '11111111-1111-4111-8111-111111111111',
    subscriptionId: '22222222-2222-4222-8222-222222222222',
    location: 'westeurope',
  },
  sentinel: { workspace: 'law-lab', resourceGroup: 'rg-lab' },
  serviceNow: {
    instance: 'https://lab.service-now.com',
    account: {
      kind: 'basic',
      user: 'sentinel',
      password: { secret: 'servicenow-password', version: 1, expires: '2028-01-31' },
    },
    routes: [{}],
  },
} as const satisfies EnvironmentInput;
