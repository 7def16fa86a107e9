import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = mkdtempSync(join(tmpdir(), 'bridge-exit-'));
const { argv } = process;
afterEach(() => {
  process.argv = argv;
  process.exitCode = 0;
  jest.restoreAllMocks();
});
afterAll(() => rmSync(folder, { recursive: true }));

const write = (name: string, inputs: string): string => {
  const path = join(folder, name);
  const actions = { A: { type: 'Compose', runAfter: {}, inputs } };
  const $schema = 'https://schema.management.azure.com/workflowdefinition.json#';
  const triggers = { manual: { type: 'Request', inputs: {} } };
  writeFileSync(path, JSON.stringify({ $schema, contentVersion: '1.0.0.0', triggers, actions }));
  return path;
};
const good = write('good.json', 'x');
const risky = write('risky.json', "@triggerBody()['a']");
const bad = write('bad.json', "@outputs('Nobody')");

/** Runs the command as the shell would: what it prints, and its exit code. */
async function lint(...args: string[]) {
  process.argv = ['node', 'bridge', 'lint', ...args];
  process.exitCode = 0;
  jest.resetModules();
  const printed = new Promise<string>((resolve) => {
    jest.spyOn(console, 'log').mockImplementation(resolve);
  });
  await import('../../../cli/main');
  const output = await printed;
  // The exit code is set in the same turn, after the output.
  await Promise.resolve();
  return { output, exitCode: process.exitCode };
}

test.each([
  ['without a finding', [good], 0],
  ['with warnings', [risky], 0],
  ['with an error', [good, bad], 1],
  ['with a folder that holds an error', [folder], 1],
  ['with a file that is not there', [join(folder, 'none.json')], 1],
])('%s', async (_, paths, exitCode) => {
  expect((await lint(...paths)).exitCode).toBe(exitCode);
});

test.each(['json', 'sarif'])('an error counts whatever the format: %s', async (format) => {
  const { output, exitCode } = await lint('--format', format, bad);
  expect(exitCode).toBe(1);
  expect(JSON.stringify(JSON.parse(output))).toContain("'Nobody'");
});
