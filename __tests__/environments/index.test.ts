import { environments, loadEnvironments, namesOf } from '../../environments';
import { TODAY } from './settings';

const [dev, test_, pilot, prod] = loadEnvironments(environments, { today: TODAY });

const all = [dev, test_, pilot, prod];

test('there are four environments, and nothing is wrong with them', () => {
  expect(all.map((each) => each?.name)).toEqual(['dev', 'test', 'pilot', 'prod']);
});

test('everything in Azure has another name in each', () => {
  const names = all.flatMap((each) => Object.values(namesOf(each!)));
  expect(new Set(names).size).toBe(names.length);
});

test('dev opens a ticket for everything and keeps nothing', () => {
  expect(dev?.serviceNow?.routes.map(({ when }) => when)).toEqual([undefined]);
  expect(dev?.vault.purgeProtection).toBe(false);
  expect(dev).not.toHaveProperty('state');
});

test('prod divides incidents by severity, protects its vault and keeps its state in Azure', () => {
  expect(prod?.serviceNow?.routes.map(({ when, table }) => [when?.severities, table])).toEqual([
    [['High'], 'sn_si_incident'],
    [['Medium', 'Low'], 'incident'],
    [['Medium'], 'incident'],
    [['Low'], 'incident'],
  ]);
  expect(prod?.vault.purgeProtection).toBe(true);
  expect(prod?.state?.key).toBe('sentinel-bridge/prod.tfstate');
});

test('test opens the same tables as prod, so that acceptance sees what production does', () => {
  const tablesOf = (each: typeof prod) =>
    new Map(
      each?.serviceNow?.routes.flatMap(({ when, table }) =>
        (when?.severities ?? []).map((severity) => [severity, table] as const),
      ),
    );
  expect(tablesOf(test_)).toEqual(tablesOf(prod));
});

test('each signs in to an instance of its own and tells a channel', () => {
  const instances = all.map((each) => each?.serviceNow?.instance);
  expect(instances).toEqual([
    'https://acmedev.service-now.com',
    'https://acmetest.service-now.com',
    'https://acmepilot.service-now.com',
    'https://acme.service-now.com',
  ]);
  for (const each of all) expect(each?.notify?.channel?.webhook.secret).toBe('soc-webhook');
});
