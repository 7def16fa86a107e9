import { World } from '../../../emulator/world';
import { CLASSIFICATIONS } from '../../../systems/sentinel/types';
import { TODAY } from '../../constructs/today';
import { GUID, Lifecycle, PHASES } from '../lifecycle';
import { jiraCloud, jiraDataCenter, withJira } from '../systems';

// What every ticket system has to do is in the scenario table; this is what only Jira knows.

describe.each([
  ['Jira Cloud', jiraCloud],
  ['Jira Data Center', jiraDataCenter],
])('an issue in %s', (_, jira) => {
  const world = new World(withJira(jira), { start: TODAY.getTime() });
  let life: Lifecycle;
  const issues = () => world.jira!.withLabel(`sentinel-${GUID}`);
  const issue = () => issues()[0]!;
  beforeEach(() => {
    world.reset();
    life = new Lifecycle(world);
  });

  test('lives through everything with its incident, and no run fails', async () => {
    for (const phase of PHASES) {
      life.act(phase);
      await life.pass(12);
      expect({ phase, wrongs: life.wrongs() }).toEqual({ phase, wrongs: [] });
    }
    expect(world.state().runs.filter(({ status }) => status === 'Failed')).toEqual([]);
  });

  test('is not missed by a second run that comes before the search knows it', async () => {
    world.analyst.create(GUID, { severity: 'Medium' });
    world.analyst.comment(GUID, 'At once');
    await life.pass(12);
    expect(world.state().runs.filter(({ status }) => status === 'Failed')).toEqual([]);
    expect(issues()).toHaveLength(1);
    expect(issue().comments.map(({ body }) => JSON.stringify(body))).toEqual([
      expect.stringContaining('At once'),
    ]);
  });

  test('keeps a priority beyond those that severities map to', async () => {
    world.analyst.create(GUID, { severity: 'Medium' });
    await life.pass(7);
    world.jira!.as('service.desk').edit(issue().key, { priority: { name: 'Highest' } });
    await life.pass(12);
    expect(world.sentinel.get(GUID)?.incident.properties.severity).toBe('High');
    expect(issue().priority).toBe('Highest');
  });
});

test('a workflow that does not lead there is told, and keeps neither comments nor gradings back', async () => {
  const world = new World(withJira(jiraCloud), {
    start: TODAY.getTime(),
    jira: {
      workflow: {
        statuses: [
          { name: 'To Do', category: 'new' },
          { name: 'Done', category: 'done' },
        ],
        transitions: [{ id: '11', name: 'Finish', to: 'Done' }],
      },
    },
  });
  const life = new Lifecycle(world);
  world.analyst.create(GUID, { severity: 'Medium' });
  await life.pass(7);
  world.analyst.activate(GUID);
  world.analyst.setSeverity(GUID, 'High');
  world.analyst.comment(GUID, 'hello');
  await life.pass(20);
  const [issue] = world.jira!.issues();
  expect(issue).toMatchObject({ status: { category: 'new' }, priority: 'High' });
  expect(issue?.comments).toHaveLength(1);
  const told = world
    .state()
    .sentinel.incidents[0]!.comments.map(({ properties }) => properties.message);
  expect(told.filter((text) => text.includes('its workflow has no way'))).toHaveLength(1);
});

test('an issue is closed with the resolution that stands for the classification, and gives it back', async () => {
  const resolution = {
    TruePositive: 'Done',
    BenignPositive: "Won't Do",
    FalsePositive: 'Cannot Reproduce',
    Undetermined: 'Duplicate',
  } as const;
  const world = new World(withJira({ ...jiraCloud, mappings: { resolution } }), {
    start: TODAY.getTime(),
  });
  const life = new Lifecycle(world);
  const incident = () => world.sentinel.get(GUID)?.incident.properties;
  for (const classification of CLASSIFICATIONS) {
    world.reset();
    world.analyst.create(GUID, { severity: 'Medium' });
    await life.pass(7);
    world.analyst.close(GUID, { classification });
    await life.pass(12);
    const [issue] = world.jira!.issues();
    expect(issue?.resolution).toBe(resolution[classification]);
    world.analyst.activate(GUID);
    await life.pass(7);
    const asked = { resolution: { name: resolution[classification] } };
    world.jira!.as('service.desk').transition(issue!.key, 'done', asked);
    await life.pass(12);
    expect(incident()).toMatchObject({ status: 'Closed', classification });
  }
});
