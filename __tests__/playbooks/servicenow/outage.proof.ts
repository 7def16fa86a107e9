import { madeUpGuid } from '../../../emulator/stack/made-up';
import { devWorld } from './dev-world';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const guidOf = (index: number): string => madeUpGuid(`outage ${index}`);
const keyOf = (index: number): string => guidOf(index).replaceAll('-', '');

test('a day without ServiceNow and 500 incidents: one comment each, few notifications, caught up afterwards', async () => {
  const world = devWorld({ keptRuns: 20 });
  world.inject([{ call: { service: 'servicenow' }, fault: { kind: 'status', status: 503 } }]);
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
  const { serviceNow, sentinel, notifications } = world.state();
  expect(serviceNow['incident']).toHaveLength(500);
  expect(notifications).toHaveLength(during.notifications.length);
  for (const { properties, comments } of sentinel.incidents) {
    expect(properties.labels).toHaveLength(1);
    expect(comments.length).toBeLessThanOrEqual(2);
  }
}, 60_000);

test('300 tickets that are changed at once, and a budget of 40: nothing is lost, not even between two runs', async () => {
  const world = devWorld({ keptRuns: 20 });
  for (let index = 0; index < 300; index++) world.analyst.create(guidOf(index));
  await world.runUntil(world.now + HOUR);
  const agent = world.serviceNow?.as('jane');
  for (let index = 0; index < 300; index++) {
    agent?.update('incident', keyOf(index), { urgency: '1', work_notes: `word-${index}-` });
  }
  await world.runUntil(world.now + 2 * HOUR);
  for (let index = 0; index < 300; index++) {
    const { incident, comments = [] } = world.sentinel.get(guidOf(index)) ?? {};
    expect(incident?.properties.severity).toBe('High');
    const words = comments.filter(({ properties }) =>
      properties.message.includes(`word-${index}-`),
    );
    expect(words).toHaveLength(1);
  }
}, 60_000);

test('a ticket that refuses every change stops no other one, and is parked after a day', async () => {
  const world = devWorld({ keptRuns: 20 });
  for (let index = 0; index < 3; index++) world.analyst.create(guidOf(index));
  await world.runUntil(world.now + HOUR);
  const path = `*/incident/${keyOf(1)}*`;
  world.inject([
    {
      call: { service: 'servicenow', method: 'PATCH', path },
      fault: { kind: 'status', status: 403 },
    },
  ]);
  for (let index = 0; index < 3; index++) world.analyst.setSeverity(guidOf(index), 'High');
  await world.runUntil(world.now + 20 * MINUTE);
  expect(world.serviceNow?.row('incident', keyOf(0))?.['urgency']).toBe('1');
  expect(world.serviceNow?.row('incident', keyOf(2))?.['urgency']).toBe('1');
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
  const before = world.writes()['servicenow'];
  await world.runUntil(world.now + 2 * HOUR);
  expect(world.writes()['servicenow']).toBe(before);
}, 60_000);

test('a run that takes longer than the interval, and events that come twice at once: nothing is doubled', async () => {
  const world = devWorld({ fateOf: () => 'twice' });
  world.analyst.create(guidOf(0));
  await world.settle();
  world.inject([
    {
      call: { service: 'servicenow', method: 'GET' },
      fault: { kind: 'latency', milliseconds: 100_000 },
    },
  ]);
  world.analyst.comment(guidOf(0), 'word-1-');
  world.serviceNow?.as('jane').note('incident', keyOf(0), 'word-2-');
  await world.runUntil(world.now + HOUR);
  world.inject([]);
  await world.runUntil(world.now + HOUR);
  const notes = world.serviceNow?.journalOf(keyOf(0)).map(({ value = '' }) => value) ?? [];
  const { comments = [] } = world.sentinel.get(guidOf(0)) ?? {};
  expect(notes.filter((note) => note.includes('word-1-'))).toHaveLength(1);
  expect(notes.filter((note) => note.includes('word-2-'))).toHaveLength(1);
  expect(comments.filter(({ properties }) => properties.message.includes('word-2-'))).toHaveLength(
    1,
  );
}, 60_000);
