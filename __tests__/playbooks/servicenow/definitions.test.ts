import { openTicket } from '../../../playbooks/servicenow/open';
import { pushTicket } from '../../../playbooks/servicenow/push';
import { reconcileTickets } from '../../../playbooks/servicenow/reconcile';
import type { ServiceNowSettings } from '../../../playbooks/servicenow/settings';
import { flatten, needsOf } from '../../../workflow/definition';
import { lint } from '../../../workflow/lint';
import { distinct } from '../../../workflow/needs';
import { toJson } from '../../../workflow/to-json';
import { settings } from './settings';

const notifying: ServiceNowSettings = {
  ...settings,
  channel: { kind: 'slack', secret: 'soc-webhook' },
};
const RESPONDER = { kind: 'role', role: 'Microsoft Sentinel Responder', on: 'workspace' };
const OPERATOR = { kind: 'role', role: 'Microsoft Sentinel Playbook Operator', on: 'playbooks' };
const READER = { kind: 'role', role: 'Reader', on: 'playbooks' };
const CONNECTION = { kind: 'connection', api: 'azuresentinel' };
const PASSWORD = { kind: 'secret', secret: 'servicenow-password' };

describe.each([
  { name: 'open', make: openTicket, needs: [CONNECTION, RESPONDER, PASSWORD], never: ['Notify'] },
  {
    name: 'push',
    make: pushTicket,
    needs: [CONNECTION, RESPONDER, PASSWORD, OPERATOR],
    never: ['Add_note', 'Add_note_again', 'Notify'],
  },
  {
    name: 'reconcile',
    make: reconcileTickets,
    needs: [READER, PASSWORD, RESPONDER, CONNECTION, OPERATOR],
    never: ['Notify'],
  },
])('$name', ({ make, needs, never }) => {
  const actions = flatten(make(notifying).actions);

  test('needs what it does, and nothing else', () => {
    const byText = (all: readonly unknown[]) => all.map((need) => JSON.stringify(need)).sort();
    expect(byText(distinct(needsOf(make(settings))))).toStrictEqual(byText(needs));
  });

  test('repeats only calls that may be repeated', () => {
    const calls = actions.filter(({ idempotent }) => idempotent === false);
    expect(calls.map(({ name }) => name).sort()).toStrictEqual([...never].sort());
  });

  test('has at most 40 actions', () => {
    expect(actions.length).toBeLessThanOrEqual(40);
  });

  test.each([
    ['the incident wins everything', { status: 'sentinel', severity: 'sentinel' }],
    ['the ticket wins everything', { status: 'ticket', severity: 'ticket' }],
  ] as const)('is right where %s', (_, wins) => {
    const definition = make({ ...notifying, wins });
    const idempotent = Object.fromEntries(
      flatten(definition.actions).flatMap(({ name, idempotent: twice }) =>
        twice === undefined ? [] : [[name, twice] as const],
      ),
    );
    const findings = lint(toJson(definition), {
      idempotent,
      connections: ['azuresentinel'],
      parameterValues: ['$connections', 'bridgeIdentities'],
    });
    expect(findings.filter(({ level }) => level === 'error')).toStrictEqual([]);
  });
});

test('push and reconcile run one at a time', () => {
  const concurrencyOf = (make: typeof openTicket) => make(settings).trigger.concurrency;
  expect(concurrencyOf(pushTicket)).toStrictEqual({ runs: 1, maximumWaitingRuns: 100 });
  expect(concurrencyOf(reconcileTickets)?.runs).toBe(1);
  expect(concurrencyOf(openTicket)).toBeUndefined();
});
