import { World } from '../../../emulator/world';
import { loadStack } from '../../../emulator/stack';
import type { LogRow } from '../../../emulator/logs';
import { INCIDENT, comment, payload } from '../services/fixtures/payload';
import { synthesized } from '../services/fixtures/stack';

const MINUTE = 60_000;
const world = new World(loadStack(synthesized()));
const later = () => world.runUntil(world.now + MINUTE);
const rows = (): readonly LogRow[] => world.logs().SecurityIncident;
const seen = (...columns: readonly string[]) =>
  rows().map((row) => columns.map((column) => row[column] ?? null));

beforeEach(() => {
  world.reset();
});

test('an incident has a row when it is made and one more for each change, by whom it was', async () => {
  await world.deliver(payload());
  await world.settle();
  expect(seen('Status', 'ModifiedBy', 'Labels')).toStrictEqual([
    ['New', 'Incident created from alert', []],
    // A comment is a change as well.
    ['New', 'id-bridge-servicenow', []],
    ['New', 'id-bridge-servicenow', [{ labelName: 'ServiceNow:INC0010001', labelType: 'User' }]],
  ]);
});

test('a row has all of the incident as Sentinel writes it', async () => {
  await world.deliver(payload());
  const [row = {}] = rows();
  expect(row).toMatchObject({
    TimeGenerated: '2026-01-01T00:00:00.000Z',
    SourceSystem: 'Azure',
    Type: 'SecurityIncident',
    _IsBillable: 'False',
    IncidentName: INCIDENT,
    IncidentNumber: 3177,
    Severity: 'Medium',
    AlertIds: ['bbbbbbbb-0000-4000-8000-000000000001'],
    // The rule's own id: the API shows that of Azure.
    RelatedAnalyticRuleIds: ['fab3d2d4-747f-46a7-8ef0-9c0be8112bf7'],
    Comments: [],
    Tasks: [],
  });
  expect(row).not.toHaveProperty('FirstModifiedTime');
  expect(row).not.toHaveProperty('ClosedTime');
});

test('an update that comes as an event is one by whoever it names', async () => {
  await world.deliver(payload());
  await world.deliver(
    payload(
      { status: 'Active', comments: [comment('cccccccc-0000-4000-8000-000000000001', 'On it')] },
      { updatedFields: ['Status'], updatedBy: { source: 'User', name: 'Sam Analyst' } },
    ),
  );
  expect(seen('Status', 'ModifiedBy').slice(0, 2)).toStrictEqual([
    ['New', 'Incident created from alert'],
    ['Active', 'Sam Analyst'],
  ]);
});

test('it says when it was changed first and closed last, and keeps both when it is reopened', async () => {
  world.analyst.create(INCIDENT, { severity: 'Low' });
  await later();
  world.analyst.setSeverity(INCIDENT, 'Informational');
  await later();
  world.analyst.close(INCIDENT, { classification: 'FalsePositive', comment: 'Nothing' });
  await later();
  world.analyst.addTag(INCIDENT, 'after');
  await later();
  world.analyst.activate(INCIDENT);
  await later();
  world.analyst.close(INCIDENT, { classification: 'TruePositive' });
  const at = (minute: number) => `2026-01-01T00:0${minute}:00.000Z`;
  expect(seen('Status', 'Classification', 'FirstModifiedTime', 'ClosedTime')).toStrictEqual([
    ['New', '', null, null],
    ['New', '', at(1), null],
    ['Closed', 'FalsePositive', at(1), at(2)],
    ['Closed', 'FalsePositive', at(1), at(2)],
    ['Active', '', at(1), at(2)],
    ['Closed', 'TruePositive', at(1), at(5)],
  ]);
});

test('a new world has no rows of the old one', async () => {
  await world.deliver(payload());
  world.reset();
  expect(rows()).toStrictEqual([]);
});
