import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunOptions, run } from '../../cli/run';

const folder = mkdtempSync(join(tmpdir(), 'bridge-run-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

let files = 0;
/** Writes a file; gives its path. */
export function write(content: unknown): string {
  files++;
  const path = join(folder, `${files}.json`);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

interface Options extends Omit<RunOptions, 'trigger' | 'answers'> {
  readonly trigger?: unknown;
  readonly answers?: unknown;
}

/** Runs a file and gives what was printed, without colours, and whether everything could be run. */
export async function printed(document: unknown, { trigger, answers, ...options }: Options = {}) {
  const lines: string[] = [];
  const log = jest.spyOn(console, 'log').mockImplementation((line: string) => {
    lines.push(line.replace(/\u001b\[\d+m/g, ''));
  });
  try {
    const ok = await run(write(document), {
      ...options,
      ...(trigger !== undefined && { trigger: write(trigger) }),
      ...(answers !== undefined && { answers: write(answers) }),
    });
    return { ok, text: lines.join('\n') };
  } finally {
    log.mockRestore();
  }
}

/** What `--json` prints, as far as the tests look into it. */
interface Printed {
  readonly workflows: unknown;
  readonly runs: readonly { readonly actions: readonly { readonly outputs: unknown }[] }[];
  readonly error: { readonly message: string };
}

/** Runs a file and gives what `--json` prints of it. */
export async function json(document: unknown, options: Options = {}) {
  const { ok, text } = await printed(document, { ...options, json: true });
  return { ok, result: JSON.parse(text) as Printed };
}

/** A trigger that a call starts. */
export const REQUEST = { manual: { type: 'Request', kind: 'Http', inputs: {} } };
/** A call of another service. */
export const http = (others: object = {}) => ({
  type: 'Http',
  inputs: { method: 'GET', uri: 'https://api.contoso.com/x' },
  ...others,
});
/** An action that gives its inputs, perhaps after another one. */
export const compose = (inputs: unknown, after?: string) => ({
  type: 'Compose',
  inputs,
  ...(after !== undefined && { runAfter: { [after]: ['Succeeded'] } }),
});

/** A bare definition. */
export const definition = (
  actions: object,
  triggers: object = REQUEST,
  parameters: object = {},
) => ({
  $schema:
    'https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#',
  contentVersion: '1.0.0.0',
  parameters,
  triggers,
  actions,
});

/** A definition as a resource of a template. */
export const workflow = (name: string, ...parts: Parameters<typeof definition>) => ({
  type: 'Microsoft.Logic/workflows',
  name,
  properties: { definition: definition(...parts) },
});

/** An ARM template with these resources. */
export const template = (...resources: object[]) => ({
  $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
  contentVersion: '1.0.0.0',
  parameters: { PlaybookName: { type: 'string', defaultValue: 'Open' } },
  resources,
});
