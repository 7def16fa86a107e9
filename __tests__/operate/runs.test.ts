import dev from '../../environments/dev';
import { listRuns } from '../../operate/runs';
import { deployed } from './deployed';

const GUID = '5f1c8b1e-93c5-4f68-a1de-28c7f5306b9a';

jest.setTimeout(60_000);

test('runs come page by page, each once, and those of one incident alone where that is asked', async () => {
  const here = await deployed(dev);
  const { world, access } = here;
  const guids = Array.from(
    { length: 260 },
    (_, i) => `${String(i).padStart(8, '0')}${GUID.slice(8)}`,
  );
  world.revoke('Secret-servicenow-password');
  for (const guid of guids) world.analyst.create(guid);
  await world.settle();
  const open = world.runtime.workflows.find(({ name }) => name.endsWith('open'))?.id ?? '';
  const since = '2026-01-01T00:00:00Z';
  const runs = await listRuns(access.arm, open, { since });
  expect(new Set(runs.map(({ clientTrackingId }) => clientTrackingId)).size).toBe(guids.length);
  expect(runs).toHaveLength(guids.length);
  expect(new Set(runs.map(({ status }) => status))).toEqual(new Set(['Failed']));
  const [only, ...more] = await listRuns(access.arm, open, { since, incident: guids[7]! });
  expect([only?.clientTrackingId, more.length]).toEqual([guids[7], 0]);
  expect(await listRuns(access.arm, open, { since: '2099-01-01T00:00:00Z' })).toEqual([]);
  await here.close();
});
