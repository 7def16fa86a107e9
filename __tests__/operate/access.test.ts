import * as z from 'zod';
import dev from '../../environments/dev';
import { listSecrets, readSecret } from '../../operate/secrets/vault-client';
import { type Deployed, deployed } from './deployed';

jest.setTimeout(60_000);

let dev1: Deployed;
beforeAll(async () => {
  dev1 = await deployed(dev);
});
afterAll(() => dev1.close());

test('an operator reaches the workspace’s incidents and the vault, each at its endpoint', async () => {
  const { access, world } = dev1;
  const incidents = await access.arm.list(
    `${world.stack.workspace.id}/providers/Microsoft.SecurityInsights/incidents`,
    { apiVersion: '2025-09-01' },
    z.object({ name: z.string() }),
  );
  expect(incidents).toEqual([]);
  const secrets = await listSecrets(access.vault);
  expect(secrets.map(({ name }) => name)).toEqual(['servicenow-password', 'soc-webhook']);
  expect(world.secretValues()).toContain(await readSecret(access.vault, 'servicenow-password'));
});

test('a clock runs the playbooks on', async () => {
  const { access, world } = dev1;
  const before = world.state().runs.length;
  await access.clock.sleep(10 * 60_000);
  expect(access.clock.now()).toBe(world.now);
  expect(world.state().runs.length).toBeGreaterThan(before);
});
