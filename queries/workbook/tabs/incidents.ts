import { failures, link, text, time, verdict } from '../columns';
import type { Tab } from '../panel';

/** Each incident beside its tickets. */
export const incidents: Tab = {
  name: 'incidents',
  label: 'Incidents and tickets',
  panels: [
    {
      kind: 'grid',
      query: 'incidents/failing',
      title: 'Failing now',
      whenEmpty: 'Nothing is failing.',
      columns: {
        Time: time('Last failure'),
        Incident: text('Incident'),
        System: text('System'),
        Ticket: text('Ticket'),
        Failures: failures('Failures'),
        LastSuccess: time('Last success'),
        Playbook: text('Playbook'),
        Run: link('Run', 'Open the run'),
      },
    },
    {
      kind: 'grid',
      query: 'incidents/incidents',
      title: 'Incidents and their tickets',
      whenEmpty: 'No incident has changed in the time range.',
      columns: {
        Number: { type: 'int', label: 'Incident' },
        Title: text('Title'),
        Severity: text('Severity'),
        Status: text('Status'),
        System: text('System'),
        Ticket: text('Ticket'),
        TicketSeverity: text('Severity on the ticket'),
        TicketStatus: text('Status on the ticket'),
        Sync: verdict(
          text('In step?'),
          [
            { is: '==', value: 'failed', icon: 'critical' },
            { is: '==', value: 'parked', icon: 'critical' },
            { is: '==', value: 'no ticket', icon: 'warning' },
            { is: '==', value: 'differs', icon: 'warning' },
            { is: '==', value: 'no report', icon: 'unknown' },
            { is: '==', value: 'not known', icon: 'unknown' },
          ],
          'success',
        ),
        LastSync: time('Last sync'),
        Incident: link('In Sentinel', 'Open the incident'),
      },
    },
  ],
};
