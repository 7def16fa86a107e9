import type { FaultRule } from '../../../emulator/faults';
import type { EnvironmentInput } from '../../../environments';
import dev from '../../../environments/dev';
import { type ReplayOptions, runReplay } from '../../../cli/replay';
import { sidesOf } from '../../../bench/soak/sides';
import { jiraCloud, jiraDataCenter } from '../../playbooks/systems';
import { type Deployed, deployed } from '../deployed';
import { operatorWithout } from '../operators';

// Each test deploys an environment, and lets it live for a while.
jest.setTimeout(60_000);

const { serviceNow: _, ...others } = dev;
const SYSTEMS: Readonly<Record<string, EnvironmentInput>> = {
  ServiceNow: dev,
  'Jira Cloud': { ...others, jira: jiraCloud },
  'Jira Data Center': { ...others, jira: jiraDataCenter },
};

const GUIDS = ['a', 'b', 'c'].map((letter) => `${letter.repeat(8)}-93c5-4f68-a1de-28c7f5306b9a`);

/** Nothing is open in the ticket system. */
const OUTAGE: readonly FaultRule[] = ['servicenow', 'jira'].map((service) => ({
  call: { service },
  fault: { kind: 'status', status: 503 },
}));

const opened: Deployed[] = [];
afterAll(async () => {
  for (const each of opened) await each.close();
});

/** An environment in which the ticket system was down while three incidents were created, a minute after each other. */
async function afterOutage(
  input: EnvironmentInput = dev,
  people = [operatorWithout(input)],
): Promise<Deployed> {
  const at = await deployed(input, { people });
  opened.push(at);
  const { world } = at;
  world.inject(OUTAGE);
  for (const guid of GUIDS) {
    world.analyst.create(guid, { severity: 'High' });
    await world.settle();
  }
  world.inject([]);
  return at;
}

/** Runs the command, interrupted where a line of its progress says so. */
async function run(
  { access }: Pick<Deployed, 'access'>,
  options: Partial<ReplayOptions> = {},
  interruptAt?: string,
) {
  const lines: string[] = [];
  const controller = new AbortController();
  const code = await runReplay(
    access,
    { since: '6h', playbook: [], limit: '100', ...options },
    {
      signal: controller.signal,
      screen: {
        write: (text) => {
          lines.push(text.trimEnd());
          if (interruptAt !== undefined && text.startsWith(interruptAt)) controller.abort();
        },
      },
      print: (line) => lines.push(line),
    },
  );
  return { code, text: lines.join('\n') };
}

/** How many tickets each incident has. */
const tickets = ({ world }: Deployed) =>
  GUIDS.map((guid) => sidesOf(world).flatMap((side) => side.ticketsOf(guid)).length);

describe.each(Object.keys(SYSTEMS))('%s', (name) => {
  let at: Deployed;
  beforeAll(async () => {
    at = await afterOutage(SYSTEMS[name]);
  });

  test('a dry run says what would be started, and starts nothing', async () => {
    const before = at.world.state().runs.length;
    const { code, text } = await run(at, { dryRun: true });
    expect(code).toBe(0);
    expect(text).toContain('0 started again, 0 left out, 3 left to do (nothing is started');
    for (const guid of GUIDS) expect(text).toContain(guid);
    expect(at.world.state().runs.length).toBe(before);
    expect(tickets(at)).toEqual([0, 0, 0]);
  });

  test('every incident gets its ticket, the oldest first, and only once', async () => {
    const { code, text } = await run(at);
    expect(code).toBe(0);
    expect(text).toContain('3 started again, 0 left out, 0 left to do');
    const started = text
      .split('\n')
      .flatMap((line) => /^\d of 3: .*-open (.*)$/.exec(line)?.[1] ?? []);
    expect(started).toEqual(GUIDS);
    await at.world.settle();
    expect(tickets(at)).toEqual([1, 1, 1]);
    const again = await run(at);
    expect(again.code).toBe(0);
    expect(again.text).toContain('0 started again, 3 left out, 0 left to do');
    expect(again.text).toContain('done by a later run');
  });
});

test('where nothing has failed, it says so', async () => {
  const at = await deployed(dev, { people: [operatorWithout(dev)] });
  opened.push(at);
  const { code, text } = await run(at);
  expect(code).toBe(0);
  expect(text).toMatch(/no run of servicenow-open, servicenow-push has failed since 20.*Z$/);
});

test('a failed push is started as push, with the incident as it is now', async () => {
  const at = await deployed(dev, { people: [operatorWithout(dev)] });
  opened.push(at);
  const { world } = at;
  const [guid = ''] = GUIDS;
  world.analyst.create(guid, { severity: 'Low' });
  await world.settle();
  world.inject(OUTAGE);
  world.analyst.setSeverity(guid, 'Medium');
  await world.settle();
  world.inject([]);
  world.sentinel.update(
    world.sentinel.get(guid)!,
    { properties: { ...world.sentinel.get(guid)!.incident.properties, severity: 'High' } },
    { source: 'Application', name: 'unseen' },
  );
  const { code, text } = await run(at, { playbook: ['servicenow-push'] });
  expect(code).toBe(0);
  expect(text).toContain(`servicenow-push ${guid}`);
  await world.settle();
  expect(world.state().serviceNow['incident']?.map(({ urgency }) => urgency)).toEqual(['1']);
});

