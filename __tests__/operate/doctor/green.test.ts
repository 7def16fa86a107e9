import type { EnvironmentInput } from '../../../environments';
import dev from '../../../environments/dev';
import prod from '../../../environments/prod';
import test_ from '../../../environments/test';
import { ACCOUNTS, SITES } from '../ticket-systems';
import { examined, healthy, unwell } from './healthy';

// A whole environment at work, and a hundred calls over HTTP.
jest.setTimeout(60_000);

test.each<readonly [string, EnvironmentInput]>([
  ['dev', dev],
  ['test', test_],
  ['prod', prod],
  ['dev with a token of an OAuth client', withAccount('clientCredentials')],
  ['dev with a token of the account', withAccount('password')],
  ['prod with a token that has scopes', { ...prod, jira: SITES.scoped }],
  ['one with Jira alone', without(prod, 'serviceNow', 'storeApp', 'autoClose', 'notify')],
  ['one in the cloud of the US government', inCloud('usGovernment', 'usgovvirginia')],
  ['one in China', inCloud('china', 'chinanorth3')],
  ['prod with a Data Center', { ...prod, jira: SITES.dataCenter }],
])('%s is well', async (_, input) => {
  const it = await healthy(input);
  const report = await examined(it);
  expect(unwell(report)).toEqual([]);
  expect(report.checks.every(({ verdict }) => verdict === 'ok')).toBe(true);
  for (const value of it.world.secretValues()) expect(JSON.stringify(report)).not.toContain(value);
  await it.close();
});

function withAccount(kind: keyof typeof ACCOUNTS): EnvironmentInput {
  return { ...dev, serviceNow: { ...dev.serviceNow, account: ACCOUNTS[kind] } };
}

function inCloud(cloud: 'usGovernment' | 'china', location: string): EnvironmentInput {
  return { ...dev, azure: { ...dev.azure, cloud, location } };
}

function without(input: EnvironmentInput, ...keys: readonly (keyof EnvironmentInput)[]) {
  return Object.fromEntries(
    Object.entries(input).filter(([key]) => !keys.some((one) => one === key)),
  ) as EnvironmentInput;
}
