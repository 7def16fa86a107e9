import { type SmokeOptions, runSmoke } from '../../../cli/smoke';
import type { WorldOptions } from '../../../emulator/world';
import type { EnvironmentInput } from '../../../environments';
import dev from '../../../environments/dev';
import prod from '../../../environments/prod';
import { sidesOf } from '../../../bench/soak/sides';
import { ASSUMPTIONS } from '../../../operate/smoke/assumptions';
import type { People } from '../../../operate/smoke/sides';
import { jiraCloud, jiraDataCenter } from '../../playbooks/systems';
import { TODAY } from '../../constructs/today';
import { type Deployed, deployed } from '../deployed';
import { operatorWithout } from '../operators';

// Each test deploys an environment, and lets it live for a while.
jest.setTimeout(60_000);

const { serviceNow: _, ...others } = dev;

/** Agents that write notes as people do. */
const AGENTS: WorldOptions = {
  serviceNow: {
    users: [{ userName: 'sam', name: 'Sam', email: 'sam@acme.com' }],
    passwords: { sam: 'sam-is-here' },
  },
  jira: {
    tokens: { 'service.desk@example.com': 'desk-is-here' },
    projects: [{ key: 'SEC', issueTypes: ['Task'], components: ['identity'] }],
  },
};
const PEOPLE: People = {
  ServiceNow: { user: 'sam', secret: 'sam-is-here' },
  Jira: { user: 'service.desk@example.com', secret: 'desk-is-here' },
};

/** Runs the command, interrupted after the line that a text is in. */
async function run(
  { access }: Pick<Deployed, 'access'>,
  {
    people = {},
    interruptAfter,
    ...options
  }: Partial<SmokeOptions> & {
    readonly people?: People;
    readonly interruptAfter?: string;
  } = {},
) {
  const lines: string[] = [];
  const controller = new AbortController();
  const code = await runSmoke(
    access,
    { severity: 'Low', tag: [], ...options },
    {
      people,
      signal: controller.signal,
      print: (line) => {
        lines.push(line);
        if (interruptAfter !== undefined && line.includes(interruptAfter)) controller.abort();
      },
    },
  );
  return { code, text: lines.join('\n') };
}

/** No full second. */
const START = TODAY.getTime() + 123;

const opened: Deployed[] = [];
afterEach(async () => {
  for (const each of opened.splice(0)) await each.close();
});

/** An environment for smoke, with who may do what. */
async function at(input: EnvironmentInput, options: WorldOptions = {}): Promise<Deployed> {
  const people = [operatorWithout(input)];
  const here = await deployed(input, { people, start: START, ...AGENTS, ...options });
  opened.push(here);
  // Between two runs of the schedule, the first of which is at once.
  await here.world.runUntil(START + 100_000);
  return here;
}

/** What is left of the test: the incident, and its tickets. */
function left({ world }: Deployed) {
  const [record] = world.sentinel.list();
  const tickets = sidesOf(world).flatMap((side) => side.ticketsOf(record?.incident.name ?? ''));
  return {
    incident: record?.incident.properties.status,
    tickets: tickets.map(({ status }) => status),
  };
}

/** The verdicts that a run has printed, by the assumption's id. */
const verdictsIn = (text: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...text.matchAll(/^│ (\w+) +│.*?│ .*?(confirmed|refuted|not seen here).*?│/gm)].map(
      ([, id = '', verdict = '']) => [id, verdict],
    ),
  );

const CLOUD = {
  ...jiraCloud,
  routes: [{ project: 'SEC', issueType: 'Task', components: ['identity'] }],
} satisfies EnvironmentInput['jira'];

/** Environments in which every ticket that can be opened for a test is opened, and how many that are. */
const WELL: Readonly<Record<string, readonly [EnvironmentInput, number]>> = {
  'ServiceNow, incidents': [dev, 1],
  'ServiceNow, security incidents': [
    { ...dev, serviceNow: { ...dev.serviceNow, routes: [{ table: 'sn_si_incident' }] } },
    1,
  ],
  'Jira Cloud': [{ ...others, jira: CLOUD }, 1],
  'Jira Data Center': [{ ...others, jira: jiraDataCenter }, 1],
  'ServiceNow and Jira': [{ ...dev, jira: jiraCloud }, 2],
  'ServiceNow beside the Store app': [prod, 1],
};

describe('where all goes well', () => {
  const seen = new Map<string, Set<string>>();

  test.each(Object.keys(WELL))('%s: every step does, and nothing is left open', async (name) => {
    const [input, tickets] = WELL[name] ?? [dev, 0];
    const here = await at(input);
    const { code, text } = await run(here, { people: PEOPLE });
    expect(text).not.toContain('✗');
    expect(code).toBe(0);
    expect(left(here)).toEqual({
      incident: 'Closed',
      tickets: Array.from({ length: tickets }, () => 'Closed'),
    });
    for (const secret of here.world.secretValues()) expect(text).not.toContain(secret);
    expect(text).not.toContain('-is-here');
    const verdicts = verdictsIn(text);
    expect(Object.keys(verdicts)).toEqual(ASSUMPTIONS.map(({ id }) => id));
    expect(Object.values(verdicts)).not.toContain('refuted');
    for (const [id, verdict] of Object.entries(verdicts)) {
      seen.set(id, (seen.get(id) ?? new Set()).add(verdict));
    }
    expect(here.world.state().runs.filter(({ status }) => status !== 'Succeeded')).toEqual([]);
  });

  test('every assumption that smoke is said to see, it has seen somewhere; of the others it says nothing', () => {
    const confirmed = [...seen].filter(([, verdicts]) => verdicts.has('confirmed'));
    expect(confirmed.map(([id]) => id)).toEqual(
      ASSUMPTIONS.filter(({ seenBy }) => seenBy === 'smoke').map(({ id }) => id),
    );
  });
});

