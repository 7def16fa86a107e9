import type { LogRow } from '../../../emulator/logs';
import { sentinelHealthRow } from '../../../emulator/logs/sentinel-health';
import { World } from '../../../emulator/world';
import { deliver, devStack, devWorld } from '../../playbooks/servicenow/dev-world';
import { passwordSpray } from '../../playbooks/servicenow/payloads';

const world = devWorld();
const GUID = passwordSpray.object.name;
const rows = (): readonly LogRow[] => world.logs().SentinelHealth;
const runOf = (playbook: string) =>
  world.state().runs.find((run) => run.playbook.endsWith(playbook))?.run;

beforeEach(() => {
  world.reset();
});

test('a rule that ran names the run that it started', async () => {
  await deliver(world, passwordSpray);
  const [rule] = devStack.stack.automationRules.filter(
    ({ triggersWhen: when }) => when === 'Created',
  );
  expect(rows()).toMatchObject([
    {
      Type: 'SentinelHealth',
      OperationName: 'Automation rule run',
      SentinelResourceType: 'Automation rule',
      SentinelResourceName: 'Sentinel Bridge dev: open ServiceNow tickets',
      SentinelResourceId: rule?.id,
      Status: 'Success',
      Description: '',
      ExtendedProperties: {
        IncidentName: GUID,
        IncidentNumber: '4211',
        TriggeredOn: 'Incident',
        TriggeredWhen: 'Created',
        TotalActions: 1,
        ActionsTriggeredSuccessfully: 1,
        TriggeredPlaybooks: [
          {
            RunId: runOf('-open'),
            WorkflowId: expect.stringMatching(/\/workflows\/logic-bridge-dev-servicenow-open$/),
          },
        ],
      },
    },
  ]);
});

test('a rule whose conditions are not met leaves no row', async () => {
  const closed = {
    ...passwordSpray,
    object: {
      ...passwordSpray.object,
      properties: { ...passwordSpray.object.properties, status: 'Closed' },
    },
  };
  await deliver(world, closed);
  expect(rows()).toStrictEqual([]);
});

test('a rule that may not start its playbook has failed, and says why in Sentinel’s words', async () => {
  world.revoke('AutomationGrant');
  await deliver(world, passwordSpray);
  expect(rows()).toMatchObject([
    {
      Status: 'Failure',
      Description:
        'Could not trigger playbook: logic-bridge-dev-servicenow-open. Microsoft Sentinel is missing permissions to run it.',
      ExtendedProperties: { ActionsTriggeredSuccessfully: 0, TriggeredPlaybooks: [] },
    },
  ]);
});

test('a disabled playbook is another failure', async () => {
  const workflows = devStack.stack.workflows.map((one) => ({ ...one, enabled: false }));
  const off = new World({ ...devStack.stack, workflows });
  await deliver(off, passwordSpray);
  expect(off.logs().SentinelHealth).toMatchObject([
    { Status: 'Failure', Description: expect.stringMatching(/ The playbook was disabled\.$/) },
  ]);
});

test('of several actions, one that failed makes it a partial success', () => {
  const actions = ['/a', '/b'].map((playbookId) => ({
    kind: 'playbook' as const,
    playbookId,
    tenantId: '',
  }));
  const row = sentinelHealthRow(
    {
      kind: 'rule',
      time: 0,
      incident: { name: GUID, number: 1 },
      rule: { id: '/rule', displayName: 'rule', triggersWhen: 'Updated', actions },
      started: [{ playbookId: '/a', run: '1' }],
      failures: ['Could not trigger playbook: b. The playbook was disabled.'],
    },
    0,
    GUID,
  );
  expect(row).toMatchObject({
    Status: 'Partial success',
    ExtendedProperties: { TotalActions: 2, ActionsTriggeredSuccessfully: 1 },
  });
});

test('a playbook that reconcile starts has a row of its own, with the identity and the run', async () => {
  const lossy = devWorld({ fateOf: () => 'lost' });
  lossy.analyst.create(GUID);
  expect(lossy.logs().SentinelHealth).toStrictEqual([]);
  await lossy.runUntil(lossy.now + 6 * 60_000);
  const [row, ...others] = lossy.logs().SentinelHealth;
  expect(others).toStrictEqual([]);
  const opened = lossy.state().runs.find(({ playbook }) => playbook.endsWith('-open'));
  expect(row).toMatchObject({
    OperationName: 'Playbook was triggered',
    SentinelResourceType: 'Playbook',
    SentinelResourceName: 'logic-bridge-dev-servicenow-open',
    Status: 'Success',
    ExtendedProperties: {
      IncidentName: GUID,
      IncidentNumber: '1',
      TriggeredByName: 'id-bridge-dev-servicenow',
      RunId: opened?.run,
    },
  });
});
