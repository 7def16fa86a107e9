import { writeJson } from '../expression/json';
import { doubleOf } from '../expression/number';
import { type Data, type DataObject, isNumber } from '../expression/value';
import type { ActionRecord, RunError } from '../runtime/record';
import type { Run } from '../runtime/run';
import { madeUpGuid } from '../stack/made-up';
import { byTime, type LogRow, partsOf } from './row';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const DATE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;

/** What a row tells, before the columns that all rows have. */
interface Event {
  readonly operation: string;
  /** Below the run's id, as `/actions/Open`; empty for the run itself. */
  readonly path: string;
  readonly status: string;
  readonly startTime: string;
  /** @default - it has just started */
  readonly endTime?: string | undefined;
  /** @default - none */
  readonly code?: string | undefined;
  /** @default - none */
  readonly error?: RunError | undefined;
  /** @default - only those that all rows have */
  readonly columns?: LogRow;
}

/**
 * The rows that Azure Monitor would have of a run, in the category WorkflowRuntime: when the run, its trigger and its
 * actions started and ended.
 * @see https://learn.microsoft.com/azure/logic-apps/monitor-workflows-collect-diagnostic-data
 */
export function logRows(run: Run): readonly LogRow[] {
  const { trigger, startTime } = run;
  const base = commonColumns(run);
  const triggerColumns = { resource_triggerName_s: trigger.name };
  const path = `/triggers/${trigger.name}`;
  const started = { status: 'Running', startTime };
  const events: Event[] = [
    { operation: 'workflowRunStarted', path: '', ...started },
    {
      operation: 'workflowTriggerStarted',
      path,
      status: 'Running',
      startTime: trigger.startTime,
      columns: triggerColumns,
    },
    { ...trigger, operation: 'workflowTriggerCompleted', path, columns: triggerColumns },
    ...run.actions().flatMap(actionEvents),
  ];
  if (run.endTime !== undefined) {
    const { status, endTime, code, error } = run;
    events.push({
      operation: 'workflowRunCompleted',
      path: '',
      status,
      startTime,
      endTime,
      code,
      error,
    });
  }
  return events.map((event) => row(run, base, event)).sort(byTime);
}

function actionEvents(record: ActionRecord): Event[] {
  const columns = {
    resource_actionName_s: record.name,
    correlation_actionTrackingId_g: record.trackingId,
  };
  const path = `/actions/${record.name}`;
  const completed: Event = {
    ...record,
    operation: 'workflowActionCompleted',
    path,
    columns: {
      ...columns,
      ...(record.retryHistory && { retryHistory_s: JSON.stringify(record.retryHistory) }),
      ...trackedColumns(record.trackedProperties ?? {}),
    },
  };
  // What was skipped never started.
  if (record.status === 'Skipped') return [completed];
  const { startTime } = record;
  return [
    { operation: 'workflowActionStarted', path, status: 'Running', startTime, columns },
    completed,
  ];
}

function row({ workflow, name }: Run, base: LogRow, event: Event): LogRow {
  const { operation, path, status, startTime, endTime, code, error, columns = {} } = event;
  const id = `${workflow.id}/runs/${name}${path}`.toUpperCase();
  return {
    ...base,
    TimeGenerated: endTime ?? startTime,
    Level: status === 'Failed' || status === 'TimedOut' ? 'Error' : 'Information',
    OperationName: `Microsoft.Logic/workflows/${operation}`,
    Resource: id.slice(id.lastIndexOf('/') + 1),
    ResourceId: id,
    status_s: status,
    startTime_t: startTime,
    ...(endTime === undefined ? {} : { endTime_t: endTime }),
    ...(code === undefined ? {} : { code_s: code }),
    ...(error === undefined ? {} : { error_code_s: error.code, error_message_s: error.message }),
    ...columns,
  };
}

function commonColumns({ workflow, name, clientTrackingId }: Run): LogRow {
  const { subscription, group } = partsOf(workflow.id);
  return {
    ResourceProvider: 'MICROSOFT.LOGIC',
    ResourceType: 'WORKFLOWS/RUNS',
    ResourceGroup: group.toUpperCase(),
    SubscriptionId: subscription,
    Category: 'WorkflowRuntime',
    _ResourceId: workflow.id.toLowerCase(),
    resource_workflowName_s: workflow.name,
    // The GUID that Azure gives a workflow is unknown here; this one stays the same for the same workflow.
    resource_workflowId_g: madeUpGuid(workflow.id.toLowerCase()),
    resource_subscriptionId_g: subscription,
    resource_resourceGroupName_s: group,
    resource_location_s: workflow.location,
    resource_runId_s: name,
    resource_originRunId_s: name,
    ...typedColumn('correlation_clientTrackingId', clientTrackingId),
    ...Object.fromEntries(
      Object.entries(workflow.tags).map(([tag, value]) => [tagColumn(tag), value]),
    ),
  };
}

/** The column of a tag: whatever a column's name cannot hold is an underscore there. */
const tagColumn = (tag: string): string => `tags_${tag.replaceAll(/\W+/g, '_')}_s`;

const trackedColumns = (properties: DataObject): LogRow =>
  Object.entries(properties).reduce<LogRow>(
    (row, [name, value]) => ({ ...row, ...typedColumn(`trackedProperties_${name}`, value) }),
    {},
  );

/** Log Analytics adds a suffix by what a value looks like, not by what it was meant to be: an incident's GUID is in another column than a run's name. */
function typedColumn(name: string, value: Data): LogRow {
  if (value === null) return {};
  const [suffix, shown] = columnOf(value);
  return { [`${name}_${suffix}`]: shown };
}

function columnOf(value: Data): readonly [string, string | number | boolean] {
  if (isNumber(value)) return ['d', doubleOf(value)];
  if (typeof value === 'boolean') return ['b', value];
  if (typeof value !== 'string') return ['s', writeJson(value)];
  if (UUID.test(value)) return ['g', value];
  return [DATE.test(value) ? 't' : 's', value];
}
