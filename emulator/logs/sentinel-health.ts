import { madeUpGuid } from '../stack/made-up';
import type {
  HealthEvent,
  HealthIncident,
  PlaybookTriggered,
  RuleRan,
} from '../world/automation-health';
import { isoTime, type LogRow } from './row';

/**
 * The row that Sentinel would write of its automation.
 * @see https://learn.microsoft.com/azure/sentinel/health-table-reference
 */
export function sentinelHealthRow(
  event: HealthEvent,
  index: number,
  workspaceGuid: string,
): LogRow {
  return {
    TimeGenerated: isoTime(event.time),
    SentinelResourceKind: '',
    Reason: '',
    WorkspaceId: workspaceGuid,
    RecordId: madeUpGuid(`${workspaceGuid} ${index}`),
    ...(event.kind === 'rule' ? ruleColumns(event) : playbookColumns(event)),
  };
}

function ruleColumns({ rule, incident, started, failures }: RuleRan): LogRow {
  const done = rule.actions.length - failures.length;
  return {
    OperationName: 'Automation rule run',
    SentinelResourceId: rule.id,
    SentinelResourceName: rule.displayName,
    SentinelResourceType: 'Automation rule',
    Status: failures.length === 0 ? 'Success' : done === 0 ? 'Failure' : 'Partial success',
    Description: failures.join(' '),
    ExtendedProperties: {
      ...incidentProperties(incident),
      TriggeredWhen: rule.triggersWhen,
      TotalActions: rule.actions.length,
      ActionsTriggeredSuccessfully: done,
      TriggeredPlaybooks: started.map(({ playbookId, run }) => ({
        RunId: run,
        WorkflowId: playbookId,
      })),
    },
  };
}

const playbookColumns = ({
  playbookId,
  incident,
  by,
  run,
  failure,
}: PlaybookTriggered): LogRow => ({
  OperationName: 'Playbook was triggered',
  SentinelResourceId: playbookId,
  SentinelResourceName: playbookId.split('/').at(-1) ?? '',
  SentinelResourceType: 'Playbook',
  Status: failure === undefined ? 'Success' : 'Failure',
  Description: failure ?? '',
  ExtendedProperties: {
    ...incidentProperties(incident),
    TriggeredByName: by,
    RunId: run ?? '',
  },
});

const incidentProperties = ({ name, number }: HealthIncident) => ({
  IncidentName: name,
  IncidentNumber: number === undefined ? '' : String(number),
  TriggeredOn: 'Incident',
});
