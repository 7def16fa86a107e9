import { Lifecycle, GUID } from '../lifecycle';
import { devWorld } from './dev-world';
import dev from '../../../environments/dev';
import type { World } from '../../../emulator/world';
import type { Row } from '../../../emulator/services/servicenow/row';

const KEY = GUID.replaceAll('-', '');

// What every ticket system has to do is in the scenario table; this is what only ServiceNow knows.

/** The same environment, with its tickets in one table. */
const worldOf = (table: 'incident' | 'sn_si_incident'): World =>
  devWorld(
    { serviceNow: { users: [{ userName: 'jane', name: 'Jane Doe', email: 'jane@acme.com' }] } },
    { serviceNow: { ...dev.serviceNow, routes: [{ table }] } },
  );

const TABLES = {
  incident: { active: '2', closed: '6' },
  sn_si_incident: { active: '16', closed: '3' },
} as const;

describe.each(['incident', 'sn_si_incident'] as const)('a ticket in %s', (table) => {
  const world = worldOf(table);
  let life: Lifecycle;
  const ticket = (): Row => world.serviceNow?.row(table, KEY) ?? {};
  const incident = () => world.sentinel.get(GUID)?.incident.properties;
  const agent = () => world.serviceNow!.as('jane');
  beforeEach(async () => {
    world.reset();
    life = new Lifecycle(world);
    world.analyst.create(GUID, { severity: 'Medium' });
    await life.pass(7);
  });

  test('gives its own grading to the incident', async () => {
    agent().update(table, KEY, { urgency: '1' });
    await life.pass(7);
    expect(incident()?.severity).toBe('High');
    expect(ticket()['impact']).toBe('2');
  });

  test('keeps the close notes that an analyst of the desk has written before the incident is closed', async () => {
    agent().update(table, KEY, { close_code: 'Not resolved', close_notes: 'Still thinking' });
    world.analyst.close(GUID, { classification: 'TruePositive' });
    await life.pass(7);
    expect(ticket()).toMatchObject({
      state: TABLES[table].closed,
      close_code: 'Not resolved',
      close_notes: 'Still thinking',
    });
  });

  test('keeps the close notes that an agent writes while an owner is looked up', async () => {
    world.inject([
      {
        call: { action: 'Find_owner' },
        occurrences: [1],
        fault: { kind: 'latency', milliseconds: 60_000 },
      },
    ]);
    world.analyst.close(GUID, { classification: 'TruePositive' });
    await life.pass(0.5);
    const closing = { close_code: 'Not resolved', close_notes: 'Nothing to see' };
    agent().update(table, KEY, { state: TABLES[table].closed, ...closing });
    await life.pass(12);
    expect(ticket()).toMatchObject(closing);
    expect(incident()?.status).toBe('Closed');
    expect(world.state().unusedFaults).toEqual([]);
  });

  test('that is closed for good is followed by one other when the incident is reopened', async () => {
    const good = table === 'incident' ? '7' : '3';
    agent().update(table, KEY, { state: good, close_code: 'x', close_notes: 'done' });
    await life.pass(12);
    expect(incident()?.status).toBe('Closed');
    world.analyst.activate(GUID);
    await life.pass(12);
    await life.pass(30);
    const tickets = world.serviceNow?.rows(table) ?? [];
    expect(tickets.map(({ state, parent }) => [state, parent])).toStrictEqual([
      [good, ''],
      [TABLES[table].active, KEY],
    ]);
    expect(incident()?.status).toBe('Active');
  });

  test('that is closed for good before a comment has come to it leaves that one to its follower, and no other', async () => {
    const good = table === 'incident' ? '7' : '3';
    world.analyst.comment(GUID, 'word-1-');
    await life.pass(12);
    const notes = { service: 'servicenow', method: 'PATCH' };
    world.inject([{ call: notes, fault: { kind: 'status', status: 503 } }]);
    world.analyst.comment(GUID, 'word-2-');
    await world.settle();
    agent().update(table, KEY, { state: good, close_code: 'x', close_notes: 'done' });
    world.inject([]);
    await life.pass(12);
    world.analyst.activate(GUID);
    world.analyst.comment(GUID, 'word-3-');
    await life.pass(12);
    await life.pass(30);
    const words = (world.serviceNow?.rows(table) ?? []).map(({ sys_id: id = '' }) =>
      world.serviceNow
        ?.journalOf(id)
        .flatMap(({ value = '' }) => /word-\d-/.exec(value) ?? [])
        .sort(),
    );
    expect(words).toStrictEqual([['word-1-'], ['word-2-', 'word-3-']]);
  });

  test('whose journal cannot be read gets no comment, and the incident says so', async () => {
    const blind = devWorld(
      { serviceNow: { hidesJournals: true } },
      { serviceNow: { ...dev.serviceNow, routes: [{ table }] } },
    );
    blind.analyst.create(GUID);
    await blind.settle();
    blind.analyst.comment(GUID, 'word-1-');
    await blind.settle();
    expect(blind.serviceNow?.journalOf(KEY)).toHaveLength(1);
    expect(blind.sentinel.get(GUID)?.comments.at(-1)?.properties.message).toContain(
      'the integration account may not see them',
    );
  });
});

test('a held ticket is an active one', async () => {
  const world = worldOf('incident');
  const life = new Lifecycle(world);
  world.analyst.create(GUID);
  await life.pass(7);
  world.serviceNow?.as('jane').update('incident', KEY, { state: '3', hold_reason: '1' });
  await life.pass(12);
  expect(world.sentinel.get(GUID)?.incident.properties.status).toBe('Active');
  expect(world.serviceNow?.row('incident', KEY)?.['state']).toBe('3');
});

test('a follower stands in the table of the ticket that it follows, whatever route the incident takes by then', async () => {
  const routes = [
    { when: { severities: ['High'] }, table: 'sn_si_incident' },
    { table: 'incident' },
  ] as const;
  const world = devWorld({}, { serviceNow: { ...dev.serviceNow, routes } });
  const life = new Lifecycle(world);
  world.analyst.create(GUID, { severity: 'High' });
  await life.pass(7);
  const closed = { state: '3', close_code: 'x', close_notes: 'done' };
  world.serviceNow?.as('jane').update('sn_si_incident', KEY, closed);
  world.analyst.setSeverity(GUID, 'Low');
  await life.pass(12);
  world.analyst.activate(GUID);
  await life.pass(12);
  world.analyst.comment(GUID, 'word-1-');
  await life.pass(12);
  expect(world.serviceNow?.rows('incident')).toEqual([]);
  const [, follower] = world.serviceNow?.rows('sn_si_incident') ?? [];
  expect(follower?.['parent']).toBe(KEY);
  const notes = world.serviceNow?.journalOf(follower?.['sys_id'] ?? '') ?? [];
  expect(notes.map(({ value }) => value).join()).toContain('word-1-');
});
