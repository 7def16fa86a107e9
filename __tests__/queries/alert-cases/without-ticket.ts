import type { Logs } from '../engine/run';
import type { Row } from '../engine/value';
import { A, B, type Case, both, incident, logs, report } from './rows';

const SYSTEM =
  'datatable(System: string, Label: string, Severities: dynamic, WithoutTag: string) ["ServiceNow", "ServiceNow", dynamic(["High"]), "store-app"]';
const without = (reason: 'failed' | 'unheard', incidentName = A) => ({
  System: 'ServiceNow',
  Incident: incidentName,
  Reason: reason === 'failed' ? 'its playbook has failed' : 'nothing was heard of it',
});
const ticketless = (where: string, rows: Logs, ...selects: readonly Row[]): Case => ({
  query: 'incident-without-ticket',
  where,
  rows,
  values: { Systems: SYSTEM },
  selects,
  fires: selects.length > 0 ? ['ServiceNow'] : [],
});

/** Which incidents count as having no ticket. */
export const TICKETLESS: readonly Case[] = [
  ticketless('nothing is there yet', {}),
  ticketless('an incident is young', both([incident(20)])),
  ticketless('an incident got no run', both([incident(40)]), without('unheard')),
  ticketless('an incident has its ticket', both([incident(40)], report(39, { ticket: 'INC1' }))),
  ticketless(
    'its report was lost, and its label says so',
    both([incident(40), incident(40, { labels: ['ServiceNow:INC1'], changed: 38 })]),
  ),
  ticketless(
    'its label is of another system',
    both([incident(40, { labels: ['Jira:SEC-1', 'NotServiceNow:INC1'] })]),
    without('unheard'),
  ),
  ticketless('no route wants it', both([incident(40)], report(39, { outcome: 'not routed' }))),
  ticketless('no rule lets it through', both([incident(40, { severity: 'Low' })])),
  ticketless('it is the Store app’s', both([incident(40, { labels: ['store-app'] })])),
  ticketless(
    'it was closed since',
    both(
      [incident(90), incident(90, { status: 'Closed', changed: 10 })],
      report(60, { outcome: 'failed' }),
    ),
  ),
  ticketless(
    'its playbook fails',
    both([incident(90)], report(85, { outcome: 'failed' }), report(10, { outcome: 'failed' })),
    without('failed'),
  ),
  ticketless(
    'its playbook fails, and the table of incidents is missing',
    logs(report(85, { outcome: 'failed' })),
    without('failed'),
  ),
  ticketless(
    'its playbook has failed only now',
    both([incident(20)], report(15, { outcome: 'failed' })),
  ),
  ticketless(
    'it failed once and was opened then',
    both(
      [incident(90)],
      report(85, { outcome: 'failed' }),
      report(50, { ticket: 'INC1', outcome: 'opened' }),
    ),
  ),
  ticketless(
    'the push of its ticket fails',
    both(
      [incident(90)],
      report(85, { ticket: 'INC1' }),
      report(60, { outcome: 'failed', playbook: 'push' }),
    ),
  ),
  ticketless(
    'reconcile could not start the playbook',
    both([], report(60, { outcome: 'failed', direction: 'in', playbook: 'reconcile' })),
    without('failed'),
  ),
  ticketless('it is parked', both([], report(60, { outcome: 'parked' })), without('failed')),
  ticketless('it is older than a day', both([incident(1500)])),
  ticketless(
    'the GUID is spelt in capitals',
    both([incident(40, { name: A.toUpperCase() })], report(39, { ticket: 'INC1' })),
  ),
  ticketless(
    'one has its ticket and one has none',
    both([incident(40), incident(45, { name: B })], report(39, { ticket: 'INC1' })),
    without('unheard', B),
  ),
  ticketless(
    'two systems failed, and one of them is none of ours',
    logs(report(60, { outcome: 'failed' }), report(60, { outcome: 'failed', system: 'Sentinel' })),
    without('failed'),
  ),
];
