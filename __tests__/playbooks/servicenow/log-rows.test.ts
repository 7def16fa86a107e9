import { logRows } from '../../../emulator/logs/workflow-runtime';
import { TABLES } from '../../../queries/tables';
import { deliver, devWorld } from './dev-world';
import { passwordSpray } from './payloads';

const world = devWorld();
const rowsOf = () => world.runtime.workflows.flatMap(({ runs }) => runs).flatMap(logRows);

beforeEach(() => {
  world.reset();
});

test('every column of a run’s rows is one that queries may read, or a tag', async () => {
  await deliver(world, passwordSpray);
  const columns = new Set(rowsOf().flatMap((row) => Object.keys(row)));
  const known = Object.keys(TABLES.AzureDiagnostics);
  expect(
    [...columns].filter((name) => !known.includes(name) && !name.startsWith('tags_')),
  ).toStrictEqual([]);
});

test('a run leaves one report: the incident, its ticket and what became of it', async () => {
  await deliver(world, passwordSpray);
  const reports = rowsOf().filter((row) => 'trackedProperties_outcome_s' in row);
  expect(reports).toMatchObject([
    {
      OperationName: 'Microsoft.Logic/workflows/workflowActionCompleted',
      correlation_clientTrackingId_g: '4b0e7d12-93c5-4f68-a1de-28c7f5306b9a',
      trackedProperties_incident_s: 'incident/4b0e7d12-93c5-4f68-a1de-28c7f5306b9a',
      trackedProperties_ticket_s: 'ticket/INC0010001',
      trackedProperties_system_s: 'ServiceNow',
      trackedProperties_direction_s: 'out',
      trackedProperties_outcome_s: 'opened',
    },
  ]);
});

test('so does a run that fails', async () => {
  world.inject([{ call: { service: 'servicenow' }, fault: { kind: 'status', status: 503 } }]);
  await deliver(world, passwordSpray);
  const reports = rowsOf().filter((row) => 'trackedProperties_outcome_s' in row);
  expect(reports).toMatchObject([
    { trackedProperties_ticket_s: 'ticket/none', trackedProperties_outcome_s: 'failed' },
  ]);
});
