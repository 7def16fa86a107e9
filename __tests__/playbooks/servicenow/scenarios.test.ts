import { Lifecycle, GUID } from '../lifecycle';
import { devWorld } from './dev-world';
import dev from '../../../environments/dev';
import type { World } from '../../../emulator/world';
import type { Row } from '../../../emulator/services/servicenow/row';

const KEY = GUID.replaceAll('-', '');

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

  test('follows the severity up and down', async () => {
    world.analyst.setSeverity(GUID, 'High');
    await world.settle();
    expect(ticket()).toMatchObject({ urgency: '1', impact: '1' });
    world.analyst.setSeverity(GUID, 'Low');
    await world.settle();
    expect(ticket()).toMatchObject({ urgency: '3', impact: '3' });
  });

  test('gives its own grading to the incident', async () => {
    agent().update(table, KEY, { urgency: '1' });
    await life.pass(7);
    expect(incident()?.severity).toBe('High');
    expect(ticket()['impact']).toBe('2');
  });

  test('is assigned to whom the incident is assigned to, and left to its agent when nobody is', async () => {
    world.analyst.assign(GUID, 'jane@acme.com');
    await world.settle();
    const assigned = ticket()['assigned_to'];
    expect(assigned).not.toBe('');
    world.analyst.unassign(GUID);
    await life.pass(7);
    expect(ticket()['assigned_to']).toBe(assigned);
  });

  test('keeps what agents have written into every field that is not Sentinel’s', async () => {
    const own = { short_description: 'Mine', description: 'Mine too', category: 'network' };
    agent().update(table, KEY, {
      ...own,
      cmdb_ci: KEY,
      location: KEY,
      due_date: '2026-02-01 00:00:00',
    });
    world.analyst.setSeverity(GUID, 'High');
    world.analyst.addTag(GUID, 'vip');
    world.analyst.comment(GUID, 'hello');
    await life.pass(12);
    expect(ticket()).toMatchObject({ ...own, cmdb_ci: KEY, location: KEY });
  });

  test('is closed with the incident, for every classification', async () => {
    for (const classification of [
      'TruePositive',
      'BenignPositive',
      'FalsePositive',
      'Undetermined',
    ] as const) {
      world.reset();
      world.analyst.create(GUID);
      await world.settle();
      world.analyst.close(GUID, { classification, comment: 'as agreed' });
      await life.pass(7);
      const { state, close_code: code, close_notes: notes } = ticket();
      expect(state).toBe(TABLES[table].closed);
      expect(code).not.toBe('');
      expect(notes).toBe(`Closed in Microsoft Sentinel as ${classification}: as agreed.`);
      expect(incident()?.['classification']).toBe(classification);
    }
  });

  test('closes the incident, with its close code as classification', async () => {
    const code = table === 'incident' ? 'Resolved by caller' : 'False positive';
    agent().update(table, KEY, {
      state: TABLES[table].closed,
      close_code: code,
      close_notes: 'It was a test',
    });
    await life.pass(12);
    expect(incident()).toMatchObject({
      status: 'Closed',
      classification: table === 'incident' ? 'BenignPositive' : 'FalsePositive',
      classificationComment: `ServiceNow ${ticket()['number']}: It was a test`,
    });
    expect(ticket()).toMatchObject({ close_code: code, close_notes: 'It was a test' });
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

  test('both sides changed in the same minute: the ticket’s status and the incident’s severity win', async () => {
    world.analyst.setSeverity(GUID, 'Low');
    agent().update(table, KEY, { urgency: '1', state: TABLES[table].active });
    await life.pass(12);
    expect(incident()).toMatchObject({ severity: 'Low', status: 'Active' });
    expect(ticket()).toMatchObject({ urgency: '3', state: TABLES[table].active });
  });

  test('a note right after a change of severity arrives, and the severity stays', async () => {
    world.analyst.setSeverity(GUID, 'High');
    agent().note(table, KEY, 'word-1-');
    await life.pass(12);
    const comments = world.sentinel.get(GUID)?.comments.map(({ properties }) => properties.message);
    expect(comments?.filter((message) => message.includes('word-1-'))).toHaveLength(1);
    expect(ticket()['urgency']).toBe('1');
  });

  test('a quoted note, marker and all, is one note more', async () => {
    const id = world.analyst.comment(GUID, 'word-1-');
    await world.settle();
    agent().note(table, KEY, `> word-1-\n> [sentinel-comment:${id}]\nI agree, word-2-`);
    await life.pass(12);
    const { comments = [] } = world.sentinel.get(GUID) ?? {};
    expect(
      comments.filter(({ properties }) => properties.message.includes('word-2-')),
    ).toHaveLength(1);
    const notes = world.serviceNow?.journalOf(KEY).map(({ value = '' }) => value) ?? [];
    expect(notes.filter((note) => note.includes('word-1-'))).toHaveLength(2);
  });

  test('of an incident that was merged is closed, and linked to the other one’s', async () => {
    const other = '6f1c8b1e-93c5-4f68-a1de-28c7f5306b9a';
    world.analyst.create(other);
    await world.settle();
    world.analyst.merge(GUID, other);
    await life.pass(12);
    const target = world.serviceNow?.row(table, other.replaceAll('-', ''));
    expect(ticket()).toMatchObject({ state: TABLES[table].closed, parent: target?.['sys_id'] });
    expect(ticket()['close_notes']).toContain(`ServiceNow ticket ${target?.['number']}`);
  });

  test('of an incident that was deleted stays as it is, and disturbs nobody', async () => {
    world.analyst.remove(GUID);
    agent().note(table, KEY, 'Where is it?');
    await life.pass(40);
    const failed = world.state().runs.filter(({ status }) => status === 'Failed');
    expect(failed).toStrictEqual([]);
    expect(ticket()['state']).not.toBe(TABLES[table].closed);
  });

  test('takes all comments of an incident that is full, and the incident points to the ticket for further notes', async () => {
    for (let i = 0; i < 96; i++) world.analyst.comment(GUID, `word-${i}-`);
    await life.pass(12);
    const notes = world.serviceNow?.journalOf(KEY) ?? [];
    expect(notes).toHaveLength(97);
    for (let i = 0; i < 24; i++) agent().note(table, KEY, `note ${i}`);
    await life.pass(12);
    const { comments = [] } = world.sentinel.get(GUID) ?? {};
    expect(comments.length).toBeLessThanOrEqual(100);
    expect(comments.at(-1)?.properties.message).toContain('read the further notes in ServiceNow');
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

/** What an analyst writes, and the words of the note that it becomes. */
const OUT: readonly (readonly [comment: string, note: string])[] = [
  ['plain', 'plain'],
  ['two\nlines', 'two\nlines'],
  ['a < b', 'a < b'],
  ['a & b', 'a & b'],
  ["'@{x}' ${y} %{z}", "'@{x}' ${y} %{z}"],
  ['@@{x} and @x', '@@{x} and @x'],
  ['tab\tand "quotes"', 'tab\tand "quotes"'],
  ['a\\b^c', 'a\\b^c'],
  ['<p>one</p>', 'one'],
  ['<p>one</p><p>two</p>', 'one\ntwo'],
  ['<div>a <b>bold</b> word</div>', 'a bold word'],
  ['<p>1 &lt; 2 &amp;&amp; 3 &gt; 2</p>', '1 < 2 && 3 > 2'],
  ['<p>&amp;lt; stays</p>', '&lt; stays'],
  ['<ul><li>one</li><li>two</li></ul>', '- one\n- two'],
  [
    '<p>see <a href="https://x.example/?a=1&amp;b=2">this</a>.</p>',
    'see this (https://x.example/?a=1&b=2).',
  ],
  ['<script>alert(1)</script>', 'alert(1)'],
  ['<p>a < b</p>', 'a < b'],
  ['<br>first', 'first'],
  ['<p>one<br/>two</p>', 'one\ntwo'],
  ['<h1>Title</h1><p>text</p>', 'Title\ntext'],
  ['<P CLASS="x">big</P>', 'big'],
  ['<p>&quot;q&quot; &#39;s&#39; a&nbsp;b</p>', '"q" \'s\' a b'],
  ['<p>ü 日本 🙂</p>', 'ü 日本 🙂'],
  ['  <p>blank before</p>', 'blank before'],
  ['<!-- hidden --><p>shown</p>', 'shown'],
];

/** What an agent writes, and the HTML that it becomes. */
const IN: readonly (readonly [note: string, html: string])[] = [
  ['plain', 'plain'],
  ['a < b & c', 'a &lt; b &amp; c'],
  ['<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
  ['two\nlines', 'two<br>lines'],
  ['two\r\nlines', 'two<br>lines'],
  ["'@{x}' ${y}", "'@{x}' ${y}"],
  ['ü 日本 🙂', 'ü 日本 🙂'],
];

describe('words', () => {
  const world = worldOf('incident');
  const life = () => new Lifecycle(world);
  beforeEach(async () => {
    world.reset();
    world.analyst.create(GUID);
    await world.settle();
  });

  test.each(OUT)('of a comment: %j', async (comment, words) => {
    world.analyst.comment(GUID, comment);
    await world.settle();
    const note = world.serviceNow?.journalOf(KEY).at(-1)?.['value'] ?? '';
    const [head = '', ...rest] = note.split('\n');
    expect(head).toMatch(/^Ada Analyst in Microsoft Sentinel, .*:$/);
    expect(rest.slice(0, -2).join('\n')).toBe(words);
  });

  test.each(IN)('of a note: %j', async (note, html) => {
    world.serviceNow?.as('jane').note('incident', KEY, note);
    await life().pass(7);
    const message = world.sentinel.get(GUID)?.comments.at(-1)?.properties.message ?? '';
    expect(message).toMatch(/^<p><b>jane<\/b> in ServiceNow, INC0010001, .* UTC:<\/p><p>/);
    expect(message.replace(/^<p>.*?<\/p><p>/, '').replace(/<\/p>$/, '')).toBe(html);
  });

  test('of 40,000 characters are cut, with an emoji at the cut left whole or out', async () => {
    for (const before of ['', 'x', 'xx', 'xxx']) {
      world.serviceNow?.as('jane').note('incident', KEY, before + '🙂'.repeat(20_000));
    }
    await life().pass(7);
    const messages = world.sentinel.get(GUID)?.comments.slice(1) ?? [];
    expect(messages).toHaveLength(4);
    for (const { properties } of messages) {
      expect(properties.message.length).toBeLessThanOrEqual(30_000);
      expect(properties.message).toContain('… (cut; the ticket has the rest)');
      expect(properties.message).not.toMatch(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])/);
      expect(properties.message).not.toContain('\uFFFD');
    }
  });
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
