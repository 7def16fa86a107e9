import { sidesOf } from '../../bench/soak/sides';
import type { TicketSide } from '../../bench/soak/ticket-side';
import { madeUpGuid } from '../../emulator/stack/made-up';
import { World, type WorldOptions } from '../../emulator/world';
import { TODAY } from '../constructs/today';
import { stackOf } from './systems';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const guidOf = (index: number): string => madeUpGuid(`outage ${index}`);

/** Minutes from one incident to the next where many come up: Jira's open one after the other. */
const SYSTEMS = [
  { name: 'ServiceNow incidents', method: 'PATCH', path: '*/incident/', pace: 0 },
  { name: 'Jira Cloud', method: 'PUT', path: '*/issue/', pace: 1 },
  { name: 'Jira Data Center', method: 'PUT', path: '*/issue/', pace: 1 },
] as const;

describe.each(SYSTEMS)('$name', ({ name, method, path, pace }) => {
  const stack = stackOf(name);
  const worldOf = (options: WorldOptions = { keptRuns: 20 }): [World, TicketSide] => {
    const world = new World(stack, { start: TODAY.getTime(), ...options });
    const [side] = sidesOf(world);
    if (side === undefined) throw new Error('no playbook calls a ticket system');
    return [world, side];
  };
  const ticketOf = (side: TicketSide, index: number) => {
    const [ticket] = side.ticketsOf(guidOf(index));
    if (ticket === undefined) throw new Error(`incident ${index} has no ticket`);
    return ticket;
  };
  const commentsOf = (world: World, index: number): readonly string[] =>
    world.sentinel.get(guidOf(index))?.comments.map(({ properties }) => properties.message) ?? [];

  test('a day without it and 500 incidents: one comment each, few notifications, caught up afterwards', async () => {
    const [world, side] = worldOf();
    world.inject([{ call: { service: side.service }, fault: { kind: 'status', status: 503 } }]);
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
    const { sentinel, serviceNow, jira, notifications } = world.state();
    expect([...(serviceNow['incident'] ?? []), ...jira.issues]).toHaveLength(500);
    expect(notifications).toHaveLength(during.notifications.length);
    for (const { name: guid, properties, comments } of sentinel.incidents) {
      expect(side.ticketsOf(guid)).toHaveLength(1);
      expect(properties.labels).toHaveLength(1);
      expect(comments.length).toBeLessThanOrEqual(2);
    }
    expect(sentinel.incidents).toHaveLength(500);
  }, 200_000);

  test('300 tickets that are changed at once, and a budget of 40: nothing is lost, not even between two runs', async () => {
    const [world, side] = worldOf();
    for (let index = 0; index < 300; index++) {
      world.analyst.create(guidOf(index));
      await world.runUntil(world.now + pace * MINUTE);
    }
    await world.runUntil(world.now + HOUR);
    for (let index = 0; index < 300; index++) {
      const { key } = ticketOf(side, index);
      side.grade(key, 'High');
      side.note(key, `word-${index}-`);
    }
    await world.runUntil(world.now + 2 * HOUR);
    for (let index = 0; index < 300; index++) {
      expect(world.sentinel.get(guidOf(index))?.incident.properties.severity).toBe('High');
      const words = commentsOf(world, index).filter((text) => text.includes(`word-${index}-`));
      expect(words).toHaveLength(1);
    }
  }, 200_000);

  test('a ticket that refuses every change stops no other one, and is parked after a day', async () => {
    const [world, side] = worldOf();
    for (let index = 0; index < 3; index++) world.analyst.create(guidOf(index));
    await world.runUntil(world.now + HOUR);
    const address = `${path}${ticketOf(side, 1).key.split(' ').at(-1) ?? ''}*`;
    world.inject([
      {
        call: { service: side.service, method, path: address },
        fault: { kind: 'status', status: 403 },
      },
    ]);
    for (let index = 0; index < 3; index++) world.analyst.setSeverity(guidOf(index), 'High');
    await world.runUntil(world.now + 20 * MINUTE);
    expect(ticketOf(side, 0).severities).toEqual(['High']);
    expect(ticketOf(side, 2).severities).toEqual(['High']);
    const failure = () => commentsOf(world, 1).filter((text) => text.includes('could not bring'));
    expect(failure()).toHaveLength(1);
    expect(failure()[0]).toContain('It is tried again by itself until ');
    expect(world.state().notifications).toHaveLength(1);

    await world.runUntil(world.now + 26 * HOUR);
    expect(failure()).toHaveLength(1);
    expect(failure()[0]).toContain('The incident is parked');
    const before = world.writes()[side.service];
    await world.runUntil(world.now + 2 * HOUR);
    expect(world.writes()[side.service]).toBe(before);
  }, 200_000);

  test('a run that takes longer than the interval, and events that come twice at once: nothing is doubled', async () => {
    const [world, side] = worldOf({ fateOf: () => 'twice' });
    world.analyst.create(guidOf(0));
    await world.settle();
    world.inject([
      {
        call: { service: side.service, method: 'GET' },
        fault: { kind: 'latency', milliseconds: 100_000 },
      },
    ]);
    world.analyst.comment(guidOf(0), 'word-1-');
    side.note(ticketOf(side, 0).key, 'word-2-');
    await world.runUntil(world.now + HOUR);
    world.inject([]);
    await world.runUntil(world.now + HOUR);
    const { notes } = ticketOf(side, 0);
    expect(notes.filter((note) => note.includes('word-1-'))).toHaveLength(1);
    expect(notes.filter((note) => note.includes('word-2-'))).toHaveLength(1);
    const copies = commentsOf(world, 0).filter((text) => text.includes('word-2-'));
    expect(copies).toHaveLength(1);
  }, 200_000);
});
