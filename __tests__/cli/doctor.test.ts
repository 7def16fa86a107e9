import { stripVTControlCharacters } from 'node:util';
import { runDoctor } from '../../cli/doctor';
import dev from '../../environments/dev';
import type { Deployed } from '../operate/deployed';
import { healthy, mend } from '../operate/doctor/healthy';

jest.setTimeout(60_000);

let it: Deployed;
beforeAll(async () => {
  it = await healthy(dev);
});
afterEach(() => {
  mend(it);
});
afterAll(() => it.close());

/** What is printed, and whether all is well. */
async function run(json = false) {
  const printed: string[] = [];
  const well = await runDoctor(it.access, it.world.stack, { json }, (text) => printed.push(text));
  return { well, text: stripVTControlCharacters(printed.join('\n')) };
}

test('where nothing is wrong, a line for each check and a good end', async () => {
  const { well, text } = await run();
  expect(well).toBe(true);
  expect(text).toMatch(/^dev:\n✓ somebody is signed in to the right tenant \(azure\.login\)/);
  expect(text).toMatch(/\n\n\d+ well, 0 to look at, 0 failed, 0 skipped$/);
});

test('where something is broken, its fix and a bad end; and no secret', async () => {
  it.world.outdate(['servicenow-password']);
  const { well, text } = await run();
  expect(well).toBe(false);
  expect(text).toContain(
    '✗ the account signs in to ServiceNow (servicenow.sign-in)\n    ✗ https://',
  );
  expect(text).toMatch(/\n {6}→ is the user active.*`bridge secrets`\n/);
  expect(text).toContain('skipped, because of servicenow.sign-in');
  for (const value of it.world.secretValues()) expect(text).not.toContain(value);
});

test('a warning alone is a good end, in JSON too', async () => {
  it.world.inject([
    {
      call: { service: 'servicenow', path: '*sys_choice*' },
      fault: { kind: 'status', status: 200, body: '{"result":[]}' },
    },
  ]);
  const { well, text } = await run(true);
  expect(well).toBe(true);
  expect(JSON.parse(text)).toMatchObject({ environment: 'dev', verdict: 'warning' });
});
