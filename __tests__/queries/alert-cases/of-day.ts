import { guidOf } from '../../../bench/day';

const RECONCILE = 'logic-bridge-prod-servicenow-reconcile';

/** What the alerts of production say at times of the day of known events, and for what they fire. */
export const TIMES: readonly (readonly [
  id: string,
  time: string,
  why: string,
  selects: readonly object[],
  fires: readonly string[],
])[] = [
  ['incident-without-ticket', '09:40', 'what no event told of was opened at 9:10', [], []],
  ['incident-without-ticket', '16:45', 'what no rule could start was opened at 16:10', [], []],
  ['incident-without-ticket', '20:25', 'opening may take half an hour', [], []],
  [
    'incident-without-ticket',
    '20:40',
    'ServiceNow refuses the look-up; Jira wants no low incident',
    [
      {
        System: 'ServiceNow',
        Incident: guidOf(9),
        IncidentNumber: 9,
        Severity: 'Low',
        Reason: 'its playbook has failed',
      },
    ],
    ['ServiceNow'],
  ],
  [
    'access-refused',
    '13:10',
    'one reconciliation came with the old password',
    [{ Source: RECONCILE, Call: 'List_tickets', Code: 'Unauthorized', Calls: 1 }],
    [],
  ],
  [
    'access-refused',
    '15:10',
    'one was refused the password itself, by the vault',
    [
      { Source: RECONCILE, Call: 'Read_password', Code: 'Forbidden', Calls: 1 },
      {
        Source: expect.stringMatching(/^vault kv-bridge-prod-/) as string,
        Call: 'SecretGet',
        Code: 'Forbidden',
        Calls: 1,
      },
    ],
    [],
  ],
  ['access-refused', '20:30', 'a refused look-up is no refused access', [], []],
  ['parked-items', '22:20', 'the first one has been tried for less than a day', [], []],
  [
    'parked-items',
    '22:30',
    'the first one was parked at 22:25',
    [{ System: 'ServiceNow', Incident: guidOf(1), Ticket: 'INC0010001', Playbook: RECONCILE }],
    ['ServiceNow'],
  ],
  ['reconcile-silent', '13:10', 'the failure of 13:05 was a single one', [], []],
  [
    'reconcile-silent',
    '06T00:40',
    'the day is over, and nothing is heard any more',
    [
      { System: 'Jira', Playbook: 'logic-bridge-prod-jira-reconcile', SilentMinutes: 45 },
      { System: 'ServiceNow', Playbook: RECONCILE, SilentMinutes: 45 },
    ],
    ['Jira', 'ServiceNow'],
  ],
  [
    'failure-rate',
    '20:30',
    'two incidents fail again and again, and twelve reconciliations went well',
    [{ System: 'ServiceNow', Failed: 3 }],
    [],
  ],
  ['expires-in-30-days', '12:00', 'everything has more than a year', [], []],
];
