import dev from '../../../environments/dev';
import type { EnvironmentInput } from '../../../environments';
import { expectNamed } from './case';
import { examined, healthy, unwell } from './healthy';

// A whole environment at work, and a hundred calls over HTTP.
jest.setTimeout(60_000);

const INPUT: EnvironmentInput = {
  ...dev,
  response: {
    isolate: { approval: 'serviceNow', approvers: 'SOC Approvers', protectedHosts: ['dc*'] },
  },
};

test('an environment that isolates hosts is well, until a role in Defender is taken away', async () => {
  const it = await healthy(INPUT);
  expect(unwell(await examined(it))).toEqual([]);
  await expectNamed(it, {
    broken: ({ world }) => world.revoke('MachineIsolate'),
    check: 'azure.app-roles',
    found: /^id-bridge-dev-response does not hold Machine\.Isolate of WindowsDefenderATP$/,
    fix: /Privileged Role Administrator/,
  });
  await it.close();
});

test('a tenant without Defender for Endpoint is told', async () => {
  const it = await healthy(INPUT, { missingApis: true });
  await expectNamed(it, {
    broken: () => undefined,
    check: 'azure.app-roles',
    found: /^the tenant has no service principal of WindowsDefenderATP$/,
    fix: /switch Microsoft Defender for Endpoint on/,
  });
  await it.close();
});
