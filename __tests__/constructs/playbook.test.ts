import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, TerraformStack } from 'cdktf';
import { Platform } from '../../constructs/platform';
import { Playbook } from '../../constructs/playbook';
import { PlaybookIdentity } from '../../constructs/playbook-identity';
import { addProviders } from '../../constructs/providers';
import { SentinelConnection } from '../../constructs/sentinel-connection';
import { parseEnvironment } from '../../environments';
import { incidentTrigger } from '../../systems/sentinel/incident';
import { compose } from '../../workflow/actions';
import { type Action, after, bodyOf } from '../../workflow/definition';
import type { Need } from '../../workflow/needs';
import { minimal } from './synthesized';
import { TODAY } from './today';

const outdir = mkdtempSync(join(tmpdir(), 'bridge-'));
afterAll(() => {
  rmSync(outdir, { recursive: true });
});

/** Synthesizes a stack with one playbook of these actions. */
function synth(actions: readonly Action[], needs: readonly Need[] = []): void {
  const app = new App({ outdir });
  const stack = new TerraformStack(app, 'lab');
  const environment = parseEnvironment(minimal, { today: TODAY });
  addProviders(stack, environment);
  const platform = new Platform(stack, 'Platform', environment);
  const identity = new PlaybookIdentity(stack, 'Identity', platform, { name: 'id-lab', needs });
  const connection = new SentinelConnection(stack, 'Sentinel', platform, {
    name: 'con-lab',
    identityId: '/id',
    dependsOn: [identity.ready],
  });
  new Playbook(stack, 'OpenTicket', platform, {
    name: 'logic-lab',
    definition: { description: 'A playbook.', trigger: incidentTrigger(), actions },
    identity,
    connection,
  });
  app.synth();
}

test('a playbook that the linter accepts synthesizes', () => {
  expect(() => {
    synth([compose('A', 1)]);
  }).not.toThrow();
});

test('a linter’s error fails the synth, with the playbook’s path, the action, what is wrong and how to mend it', () => {
  const elsewhere = compose('Elsewhere', 1);
  expect(() => {
    synth([compose('A', bodyOf(elsewhere)), after(elsewhere, ['Failed'], compose('B', 2))]);
  }).toThrow(
    [
      "[lab/OpenTicket] B: The 'runAfter' property of template action 'B' contains non-existent action: 'Elsewhere'. To mend it, name an action that stands beside 'B', or remove the entry. (L01)",
      "[lab/OpenTicket] A: The action(s) 'Elsewhere' referenced by 'inputs' in action 'A' are not defined in the template. To mend it, correct the name, or add the action 'Elsewhere'. (L04)",
    ].join('\n  '),
  );
});

test('a role that nobody has declared is named', () => {
  expect(() => {
    synth([], [{ kind: 'role', role: 'Owner', on: 'workspace' }]);
  }).toThrow("no role is named 'Owner': add it to constructs/roles.ts");
});
