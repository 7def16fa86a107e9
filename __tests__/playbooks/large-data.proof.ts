import { World } from '../../emulator/world';
import dev from '../../environments/dev';
import prod from '../../environments/prod';
import { sidesOf } from '../../bench/soak/sides';
import { TODAY } from '../constructs/today';
import { GUID, largeIncident, longText, marked } from './large-data';
import { ResponseWorld, withServiceNow } from './response/response-world';
import { synthesizedStack } from './servicenow/dev-world';
import { NAMES, stackOf } from './systems';
import { IntelligenceWorld } from './threat-intelligence/intelligence-world';
import { APPLY, RULE, SAYS, TriageWorld, triageStack } from './triage/triage-world';
import { known, sharingWorld } from './servicenow/observables/world';

const MINUTE = 60_000;
const pass = (world: World, minutes: number) => world.runUntil(world.now + minutes * MINUTE);

/** What has failed, but for what Sentinel and Jira have answered as they should: an item that could not be handled does not fail its run. */
const failures = (world: World): readonly string[] =>
  world.runtime.workflows.flatMap(({ name, runs }) =>
    runs.flatMap((run) =>
      run
        .actions()
        .filter(({ status, code }) => status === 'Failed' && !['429', 'NotFound'].includes(code))
        .map((action) => `${name} ${action.name} ${action.code} ${action.error?.message ?? ''}`),
    ),
  );

const commentsOf = (world: World): readonly string[] =>
  (world.sentinel.get(GUID)?.comments ?? []).map(({ properties }) => properties.message);

// Of security incidents, more is asked below.
describe.each(NAMES.filter((name) => !name.includes('security')))('%s', (name) => {
  let world: World;
  const side = () => sidesOf(world)[0]!;
  const ticket = () => side().ticketsOf(GUID)[0]!;
  beforeAll(async () => {
    world = new World(stackOf(name), { start: TODAY.getTime() });
    await world.deliver(largeIncident());
    await pass(world, 7);
  });
  afterAll(() => world.close());

  test('a large incident gets its ticket', () => {
    expect(side().ticketsOf(GUID)).toHaveLength(1);
    expect(failures(world)).toEqual([]);
  });

  test('long comments come to the ticket', async () => {
    for (const word of ['first', 'second']) {
      world.analyst.comment(GUID, `<p>${word}<br>${longText(14_000).replaceAll('\n', '<br>')}</p>`);
    }
    await pass(world, 7);
    for (const word of ['first', 'second']) {
      expect(ticket().notes.filter((note) => note.includes(word))).toHaveLength(1);
    }
    expect(failures(world)).toEqual([]);
  });

  test('long notes come to the incident, in the length that a comment has', async () => {
    // Jira takes no more; a journal of ServiceNow has no end.
    const length = name.startsWith('Jira') ? 32_000 : 1_000_000;
    for (const word of ['third', 'fourth']) {
      side().note(ticket().key, `${word} ${longText(length)}`);
    }
    side().note(ticket().key, `fifth ${'<&>\n'.repeat(8000)}`);
    await pass(world, 7);
    for (const word of ['third', 'fourth', 'fifth']) {
      expect(commentsOf(world).filter((comment) => comment.includes(word))).toHaveLength(1);
    }
    expect(failures(world)).toEqual([]);
  });

  test('the ticket is closed with its incident, whatever was said of that', async () => {
    world.analyst.close(GUID, { classification: 'TruePositive', comment: longText(20_000) });
    await pass(world, 7);
    expect(ticket().status).toBe('Closed');
    expect(failures(world)).toEqual([]);
  });
});

test('a comment of Jira Cloud in which each word is a link keeps none from being compared', async () => {
  const world = new World(stackOf('Jira Cloud'), { start: TODAY.getTime() });
  await world.deliver(largeIncident({ alerts: [], relatedEntities: [] }));
  await pass(world, 2);
  const [issue] = world.jira?.withLabel(`sentinel-${GUID}`) ?? [];
  world.jira?.write(issue!, {
    author: 'service.desk',
    comments: Array.from({ length: 3 }, () => ({ body: marked(3000), properties: {} })),
  });
  // The comment is added, and its answer lost: it is looked for among the others.
  const fault = { kind: 'timeout', acted: true } as const;
  world.inject([{ call: { action: 'Add_comment' }, occurrences: [1], fault }]);
  world.analyst.comment(GUID, 'one of ours');
  await pass(world, 12);
  const [after] = sidesOf(world)[0]?.ticketsOf(GUID) ?? [];
  expect(after?.notes.filter((note) => note.includes('one of ours'))).toHaveLength(1);
  expect(commentsOf(world).filter((comment) => comment.includes('word-'))).toHaveLength(3);
  expect(failures(world).filter((failure) => !failure.includes('Add_comment'))).toEqual([]);
  await world.close();
});

test('of a thousand entities the observables are shared, as many as one run takes', async () => {
  const world = sharingWorld();
  const createdTimeUtc = new Date(world.now).toISOString();
  await world.deliver(largeIncident({ createdTimeUtc }));
  await world.settle();
  expect(known(world).related).toHaveLength(100);
  expect(failures(world)).toEqual([]);
  const rows = world.runtime.workflows
    .filter(({ name }) => name.endsWith('-observables'))
    .flatMap(({ runs }) => runs.flatMap((run) => run.actions()))
    .flatMap(({ trackedProperties }) => (trackedProperties ? [trackedProperties] : []));
  expect(rows).toEqual([
    expect.objectContaining({ counts: 'counts/100|0|0|400', reasons: 'reasons/' }),
  ]);
  await world.close();
});