test('without a person’s account it says how one is given, and tries the rest', async () => {
  const here = await at(dev);
  const { code, text } = await run(here);
  expect(code).toBe(0);
  expect(text).toContain(
    'notes of people in ServiceNow are not tried: BRIDGE_SMOKE_SERVICENOW_USER',
  );
});

describe('what is not as assumed is refuted, and everything is closed all the same', () => {
  test.each<[string, WorldOptions]>([
    ['1', { serviceNow: { replacesSysId: true } }],
    ['2', { serviceNow: { groups: ['Network'] } }],
    ['19', { fateOf: ({ when }) => (when === 'Created' ? 'lost' : 'once') }],
  ])('%s', async (id, options) => {
    const here = await at(dev, options);
    const { code, text } = await run(here);
    expect(verdictsIn(text)[id]).toBe('refuted');
    expect(Object.values(verdictsIn(text)).filter((each) => each === 'refuted')).toHaveLength(1);
    expect(code).toBe(0);
    expect(left(here)).toEqual({ incident: 'Closed', tickets: ['Closed'] });
  });
});

describe('where something is missing', () => {
  test('without the right to make incidents nothing is made', async () => {
    const here = await at(dev, { people: [operatorWithout(dev, 'responder')] });
    const { code, text } = await run(here);
    expect(code).toBe(1);
    expect(text).toContain('you may not do Microsoft.SecurityInsights/incidents/write');
    expect(here.world.sentinel.size).toBe(0);
  });

  test('without the right to read the account’s secret nothing is made', async () => {
    const here = await at(dev, { people: [operatorWithout(dev, 'secretsUser')] });
    const { code, text } = await run(here);
    expect(code).toBe(1);
    expect(text).toMatch(/signed in to ServiceNow: .*Key Vault Secrets/);
    expect(here.world.sentinel.size).toBe(0);
  });

  test('without the right to read runs the rest goes on, and what is made is closed', async () => {
    const here = await at(dev, { people: [operatorWithout(dev, 'reader')] });
    const { code, text } = await run(here);
    expect(code).toBe(1);
    expect(text).toContain('you may not do Microsoft.Logic/workflows/runs/read');
    expect(text).toContain('INC0010001 is closed, and says why');
    expect(left(here)).toEqual({ incident: 'Closed', tickets: ['Closed'] });
  });

  test('a ticket that does not come is given up in time, and the incident is closed', async () => {
    const here = await at(dev);
    here.world.revoke('Secret-servicenow-password');
    const before = here.world.now;
    const { code, text } = await run(here, { timeout: '3' });
    expect(code).toBe(1);
    expect(text).toMatch(
      /the incident has its ticket in ServiceNow: not seen within 3 minutes: look at the runs of logic-bridge-dev-servicenow-open/,
    );
    expect(text).toContain('· 03:00 the incident says: Sentinel Bridge could not open');
    expect(here.world.now - before).toBeLessThan(5 * 60_000);
    expect(left(here)).toEqual({ incident: 'Closed', tickets: [] });
  });

  test('a change that does not arrive is given up in time, and both sides are closed', async () => {
    const here = await at(dev);
    here.world.inject([
      { call: { action: 'Read_ticket' }, fault: { kind: 'status', status: 500 } },
      { call: { action: 'List_tickets' }, fault: { kind: 'status', status: 500 } },
    ]);
    const { code, text } = await run(here, { timeout: '2' });
    expect(code).toBe(1);
    expect(text).toContain('INC0010001 has the comment: not seen within 2 minutes');
    expect(text).toMatch(/both sides agree: .*a playbook has failed/);
    expect(left(here)).toEqual({ incident: 'Closed', tickets: ['Closed'] });
  });
});

describe('Ctrl-C', () => {
  test.each([
    ['before anything', 'signed in', undefined, []],
    ['right after the incident was made', 'is created', 'Closed', []],
    ['once the ticket is there', 'has its ticket', 'Closed', ['Closed']],
    ['while a ticket change is waited for', 'gets a note', 'Closed', ['Closed']],
  ])('%s: what was made is closed', async (_when, interruptAfter, incident, tickets) => {
    const here = await at(dev);
    const { code, text } = await run(here, { interruptAfter });
    expect(code).toBe(130);
    expect(text).toContain('interrupted');
    expect(text).not.toContain('is closed, and says why');
    expect(left(here)).toEqual({ incident, tickets });
  });
});

test('where no route wants the test incident, nothing is made, and it says what would be wanted', async () => {
  const here = await at({
    ...dev,
    serviceNow: { ...dev.serviceNow, routes: [{ when: { severities: ['Medium'] } }] },
  });
  const { code, text } = await run(here);
  expect(code).toBe(1);
  expect(text).toContain('with --severity Medium one would');
  expect(here.world.sentinel.size).toBe(0);
});

test.each(['0', 'soon', '1.5'])(
  '--timeout %s is refused before anything is made',
  async (timeout) => {
    const here = await at(dev);
    await expect(run(here, { timeout })).rejects.toThrow('is no number of minutes');
    expect(here.world.sentinel.size).toBe(0);
  },
);
