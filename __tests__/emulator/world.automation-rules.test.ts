import { loadStack } from '../../emulator/stack';
import { World } from '../../emulator/world';
import type { Json } from '../../workflow/parameter';
import { comment, INCIDENT, payload } from './services/fixtures/payload';
import { rule, synthesized } from './services/fixtures/stack';

const worldOf = (changed: Readonly<Record<string, Json>> = {}) =>
  new World(loadStack(synthesized(changed)));

const onUpdate = (condition: Json) =>
  worldOf({
    azurerm_sentinel_automation_rule: {
      changed: rule({ triggers_when: 'Updated', condition_json: JSON.stringify([condition]) }),
    },
  });
const closing = payload(
  { status: 'Closed', classification: 'TruePositive' },
  { updatedFields: ['Status', 'Classification'], updatedBy: { source: 'User', name: 'Sam' } },
);

test('automation rules let no incident through that they do not name', async () => {
  const world = worldOf();
  await world.deliver(payload({ severity: 'Low' }));
  await world.settle();
  expect(world.state().runs).toEqual([]);
});

test('automation rules see an update of an unknown incident after its creation', async () => {
  const world = onUpdate({
    conditionType: 'PropertyChanged',
    conditionProperties: {
      propertyName: 'IncidentStatus',
      changeType: 'ChangedFrom',
      operator: 'Equals',
      propertyValues: ['New'],
    },
  });
  await world.deliver(closing);
  expect(world.sentinel.get(INCIDENT)?.incident.properties).toMatchObject({
    status: 'Closed',
    classification: 'TruePositive',
  });
  await world.settle();
  expect(world.state().runs).toHaveLength(1);
});

test('automation rules run on the creation before the update', async () => {
  const world = worldOf();
  await world.deliver(closing);
  await world.settle();
  expect(world.state().runs).toHaveLength(1);
  expect(world.state().sentinel.incidents[0]?.properties).toMatchObject({
    status: 'Closed',
    labels: [{ labelName: 'ServiceNow:INC0010001' }],
  });
});

test('automation rules see comments that came with an update', async () => {
  const world = onUpdate({
    conditionType: 'PropertyArrayChanged',
    conditionProperties: { arrayType: 'Comments', changeType: 'Added' },
  });
  const added = comment('ffffffff-0000-4000-8000-000000000001', 'Not her.');
  const event = payload(
    { comments: [added] },
    { updatedFields: ['Comments'], updatedBy: { source: 'User' }, comments: [added] },
  );
  await world.deliver(event);
  expect(world.state().sentinel.incidents[0]?.comments).toEqual([
    expect.objectContaining({ properties: expect.objectContaining({ message: 'Not her.' }) }),
  ]);
});

test('automation rules see what a playbook changes as an update of its own', async () => {
  const world = worldOf({
    azurerm_sentinel_automation_rule: {
      created: rule(),
      tagged: rule({
        triggers_when: 'Updated',
        display_name: 'Close what has a ticket',
        condition_json: JSON.stringify([
          {
            conditionType: 'PropertyArrayChanged',
            conditionProperties: { arrayType: 'Labels', changeType: 'Added' },
          },
          {
            conditionType: 'Property',
            conditionProperties: {
              propertyName: 'IncidentUpdatedBySource',
              operator: 'Equals',
              propertyValues: ['Playbook'],
            },
          },
        ]),
        action_playbook: [],
        action_incident: [
          {
            order: 1,
            status: 'Closed',
            classification: 'BenignPositive_SuspiciousButExpected',
            labels: ['auto-closed'],
          },
        ],
      }),
    },
  });
  await world.deliver(payload());
  await world.settle();
  expect(world.state().sentinel.incidents[0]?.properties).toMatchObject({
    status: 'Closed',
    classification: 'BenignPositive',
    classificationReason: 'SuspiciousButExpected',
    labels: [{ labelName: 'ServiceNow:INC0010001' }, { labelName: 'auto-closed' }],
  });
});