test('long names in the CMDB do not keep a ticket from its context', async () => {
  const { serviceNow, ...others } = dev;
  const { stack } = synthesizedStack({ ...others, serviceNow: { ...serviceNow, context: {} } });
  const long = longText(4000);
  const row = { name: 'host-2', install_status: '1', business_criticality: long };
  const items = ['1', '2'].map((digit) => ({ ...row, sys_id: digit.repeat(32), fqdn: long }));
  const records = { cmdb_ci_computer: items };
  const world = new World(stack, { start: TODAY.getTime(), serviceNow: { records } });
  await world.deliver(largeIncident());
  await world.settle();
  const [ticket] = sidesOf(world)[0]?.ticketsOf(GUID) ?? [];
  expect(ticket?.notes).toEqual([expect.stringContaining('Configuration item: 2 match')]);
  expect(failures(world)).toEqual([]);
  await world.close();
});

test('a large incident that nobody has to look at is closed', async () => {
  const world = new World(synthesizedStack(prod).stack, { start: TODAY.getTime() });
  const { labels } = largeIncident().object.properties;
  const tags = [...(labels as readonly unknown[]), { labelName: 'pentest', labelType: 'User' }];
  await world.deliver(largeIncident({ labels: tags, title: 'Port scan from somewhere' }));
  await world.settle();
  expect(world.sentinel.get(GUID)?.incident.properties.status).toBe('Closed');
  expect(failures(world)).toEqual([]);
  await world.close();
});

test('a large incident gets a change, and an answer which of its hosts is meant', async () => {
  const { world } = new ResponseWorld(withServiceNow);
  await world.deliver(largeIncident());
  for (const playbook of ['change', 'isolate', 'release']) {
    const found = world.stack.workflows.find(({ name }) => name.endsWith(`-${playbook}`));
    world.startPlaybook(found?.id ?? '', GUID);
  }
  await pass(world, 7);
  expect(world.serviceNow?.rows('change_request')).toHaveLength(1);
  expect([...commentsOf(world)].sort()).toEqual([
    expect.stringContaining('Change'),
    expect.stringContaining('the incident has 167 hosts'),
  ]);
  expect(failures(world)).toEqual([]);
  await world.close();
});

describe('the triage of a large incident', () => {
  const rule = (world: World) =>
    `${world.stack.workspace.id}/providers/Microsoft.SecurityInsights/alertRules/${RULE}`;
  const world = new TriageWorld(triageStack({ ...APPLY, maskEntities: false }));
  const names = { kind: 'Host', name: 'h', properties: { hostName: 'DC01' } };
  /** @param answer what comes back in place of what the model says */
  const triaged = async (properties: Readonly<Record<string, unknown>> = {}, answer?: string) => {
    world.reset();
    world.says({ ...SAYS, reasons: Array.from({ length: 3 }, () => '&'.repeat(500)) });
    await world.judged(20, 20);
    const headers = { 'Content-Type': 'application/json' };
    const call = { action: 'Ask_model' };
    const fault = { kind: 'status', status: 200, headers } as const;
    if (answer !== undefined) world.inject([{ call, fault: { ...fault, body: answer } }]);
    const relatedAnalyticRuleIds = [rule(world)];
    const large = largeIncident({ severity: 'Low', relatedAnalyticRuleIds, ...properties });
    await world.deliver(large);
    await world.settle();
    return world.seen(GUID);
  };
  afterAll(() => world.close());

  test('closes it where it has earned that', async () => {
    expect(await triaged()).toMatchObject({ status: 'Closed', classification: 'FalsePositive' });
    expect(world.said(GUID)).toContain('&amp;&amp;');
    expect(failures(world)).toEqual([]);
  });

  test('takes no answer that is longer than it asks for, and goes on', async () => {
    const content = JSON.stringify({ ...SAYS, reasons: [longText(300_000)] });
    const choices = [{ finish_reason: 'stop', message: { content } }];
    const usage = { prompt_tokens: 1, completion_tokens: 1 };
    const answer = JSON.stringify({ choices, usage });
    expect(await triaged({}, answer)).toMatchObject({ status: 'New' });
    expect(world.rows('verdict')).toEqual([expect.objectContaining({ Reason: 'nonsense' })]);
    expect(world.runsOf('triage')).toEqual(['Succeeded']);
  });

  test('finds a protected name behind a thousand others', async () => {
    const { relatedEntities } = largeIncident().object.properties;
    const all = [...(relatedEntities as readonly unknown[]), names];
    expect(await triaged({ relatedEntities: all })).toMatchObject({ status: 'New' });
    expect(failures(world)).toEqual([]);
  });
});

test('a page of indicators has more titles than one text of the language holds', async () => {
  const it = new IntelligenceWorld('classic');
  const title = (index: number) => `Campaign ${index} "${'t'.repeat(250)}"`;
  for (let i = 0; i < 100; i++) {
    const observable = it.add(`evil${i}.net`);
    for (let k = 0; k < 10; k++) it.relate(observable, title(i));
  }
  await it.pass(31);
  expect(it.objects).toHaveLength(100);
  expect(it.objects.map(({ name }) => name)).toContain(title(0).slice(0, 200));
  expect(failures(it.world)).toEqual([]);
  await it.world.close();
});
