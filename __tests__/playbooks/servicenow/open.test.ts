import { impactOf, urgencyOf } from '../../../mappings/servicenow/incident';
import { type OpenTicketSettings, openTicket } from '../../../playbooks/servicenow/open';
import { clouds } from '../../../systems/azure/cloud';
import { SEVERITIES } from '../../../systems/sentinel/types';
import { flatten, needsOf } from '../../../workflow/definition';
import { distinct } from '../../../workflow/needs';
import { toJson } from '../../../workflow/to-json';

const settings: OpenTicketSettings = {
  azure: {
    cloud: clouds.public,
    identity:
      '/subscriptions/s/resourceGroups/g/providers/Microsoft.ManagedIdentity/userAssignedIdentities/i',
    vaultUri: 'https://kv-lab.vault.azure.net/',
  },
  instance: 'https://lab.service-now.com',
  user: 'sentinel',
  passwordSecret: 'servicenow-password',
  severities: SEVERITIES,
  workspace: 'law-lab',
  urgencyOf,
  impactOf,
  noteField: 'work_notes',
};

const definition = openTicket(settings);
const actions = flatten(definition.actions);

test('needs Responder, the connection and its password, and nothing else', () => {
  expect(distinct(needsOf(definition))).toStrictEqual([
    { kind: 'connection', api: 'azuresentinel' },
    { kind: 'role', role: 'Microsoft Sentinel Responder', on: 'workspace' },
    { kind: 'secret', secret: 'servicenow-password' },
  ]);
});

test('needs the channel’s webhook only where one is notified', () => {
  const notifying = openTicket({ ...settings, webhookSecret: 'soc-webhook' });
  expect(needsOf(notifying)).toContainEqual({ kind: 'secret', secret: 'soc-webhook' });
  expect(actions.map(({ name }) => name)).not.toContain('Notify');
});

test('repeats only calls that may be repeated', () => {
  const notifying = openTicket({ ...settings, webhookSecret: 'soc-webhook' });
  const calls = flatten(notifying.actions).filter(({ idempotent }) => idempotent !== undefined);
  expect(calls.filter(({ idempotent }) => !idempotent).map(({ name }) => name)).toStrictEqual([
    'Notify',
  ]);
});

test('stays below 40 actions', () => {
  expect(actions.length).toBeLessThanOrEqual(40);
});

test('takes every event where some route wants every severity, else only the wanted ones', () => {
  const conditionsOf = (severities: OpenTicketSettings['severities']) => {
    const json = toJson(openTicket({ ...settings, severities }));
    return {
      trigger: json.triggers['Incident']?.conditions,
      wanted: json.parameters?.['routedSeverities'],
    };
  };
  expect(conditionsOf(SEVERITIES)).toStrictEqual({ trigger: undefined, wanted: undefined });
  expect(conditionsOf(['High', 'Low'])).toStrictEqual({
    trigger: [
      {
        expression:
          "@contains(parameters('routedSeverities'), triggerBody()?['object']?['properties']?['severity'])",
      },
    ],
    wanted: { type: 'Array', defaultValue: ['High', 'Low'] },
  });
});

test('leaves out the fields that no route sets', () => {
  const fields = actions.find(({ name }) => name === 'Ticket_fields')?.inputs;
  const sent = Object.keys(JSON.parse(JSON.stringify(fields)) as object);
  expect(sent).not.toContain('assignment_group');
  expect(sent).not.toContain('category');
});

test('is found by the incident’s GUID in the runs’ list', () => {
  expect(toJson(definition).triggers['Incident']?.correlation).toStrictEqual({
    clientTrackingId: "@triggerBody()?['object']?['name']",
  });
});
