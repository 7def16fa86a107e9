import { JiraSide } from '../../../bench/soak/jira-side';
import { madeUpGuid } from '../../../emulator/stack/made-up';
import { World } from '../../../emulator/world';
import { TODAY } from '../../constructs/synthesized';
import { jiraCloud, jiraDataCenter, withJira } from '../systems';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const guidOf = (index: number): string => madeUpGuid(`outage ${index}`);

describe.each([
  ['Cloud', jiraCloud],
  ['Data Center', jiraDataCenter],
])('Jira %s', (_, jira) => {
  const worldOf = () => {
    const world = new World(withJira(jira), { start: TODAY.getTime(), keptRuns: 20 });
    return { world, side: new JiraSide(world.jira!) };
  };
  const issueOf = (side: JiraSide, index: number) => side.ticketsOf(guidOf(index))[0]!;

  test('a day without it and 500 incidents: one comment each, few notifications, caught up afterwards', async () => {
    const { world } = worldOf();
    world.inject([{ call: { service: 'jira' }, fault: { kind: 'status', status: 503 } }]);
    const start = world.now;
    for (let index = 0; index < 500; index++) {
      await world.runUntil(start + (index * 24 * HOUR) / 500);
      world.analyst.create(guidOf(index));
    }
    await world.runUntil(start + 24 * HOUR);
    const during = world.state();
    expect(during.notifications.length).toBeGreaterThan(20);
    expect(during.notifications.length).toBeLessThanOrEqual(30);
    for (const { comments } of during.sentinel.incidents)
      expect(comments.length).toBeLessThanOrEqual(1);

    world.inject([]);
    await world.runUntil(world.now + 3 * HOUR);
    const after = world.state();
    expect(after.jira.issues).toHaveLength(500);
    expect(after.notifications).toHaveLength(during.notifications.length);
    for (const { properties } of after.sentinel.incidents)
      expect(properties.labels).toHaveLength(1);
  }, 200_000);

  test('300 issues that are changed at once, and a budget of 40: nothing is lost', async () => {
    const { world, side } = worldOf();
    for (let index = 0; index < 300; index++) {
      world.analyst.create(guidOf(index));
      await world.runUntil(world.now + MINUTE);
    }
    await world.runUntil(world.now + HOUR);
    for (let index = 0; index < 300; index++) {
      const { key } = issueOf(side, index);
      side.grade(key, 'High');
      side.note(key, `word-${index}-`);
    }
    await world.runUntil(world.now + 3 * HOUR);
    for (let index = 0; index < 300; index++) {
      const { incident, comments = [] } = world.sentinel.get(guidOf(index)) ?? {};
      expect(incident?.properties.severity).toBe('High');
      const words = comments.filter(({ properties }) =>
        properties.message.includes(`word-${index}-`),
      );
      expect(words).toHaveLength(1);
    }
  }, 200_000);

  test('an issue that refuses every change stops no other one, and is parked after a day', async () => {
    const { world, side } = worldOf();
    for (let index = 0; index < 3; index++) world.analyst.create(guidOf(index));
    await world.runUntil(world.now + HOUR);
    const path = `*/issue/${issueOf(side, 1).key}`;
    world.inject([
      { call: { service: 'jira', method: 'PUT', path }, fault: { kind: 'status', status: 403 } },
    ]);
    for (let index = 0; index < 3; index++) world.analyst.setSeverity(guidOf(index), 'High');
    await world.runUntil(world.now + 20 * MINUTE);
    expect(issueOf(side, 0).severities).toEqual(['High']);
    expect(issueOf(side, 2).severities).toEqual(['High']);
    const failure = () =>
      world.sentinel
        .get(guidOf(1))
        ?.comments.filter(({ properties }) => properties.message.includes('could not bring'))
        .map(({ properties }) => properties.message);
    expect(failure()).toHaveLength(1);
    expect(failure()?.[0]).toContain('It is tried again by itself until ');
    expect(world.state().notifications).toHaveLength(1);

    await world.runUntil(world.now + 26 * HOUR);
    expect(failure()).toHaveLength(1);
    expect(failure()?.[0]).toContain('The incident is parked');
  }, 200_000);
});
