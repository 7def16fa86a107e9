import type { Case } from './case';

const IMPORT = 'logic-bridge-pilot-threat-intelligence';
const SHARE = 'logic-bridge-pilot-observables';

const row = (
  time: string,
  playbook: string,
  direction: string,
  outcome: string,
  counts: string,
  reasons = '',
) => ({
  TimeGenerated: `2026-02-${time}Z`,
  ResourceProvider: 'MICROSOFT.LOGIC',
  Category: 'WorkflowRuntime',
  OperationName: 'Microsoft.Logic/workflows/workflowActionCompleted',
  resource_workflowName_s: playbook,
  trackedProperties_direction_s: `threat intelligence ${direction}`,
  trackedProperties_outcome_s: outcome,
  trackedProperties_counts_s: `counts/${counts}`,
  trackedProperties_reasons_s: `reasons/${reasons}`,
});

const logs = {
  AzureDiagnostics: [
    row('01T08:00:00', IMPORT, 'in', 'moved', '10|3|1|0', 'private address=2;markup=1;'),
    row('01T09:00:00', IMPORT, 'in', 'moved', '100|0|0|12'),
    row('01T09:15:00', IMPORT, 'in', 'nothing to do', '0|0|0|0'),
    row('02T09:00:00', IMPORT, 'in', 'moved', '5|1|0|0', 'private address=1;'),
    row('01T10:00:00', SHARE, 'out', 'moved', '2|1|0|4', 'wrong shape=1;'),
  ],
};
const choice = { playbooks: [IMPORT, SHARE] };

/** No environment of the known day shares threat intelligence: these rows are made by hand. */
export const threatIntelligence: readonly Case[] = [
  {
    query: 'threat-intelligence/moved',
    shows: 'what was moved each day, by direction',
    logs,
    choice,
    columns: ['Direction', 'Outcome', 'Runs', 'Accepted', 'Rejected', 'Ended', 'Unchanged'],
    rows: [
      ['threat intelligence in', 'moved', 1, 5, 1, 0, 0],
      ['threat intelligence in', 'moved', 2, 110, 3, 1, 12],
      ['threat intelligence in', 'nothing to do', 1, 0, 0, 0, 0],
      ['threat intelligence out', 'moved', 1, 2, 1, 0, 4],
    ],
  },
  {
    query: 'threat-intelligence/rejected',
    shows: 'how often each reason came up, in which direction',
    logs,
    choice,
    columns: ['Direction', 'Reason', 'Rejected'],
    rows: [
      ['threat intelligence in', 'private address', 3],
      ['threat intelligence in', 'markup', 1],
      ['threat intelligence out', 'wrong shape', 1],
    ],
  },
];
