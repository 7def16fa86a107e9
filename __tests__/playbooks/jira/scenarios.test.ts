import { htmlOf } from '../../../emulator/services/jira/rich-text';
import { World } from '../../../emulator/world';
import { CLASSIFICATIONS } from '../../../systems/sentinel/types';
import { TODAY } from '../../constructs/today';
import { GUID, Lifecycle, PHASES } from '../lifecycle';
import { jiraCloud, jiraDataCenter, withJira } from '../systems';

/** What people read of a stored text: its HTML without tags and entities. */
const shown = (body: Parameters<typeof htmlOf>[0]): string =>
  htmlOf(body)
    .replace(/<(br|\/p|\/tr|\/div)[^>]*>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');

describe.each([
  ['Jira Cloud', jiraCloud],
  ['Jira Data Center', jiraDataCenter],
])('an issue in %s', (_, jira) => {
  const JANE = jira === jiraCloud ? '5b10a2844c20165700ede21f' : 'jane';
  const world = new World(withJira(jira), {
    start: TODAY.getTime(),
    jira: { users: [{ id: JANE, displayName: 'Jane Doe', email: 'jane@acme.com' }] },
  });
  let life: Lifecycle;
  const site = () => world.jira!;
  const issue = () => site().withLabel(`sentinel-${GUID}`)[0]!;
  const agent = () => site().as('service.desk');
  const incident = () => world.sentinel.get(GUID)!.incident.properties;
  const comments = () =>
    world
      .state()
      .sentinel.incidents.flatMap((one) =>
        one.comments.map(({ properties }) => properties.message),
      );
  beforeEach(async () => {
    world.reset();
    life = new Lifecycle(world);
    world.analyst.create(GUID, { severity: 'Medium' });
    await life.pass(7);
  });

  test('lives through everything with its incident, and no run fails', async () => {
    world.reset();
    life = new Lifecycle(world);
    for (const phase of PHASES) {
      life.act(phase);
      await life.pass(12);
      expect({ phase, wrongs: life.wrongs() }).toEqual({ phase, wrongs: [] });
    }
    expect(world.state().runs.filter(({ status }) => status === 'Failed')).toEqual([]);
  });

  test('is not missed by a second run that comes before the search knows it', async () => {
    world.reset();
    life = new Lifecycle(world);
    world.analyst.create(GUID, { severity: 'Medium' });
    world.analyst.comment(GUID, 'At once');
    await life.pass(12);
    expect(world.state().runs.filter(({ status }) => status === 'Failed')).toEqual([]);
    expect(site().withLabel(`sentinel-${GUID}`)).toHaveLength(1);
    expect(
      issue()
        .comments.map(({ body }) => shown(body))
        .join(),
    ).toContain('At once');
  });

  test('says what the incident is about, and links to it', () => {
    const { summary, priority, labels, remoteLinks, description, key } = issue();
    expect(summary).toBe('[Sentinel 1] Suspicious sign-in');
    expect(priority).toBe('Medium');
    expect(labels).toEqual([
      'sentinel',
      'security-incident',
      'law-sentinel-dev',
      `sentinel-${GUID}`,
    ]);
    expect(remoteLinks).toMatchObject([{ globalId: `sentinel-${GUID}` }]);
    expect(shown(description)).toContain('Somebody signed in from an unusual place.');
    expect(shown(description)).toContain('Severity: Medium');
    expect(incident().labels.map(({ labelName }) => labelName)).toContain(`Jira:${key}`);
    expect(comments()[0]).toContain(`${jira.site}/browse/${key}`);
  });

  test('follows the severity up and down, and gives its own priority to the incident', async () => {
    world.analyst.setSeverity(GUID, 'High');
    await world.settle();
    expect(issue().priority).toBe('High');
    world.analyst.setSeverity(GUID, 'Informational');
    await world.settle();
    expect(issue().priority).toBe('Lowest');
    agent().edit(issue().key, { priority: { name: 'Highest' } });
    await life.pass(7);
    expect(incident().severity).toBe('High');
    expect(issue().priority).toBe('Highest');
  });

  test('is moved with the incident, and moves it', async () => {
    world.analyst.activate(GUID);
    await world.settle();
    expect(issue().status.category).toBe('indeterminate');
    agent().transition(issue().key, 'new');
    await life.pass(7);
    expect(incident().status).toBe('New');
  });

  test('is assigned to whom the incident is assigned to, and left alone when nobody is', async () => {
    world.analyst.assign(GUID, 'jane@acme.com');
    await world.settle();
    expect(issue().assignee).toBe(JANE);
    world.analyst.unassign(GUID);
    await life.pass(7);
    expect(issue().assignee).toBe(JANE);
  });

  test.each(CLASSIFICATIONS)(
    'is closed with the incident, which was %s',
    async (classification) => {
      world.analyst.close(GUID, { classification, comment: 'as agreed' });
      await life.pass(12);
      expect(issue().status.category).toBe('done');
      const words = `Closed in Microsoft Sentinel as ${classification}: as agreed.`;
      const said = issue().comments.filter(({ body }) => shown(body).trim() === words);
      expect(said).toHaveLength(1);
      expect(comments().some((text) => text.includes(words))).toBe(false);
    },
  );

  test('closes the incident, with its resolution as classification, and is reopened with it', async () => {
    agent().transition(issue().key, 'done');
    await life.pass(12);
    expect(incident()).toMatchObject({ status: 'Closed', classification: 'TruePositive' });
    world.analyst.activate(GUID);
    await life.pass(7);
    expect(issue().status.category).toBe('indeterminate');
    expect(issue().comments.some(({ body }) => shown(body).includes('Closed in'))).toBe(false);
  });

  test('keeps what people have written into every field that is not Sentinel’s', async () => {
    agent().edit(issue().key, { summary: 'Mine', description: 'Mine too' });
    const { description } = issue();
    world.analyst.setSeverity(GUID, 'High');
    world.analyst.addTag(GUID, 'vip');
    world.analyst.comment(GUID, 'hello');
    await life.pass(12);
    expect(issue()).toMatchObject({ summary: 'Mine', description });
  });

  test('wins where both sides are closed and graded in the same minute', async () => {
    agent().transition(issue().key, 'done');
    world.analyst.setSeverity(GUID, 'High');
    world.analyst.activate(GUID);
    await life.pass(20);
    expect(incident()).toMatchObject({ status: 'Closed', severity: 'High' });
    expect(issue()).toMatchObject({ status: { category: 'done' }, priority: 'High' });
  });

  test.each([
    ['plain', 'Look at this', 'Look at this'],
    ['HTML', '<p>One <b>two</b><br>three &amp; four</p>', 'One two\nthree & four'],
    [
      'a link',
      '<p>See <a href="https://acme.com/a?b=1">this</a></p>',
      'See this (https://acme.com/a?b=1)',
    ],
    ['a script', '<p>x</p><script>alert(1)</script>', 'x\nalert(1)'],
    ['comparisons', 'a < b and b > c', 'a < b and b > c'],
    ['an expression', "@{triggerBody()} and '@{", "@{triggerBody()} and '@{"],
    ['Terraform', '${var.x} %{if}', '${var.x} %{if}'],
    [
      'wiki marks',
      '*bold* _it_ {code} [a|b] h1. -x- !y! #z ~u~ ^v^ +w+',
      '*bold* _it_ {code} [a|b] h1. -x- !y! #z ~u~ ^v^ +w+',
    ],
    ['a heading', 'First\nh1. Second', 'First\nh1. Second'],
    ['a backslash', 'C:\\Windows\\System32', 'C:\\Windows\\System32'],
    ['an emoji', 'ok 🚨 ok', 'ok 🚨 ok'],
    ['an ampersand', 'a & b &lt; c', 'a & b &lt; c'],
    ['lines', 'one\n\ntwo', 'one\n\ntwo'],
    ['long', `${'word '.repeat(5800)}end`, `${'word '.repeat(5800)}end`],
  ])('gets a comment: %s', async (_kind, message, words) => {
    world.analyst.comment(GUID, message);
    await life.pass(12);
    const copies = issue().comments.filter(({ body }) => shown(body).includes('sentinel-comment:'));
    expect(copies).toHaveLength(1);
    const lines = (text: string) =>
      text
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean);
    const [head, ...rest] = lines(shown(copies[0]!.body));
    expect(head).toMatch(/^Ada Analyst in Microsoft Sentinel, .*:$/);
    expect(rest.slice(0, -1)).toEqual(lines(words));
  });

  test.each([
    ['plain', 'Look at this', 'Look at this'],
    ['lines', 'one\ntwo', 'one<br><br>two'],
    ['comparisons', 'a < b & c', 'a &lt; b &amp; c'],
    ['a script', '<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
    ['marks', '*bold* - {x} 100%', '*bold* - {x} 100%'],
  ])('gives a comment: %s', async (_kind, message, html) => {
    agent().comment(issue().key, message);
    await life.pass(12);
    const copies = comments().filter((text) => text.includes('in Jira'));
    expect(copies).toHaveLength(1);
    expect(copies[0]).toContain(`<p>${html}</p>`);
  });

  test('is found again where the incident has lost its label', async () => {
    world.analyst.removeTag(GUID, `Jira:${issue().key}`);
    await life.pass(12);
    expect(site().issues()).toHaveLength(1);
    expect(incident().labels.map(({ labelName }) => labelName)).toContain(`Jira:${issue().key}`);
  });

  test('that was deleted is told on the incident, once by each playbook, and not made again', async () => {
    agent().remove(issue().key);
    world.analyst.setSeverity(GUID, 'High');
    await life.pass(30);
    expect(site().issues()).toHaveLength(0);
    const told = comments().filter((text) => text.includes('could not'));
    expect(told).toEqual([
      expect.stringContaining('bring this incident’s changes to its Jira issue'),
      expect.stringContaining('bring this incident and its Jira issue together'),
    ]);
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
