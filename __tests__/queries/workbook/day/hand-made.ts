import type { Case } from './case';

type Row = Readonly<Record<string, unknown>>;

const OPEN = 'logic-bridge-prod-servicenow-open';
const CHOICE = {
  start: '2026-02-01T00:00:00Z',
  end: '2026-02-01T12:00:00Z',
  systems: ['ServiceNow'],
};

const workflowRow = (time: string, columns: Row): Row => ({
  TimeGenerated: `2026-02-01T${time}Z`,
  ResourceProvider: 'MICROSOFT.LOGIC',
  Category: 'WorkflowRuntime',
  resource_workflowName_s: OPEN,
  resource_runId_s: `run-${time}`,
  _ResourceId: '/w',
  ...columns,
});

/** The report of a run. */
const report = (time: string, incident: string, outcome: string, columns: Row = {}): Row =>
  workflowRow(time, {
    OperationName: 'Microsoft.Logic/workflows/workflowActionCompleted',
    status_s: 'Succeeded',
    trackedProperties_incident_s: `incident/${incident}`,
    trackedProperties_ticket_s: 'ticket/none',
    trackedProperties_state_s: 'state/none',
    trackedProperties_system_s: 'ServiceNow',
    trackedProperties_outcome_s: outcome,
    ...columns,
  });

const ticket = (number: string, state = 'none'): Row => ({
  trackedProperties_ticket_s: `ticket/${number}`,
  trackedProperties_state_s: `state/${state}`,
});

let numbers = 0;
const incident = (name: string, columns: Row = {}): Row => ({
  TimeGenerated: '2026-02-01T08:00:00Z',
  IncidentName: name,
  IncidentNumber: (numbers += 1),
  IncidentUrl: '',
  Title: name,
  Severity: 'High',
  Status: 'New',
  Labels: [],
  CreatedTime: '2026-02-01T08:00:00Z',
  ...columns,
});

const run = (time: string, run: string, end: string | undefined): Row => ({
  ...workflowRow(time, {
    OperationName: `Microsoft.Logic/workflows/workflowRun${end === undefined ? 'Started' : 'Completed'}`,
    startTime_t: '2026-02-01T09:30:00Z',
    status_s: end ?? 'Running',
  }),
  resource_runId_s: run,
});

const RUNS = [
  run('09:30:00', 'a', undefined),
  run('09:30:09', 'a', 'Succeeded'),
  run('09:30:00', 'b', undefined),
  run('09:30:00', 'c', undefined),
  run('09:31:00', 'c', 'TimedOut'),
  run('09:30:00', 'd', undefined),
  run('09:32:00', 'd', 'Cancelled'),
];

const drift: Case = {
  query: 'incidents/incidents',
  shows: 'every way in which an incident and its ticket can stand to each other',
  choice: CHOICE,
  columns: ['Title', 'System', 'Ticket', 'TicketStatus', 'TicketSeverity', 'Sync'],
  logs: {
    AzureDiagnostics: [
      report('08:00:01', 'in-step', 'opened', ticket('INC1', 'New|High')),
      report('08:00:01', 'found', 'opened', ticket('INC2', 'New|High')),
      report('09:00:00', 'found', 'found', ticket('INC2')),
      report('08:00:01', 'other-status', 'pushed', ticket('INC3', 'Active|High')),
      report('08:00:01', 'other-severity', 'pushed', ticket('INC4', 'New|Low')),
      report('08:00:01', 'unread', 'found', ticket('INC5')),
      report('08:00:01', 'unwanted', 'not routed'),
      report('08:00:01', 'missing', 'left to open'),
      report('08:00:01', 'broken', 'opened', ticket('INC6', 'New|High')),
      report('09:00:00', 'broken', 'failed'),
    ],
    SecurityIncident: [
      incident('in-step', { Status: 'Active', TimeGenerated: '2026-02-01T07:00:00Z' }),
      incident('in-step'),
      incident('found'),
      incident('other-status'),
      incident('other-severity'),
      incident('unread'),
      incident('unwanted'),
      incident('missing'),
      incident('broken'),
      incident('unheard'),
      incident('closed', { Status: 'Closed' }),
    ],
  },
  rows: [
    ['closed', '', '', '', '', 'not wanted'],
    ['unheard', '', '', '', '', 'no report'],
    ['broken', 'ServiceNow', 'INC6', 'New', 'High', 'failed'],
    ['missing', 'ServiceNow', '', '', '', 'no ticket'],
    ['unwanted', 'ServiceNow', '', '', '', 'not wanted'],
    ['unread', 'ServiceNow', 'INC5', '', '', 'not known'],
    ['other-severity', 'ServiceNow', 'INC4', 'New', 'Low', 'differs'],
    ['other-status', 'ServiceNow', 'INC3', 'Active', 'High', 'differs'],
    ['found', 'ServiceNow', 'INC2', 'New', 'High', 'in step'],
    ['in-step', 'ServiceNow', 'INC1', 'New', 'High', 'in step'],
  ],
};

