import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { caution, hindrance, reportOf } from '../../cli/environments';
import { type EnvironmentInput, parseEnvironment } from '../../environments';
import { minimal } from '../constructs/synthesized';
import { TODAY } from '../constructs/today';

const environment = (changes: Partial<EnvironmentInput>) =>
  parseEnvironment({ ...minimal, ...changes }, { today: TODAY });
const state = { resourceGroup: 'rg-state', storageAccount: 'ststate', container: 'tfstate' };
const deployerObjectId = '55555555-5555-4555-8555-555555555555';

const lab = environment({});
const test1 = environment({ name: 'test', state });
const prod = environment({ name: 'prod', state, deployerObjectId });

test('a pipeline deploys the environments whose state is not a file', () => {
  const { output, warnings } = reportOf([lab, test1, prod], { json: true });
  expect(output).toBe('["test","prod"]');
  expect(warnings).toStrictEqual([
    'lab: its state is a local file, which a pipeline would forget: give it `state`',
    'test: it has no `deployerObjectId`: a plan by another identity than the deploying one shows grants and owners as changed',
  ]);
});

test('no environment is an empty list, which a pipeline can read', () => {
  expect(reportOf([], { json: true })).toStrictEqual({ output: '[]', warnings: [] });
  expect(reportOf([lab], { json: true }).output).toBe('[]');
});

test('a person is told of all of them', () => {
  expect(reportOf([lab, prod], {}).output.split('\n')).toStrictEqual([
    'lab  westeurope, subscription 22222222-2222-4222-8222-222222222222, local state',
    'prod  westeurope, subscription 22222222-2222-4222-8222-222222222222, state in ststate',
  ]);
});

test('who deploys matters only where something is granted to it, or owned by it', () => {
  const password = { secret: 'servicenow-password', version: 1, expires: '2028-01-31' } as const;
  const account = { kind: 'basic', user: 'x', password: { ...password, source: 'vault' } } as const;
  const serviceNow = { ...minimal.serviceNow, account };
  const trust = { issuer: 'https://idp.acme.com', subject: 'poller' };
  expect(caution(environment({ serviceNow }))).toBeUndefined();
  expect(caution(environment({ serviceNow, deployerObjectId }))).toBeUndefined();
  expect(
    caution(
      environment({ serviceNow, storeApp: { credential: 'federated', trust, label: 'store-app' } }),
    ),
  ).toContain('deployerObjectId');
  expect(hindrance(prod)).toBeUndefined();
});

test('those that change are those whose plan has left a fingerprint', () => {
  const changed = mkdtempSync(join(tmpdir(), 'plans-'));
  for (const file of ['test.md', 'prod.md', 'prod.fingerprint', 'lab.fingerprint']) {
    writeFileSync(join(changed, file), '');
  }
  expect(reportOf([lab, test1, prod], { json: true, changed }).output).toBe('["prod"]');
  rmSync(changed, { recursive: true });
  expect(reportOf([lab, test1, prod], { json: true, changed }).output).toBe('[]');
});