test('after an interruption it says what is left, and the command that it names goes on with that', async () => {
  const at = await afterOutage();
  const { code, text } = await run(at, { playbook: ['servicenow-open'] }, '2 of 3');
  expect(code).toBe(130);
  expect(text).toContain('2 started again, 0 left out, 1 left to do');
  const [, since = ''] =
    /Go on with: bridge replay dev --since (\S+) --playbook servicenow-open --limit 100$/m.exec(
      text,
    ) ?? [];
  await at.world.settle();
  expect(tickets(at)).toEqual([1, 1, 0]);
  const rest = await run(at, { since, playbook: ['servicenow-open'] });
  expect(rest.text).toContain('1 started again, 2 left out, 0 left to do');
  expect(rest.code).toBe(0);
  await at.world.settle();
  expect(tickets(at)).toEqual([1, 1, 1]);
});

test('a limit leaves the rest for the next time', async () => {
  const at = await afterOutage();
  const { code, text } = await run(at, { limit: '1' });
  expect(code).toBe(0);
  expect(text).toContain('1 started again, 0 left out, 2 left to do');
  expect(text).toContain('--limit 1');
});

test('without the role on the playbooks it stops at the first, and names both roles', async () => {
  const at = await afterOutage(dev, [operatorWithout(dev, 'playbookOperator')]);
  const { code, text } = await run(at);
  expect(code).toBe(1);
  expect(text).toContain('0 started again, 0 left out, 3 left to do');
  expect(text).toMatch(
    /you may not do Microsoft\.Logic\/workflows\/triggers\/listCallbackUrl\/action/,
  );
  expect(text).toContain(
    "'Microsoft Sentinel Responder' on the workspace and 'Microsoft Sentinel Playbook Operator' on rg-bridge-dev",
  );
  expect(text.match(/not yet/g)).toHaveLength(2);
});

test('without the right to read runs nothing is known, and the missing right is named', async () => {
  const at = await afterOutage(dev, [operatorWithout(dev, 'reader')]);
  await expect(run(at)).rejects.toThrow(/you may not do Microsoft\.Logic\/workflows\/runs\/read/);
});

test('a refusal for now is waited for, as long as it says', async () => {
  const at = await afterOutage();
  at.world.inject([
    {
      call: { service: 'sentinel', path: '*/runPlaybook*' },
      occurrences: [1],
      fault: { kind: 'status', status: 429, headers: { 'Retry-After': '40' } },
    },
  ]);
  const before = at.world.now;
  const { code, text } = await run(at);
  expect(code).toBe(0);
  expect(text).toContain('3 started again');
  expect(at.world.now - before).toBe((40 + 2 * 6) * 1000);
});

test('a playbook that takes no more runs is asked again until it does, and in the end the rest is left', async () => {
  const at = await afterOutage();
  at.world.inject([
    {
      call: { service: 'sentinel', path: '*/runPlaybook*' },
      fault: { kind: 'status', status: 429 },
    },
  ]);
  const { code, text } = await run(at);
  expect(code).toBe(1);
  expect(text).toContain('0 started again, 0 left out, 3 left to do');
  expect(text).toContain('takes no more calls for now');
});

test('no answer ends it, with what is left', async () => {
  const at = await afterOutage();
  at.world.inject([
    {
      call: { service: 'sentinel', path: '*/runPlaybook*' },
      occurrences: [2],
      fault: { kind: 'reset', acted: false },
    },
  ]);
  const { code, text } = await run(at);
  expect(code).toBe(1);
  expect(text).toContain('1 started again, 0 left out, 2 left to do');
  expect(text).toMatch(/cannot be reached/);
});

test('an incident that was deleted meanwhile is left out, and is no failure', async () => {
  const at = await afterOutage();
  at.world.analyst.remove(GUIDS[1]!);
  const { code, text } = await run(at);
  expect(code).toBe(0);
  expect(text).toContain('2 started again, 1 left out, 0 left to do');
  expect(text).toContain('the incident is gone');
});

test.each([
  [{ limit: '0' }, '--limit 0 is no number of starts: write one from 1 to 9999'],
  [{ limit: 'all' }, '--limit all is no number of starts'],
  [{ since: 'now' }, '--since now is no time'],
  [{ playbook: ['jira-open'] }, 'dev has no such playbook; write servicenow-open, servicenow-push'],
])('%j is refused before anything is asked', async (options, told) => {
  const at = await deployed(dev, { people: [operatorWithout(dev)] });
  opened.push(at);
  await expect(run(at, options)).rejects.toThrow(told);
});