const withoutTicket: Case = {
  query: 'overview/without-ticket',
  shows: 'those that the rules let through and nothing has answered: by report, label, tag, age',
  choice: CHOICE,
  logs: {
    AzureDiagnostics: [
      report('08:00:01', 'ticketed', 'opened', ticket('INC1', 'New|High')),
      report('08:00:01', 'failed', 'failed'),
    ],
    SecurityIncident: [
      incident('ticketed'),
      incident('failed'),
      incident('unheard'),
      incident('labelled', { Labels: [{ labelName: 'ServiceNow:INC2', labelType: 'User' }] }),
      incident('elsewhere', { Labels: [{ labelName: 'store-app', labelType: 'User' }] }),
      incident('tagged', { Labels: [{ labelName: 'vip', labelType: 'User' }] }),
      incident('gated', { Severity: 'Informational' }),
      incident('closed', { Status: 'Closed' }),
      incident('fresh', { CreatedTime: '2026-02-01T11:50:00Z' }),
    ],
  },
  rows: [['Open incidents without a ticket', 3]],
};

/** What the known day has none of. */
export const handMade: readonly Case[] = [
  drift,
  withoutTicket,
  {
    query: 'overview/sync-lag',
    shows: 'the whole range for a system that was never compared, and no failure as a comparison',
    choice: { ...CHOICE, systems: ['ServiceNow', 'Jira'] },
    logs: {
      AzureDiagnostics: [
        report('10:00:00', 'none', 'nothing to do'),
        report('11:30:00', 'none', 'failed'),
      ],
    },
    rows: [
      ['Minutes since Jira was compared', 720],
      ['Minutes since ServiceNow was compared', 120],
    ],
  },
  {
    query: 'overview/success-rate',
    shows: 'one of two: what runs and what was cancelled does not count',
    logs: { AzureDiagnostics: RUNS },
    rows: [['Runs that succeeded', 50]],
  },
  {
    query: 'overview/success-rate',
    shows: 'nothing where nothing has run',
    logs: {},
    rows: [],
  },
  {
    query: 'overview/failing-now',
    shows: '0 where nothing has run',
    logs: {},
    rows: [['Failing now', 0]],
  },
  {
    query: 'overview/failing-now',
    shows: 'only what has not succeeded since',
    logs: {
      AzureDiagnostics: [
        report('08:00:00', 'a', 'failed'),
        report('09:00:00', 'a', 'opened', ticket('INC1')),
        report('08:00:00', 'b', 'opened', ticket('INC2')),
        report('09:00:00', 'b', 'failed'),
      ],
    },
    rows: [['Failing now', 1]],
  },
  {
    query: 'playbooks/runs-per-hour',
    shows: 'a run without an end as running, one that took too long as failed',
    logs: { AzureDiagnostics: RUNS },
    rows: [[OPEN, '2026-02-01T09:00:00Z', 1, 1, 1, 1]],
  },
  {
    query: 'playbooks/runs-by-status',
    shows: 'the same by status',
    columns: ['Status', 'Runs'],
    logs: { AzureDiagnostics: RUNS },
    rows: [
      ['Succeeded', 1],
      ['Running', 1],
      ['TimedOut', 1],
      ['Cancelled', 1],
    ],
  },
  {
    query: 'parameters/playbook',
    shows: 'the playbooks of the chosen system alone',
    choice: { systems: ['Sentinel'] },
    rows: [['logic-bridge-prod-auto-close']],
  },
];
