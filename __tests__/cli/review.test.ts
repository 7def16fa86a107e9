import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { foreignPlan } from '../review/foreign';

const folder = mkdtempSync(join(tmpdir(), 'bridge-review-'));
const { argv } = process;
afterEach(() => {
  process.argv = argv;
  process.exitCode = 0;
  jest.restoreAllMocks();
});
afterAll(() => rmSync(folder, { recursive: true }));

const write = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
const plan = write('plan.json', JSON.stringify(foreignPlan));
const state = write('state.json', JSON.stringify({ lineage: 'x', serial: 1 }));

/** Runs the command as the shell would: what it prints, what it says besides, and its exit code. */
async function review(...args: string[]) {
  process.argv = ['node', 'bridge', 'review', ...args];
  process.exitCode = 0;
  jest.resetModules();
  let output = '';
  let errors = '';
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    output += String(text);
    return true;
  });
  jest.spyOn(console, 'error').mockImplementation((text) => {
    errors += String(text);
  });
  await import('../../cli/main');
  while (output === '' && errors === '') await setTimeout(5);
  // The exit code is set in the same turn, after what was written.
  await setTimeout(5);
  return { output, errors, exitCode: process.exitCode };
}

test('a review is printed, and nothing else', async () => {
  const { output, errors, exitCode } = await review(plan);
  expect(output).toMatch(/^## Terraform plan\n\n\*\*Look closely: .*\*\*\n[^]*\n$/);
  expect(errors).toBe('');
  expect(exitCode).toBe(0);
});

test('what was asked about and holds is told apart from an error', async () => {
  const { output, errors, exitCode } = await review(
    plan,
    '--fail-on',
    'drift,destroy',
    '--fail-on',
    'grant',
  );
  expect(output).toContain('## Terraform plan');
  expect(errors).toBe(
    '--fail-on destroy: something is destroyed, also in order to be replaced\n--fail-on grant: somebody gains a role',
  );
  expect(exitCode).toBe(2);
});

test('what was asked about and does not hold is no failure', async () => {
  expect(await review(plan, '--fail-on', 'drift')).toMatchObject({ errors: '', exitCode: 0 });
});

test.each([
  [
    'a file that is not there',
    [join(folder, 'none.json')],
    /^cannot read .*none\.json: there is no such file$/,
  ],
  ['a state', [state], /^.*state\.json is a state, not a plan: /],
  [
    'an unknown condition',
    [plan, '--fail-on', 'x'],
    /^--fail-on does not know 'x': it takes destroy, /,
  ],
])('%s is an error', async (_, args, message) => {
  const { output, errors, exitCode } = await review(...args);
  expect(output).toBe('');
  expect(errors).toMatch(message);
  expect(exitCode).toBe(1);
});
