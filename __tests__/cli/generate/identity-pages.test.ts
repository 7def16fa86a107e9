import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type PermissionsProps,
  optionalPermissionsPage,
  permissionsPage,
} from '../../../cli/generate/permissions';
import { servicenowProfilePage } from '../../../cli/generate/servicenow-profile';
import { synthesize } from '../../../constructs/synthesize';
import { loadStack } from '../../../emulator/stack';
import { type EnvironmentInput, parseEnvironment } from '../../../environments';
import pilot from '../../../environments/pilot';
import prod from '../../../environments/prod';
import { TODAY } from '../../constructs/today';
import { expectGolden } from '../../golden';

function propsOf(input: EnvironmentInput): PermissionsProps {
  const folder = mkdtempSync(join(tmpdir(), 'bridge-'));
  try {
    const [synthesized] = synthesize([parseEnvironment(input, { today: TODAY })], folder);
    if (synthesized === undefined) throw new Error('nothing was synthesized');
    const { environment, playbooks, file } = synthesized;
    return { environment, playbooks, stack: loadStack(file) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const props = propsOf(prod);

test('docs/permissions.md tells who may do what, and what needs it', () => {
  expectGolden('../docs/permissions.md', permissionsPage(props));
});

test('docs/permissions-optional.md tells the same of what is optional', () => {
  expectGolden('../docs/permissions-optional.md', optionalPermissionsPage(propsOf(pilot)));
});

test('every grant of a playbook’s identity is needed by an action', () => {
  const rows = permissionsPage(props)
    .split('\n')
    .filter((line) => line.startsWith('| `id-bridge-'));
  expect(rows.length).toBeGreaterThan(5);
  for (const row of rows) expect(row).toMatch(/\| [\w-]+: .+ \|$/);
});

test('docs/servicenow-profile.md tells what is entered in ServiceNow and Jira', () => {
  expectGolden('../docs/servicenow-profile.md', servicenowProfilePage(props.environment));
});

test.each([
  [
    { credential: 'secret', label: 'store-app' },
    /a client secret: `store-app-secret` of the vault/,
  ],
  [
    { credential: 'federated', label: 'x', trust: { issuer: 'https://a.example', subject: 's' } },
    /move `trust` to `previousTrust`/,
  ],
] as const)('the page follows the credential: %j', (storeApp, told) => {
  const page = servicenowProfilePage(parseEnvironment({ ...prod, storeApp }, { today: TODAY }));
  expect(page).toMatch(told);
  expect(page).not.toMatch(/undefined|\[object/);
});
