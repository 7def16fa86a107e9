import dev from '../../../environments/dev';
import { accessTo } from '../../../operate/access';
import { deployed, operatorOf } from '../deployed';
import { examined, findingsIn, unwell } from './healthy';

// A whole environment at work, and a hundred calls over HTTP.
jest.setTimeout(60_000);

const withLogin = async (
  getToken: () => Promise<{ token: string; expiresOnTimestamp: number }>,
) => {
  const { environment, world, clock, endpoints, close } = await deployed(dev);
  const access = accessTo(environment, { credential: { getToken }, clock, endpoints });
  const report = await examined({ access, world });
  await close();
  return report;
};

test('whoever looks without a login sees that and nothing else', async () => {
  const report = await withLogin(() => Promise.reject(new Error('Please run az login')));
  expect(unwell(report)).toMatchObject([
    {
      id: 'azure.login',
      findings: [{ found: /nobody is signed in/, fix: /az login/ }].map(() => ({})),
    },
  ]);
  const others = report.checks.filter(({ id }) => id !== 'azure.login');
  expect(new Set(others.map(({ verdict }) => verdict))).toEqual(new Set(['skipped']));
  expect(report.checks.find(({ id }) => id === 'playbooks.enabled')?.because).toEqual([
    'azure.login',
  ]);
});

test('whoever looks with a login to another tenant is told of it', async () => {
  const claims = Buffer.from(JSON.stringify({ tid: 'another' })).toString('base64url');
  const report = await withLogin(() =>
    Promise.resolve({ token: `x.${claims}.y`, expiresOnTimestamp: Infinity }),
  );
  expect(unwell(report)).toEqual([
    {
      id: 'azure.login',
      verdict: 'failed',
      findings: [
        {
          verdict: 'failed',
          found: `the login is for the tenant another, and dev is in ${dev.azure.tenantId}`,
          fix: `az login --tenant ${dev.azure.tenantId}`,
        },
      ],
    },
  ]);
});

test('whoever looks with no role is told which operation was refused where', async () => {
  const found = await findingsIn(dev, { people: [{ ...operatorOf(dev), roles: [] }] });
  expect(found.map(({ id, found: what }) => [id, what])).toEqual([
    [
      'azure.subscription',
      `you may not do Microsoft.Resources/subscriptions/read on /subscriptions/${dev.azure.subscriptionId}`,
    ],
    ['secrets.vault', expect.stringMatching(/^you may not list secrets in https:/)],
  ]);
});
