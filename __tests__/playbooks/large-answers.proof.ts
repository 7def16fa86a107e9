import passwordSpray from '../../cli/samples/password-spray.json';
import { World } from '../../emulator/world';
import pilot from '../../environments/pilot';
import prod from '../../environments/prod';
import { OWN_COMMENTS, type OwnComment } from '../../systems/sentinel/comment-id';
import { sidesOf } from '../../bench/soak/sides';
import { TODAY } from '../constructs/today';
import { LARGE_ANSWERS } from './large-answers';
import {
  OPTIONS,
  ResponseWorld,
  stackOf as responseStack,
  withServiceNow,
} from './response/response-world';
import { devStack, synthesizedStack } from './servicenow/dev-world';
import { withProperties } from './servicenow/payloads';
import { stackOf } from './systems';

const GUID = passwordSpray.object.name;
const MINUTE = 60_000;

const made = new Map<string, World>();

/** A world of an environment, made once. */
function worldOf(name: string, make: () => World): World {
  const known = made.get(name) ?? make();
  made.set(name, known);
  known.reset();
  return known;
}

const start = TODAY.getTime();
const WORLDS: Readonly<Record<string, () => World>> = {
  dev: () => new World(devStack.stack, { start }),
  jira: () => new World(stackOf('Jira Cloud'), { start }),
  pilot: () => new World(synthesizedStack(pilot).stack, { start }),
  prod: () => new World(synthesizedStack(prod).stack, { start }),
  response: () => {
    const stack = responseStack(withServiceNow);
    const workflows = stack.workflows.filter(({ name }) => /-(isolate|release|change)$/.test(name));
    return new World({ ...stack, automationRules: [], workflows }, OPTIONS);
  },
};

/** A run that a long answer fails. */
interface Case {
  readonly world: keyof typeof WORLDS;
  /** The call that is answered. */
  readonly action: string;
  readonly comment: OwnComment;
  /** What goes well before. @default - nothing */
  readonly before?: (world: World) => Promise<void>;
  readonly act: (world: World) => void | Promise<void>;
}

const pass = (world: World, minutes = 7) => world.runUntil(world.now + minutes * MINUTE);

const arrive =
  (properties: Readonly<Record<string, unknown>> = {}) =>
  async (world: World): Promise<void> => {
    const createdTimeUtc = new Date(world.now).toISOString();
    await world.deliver(withProperties(passwordSpray, { createdTimeUtc, ...properties }));
    await world.settle();
  };

const grade = (world: World): void => {
  world.analyst.setSeverity(GUID, 'Low');
};

/** Somebody writes on the ticket, which only the schedule sees. */
const note = (world: World): void => {
  for (const side of sidesOf(world)) side.note(side.ticketsOf(GUID)[0]?.key ?? '', 'seen');
};

const run =
  (playbook: string) =>
  async (world: World): Promise<void> => {
    const found = world.stack.workflows.find(({ name }) => name.endsWith(`-${playbook}`));
    world.startPlaybook(found?.id ?? '', GUID);
    await pass(world);
  };

const ENTITIES = ['Ip', 'Host'].map((kind) => ({
  id: `/entities/${kind}`,
  name: kind,
  type: 'Microsoft.SecurityInsights/Entities',
  kind,
  properties: kind === 'Ip' ? { address: '203.0.113.17' } : { hostName: 'web01' },
}));
const withEntities = arrive({ severity: 'High', relatedEntities: ENTITIES });
const judged = async (world: World): Promise<void> => {
  await arrive({ severity: 'Low' })(world);
  await pass(world);
};

const CASES: Readonly<Record<string, Case>> = {
  'opening a ServiceNow ticket': {
    world: 'dev',
    action: 'Create_ticket',
    comment: 'servicenowOpenFailure',
    act: arrive(),
  },
  'bringing changes to a ServiceNow ticket': {
    world: 'dev',
    action: 'Read_ticket',
    comment: 'servicenowPushFailure',
    before: arrive(),
    act: grade,
  },
  'reconciling a ServiceNow ticket': {
    world: 'dev',
    action: 'Notes',
    comment: 'servicenowReconcileFailure',
    before: arrive(),
    act: note,
  },
  'writing into the incident what a ServiceNow ticket says': {
    world: 'dev',
    action: 'Update_incident',
    comment: 'servicenowReconcileFailure',
    before: arrive(),
    act: (world) => {
      for (const side of sidesOf(world)) side.grade(side.ticketsOf(GUID)[0]?.key ?? '', 'Low');
    },
  },
  'opening a Jira issue': {
    world: 'jira',
    action: 'Create_issue',
    comment: 'jiraOpenFailure',
    act: arrive(),
  },
  'bringing changes to a Jira issue': {
    world: 'jira',
    action: 'Update_issue',
    comment: 'jiraPushFailure',
    before: arrive(),
    act: grade,
  },
  'reconciling a Jira issue': {
    world: 'jira',
    action: 'Read_issue',
    comment: 'jiraReconcileFailure',
    before: arrive(),
    act: note,
  },
  'closing by itself': {
    world: 'prod',
    action: 'Close_incident',
    comment: 'autoCloseFailure',
    act: arrive({ severity: 'Informational', alerts: [] }),
  },
  'asking the model': {
    world: 'pilot',
    action: 'Ask_model',
    comment: 'triageFailure',
    act: arrive({ severity: 'Low' }),
  },
  'reading the incident to triage': {
    world: 'pilot',
    action: 'Read_fresh_incident',
    comment: 'triageFailure',
    act: arrive({ severity: 'Low' }),
  },
  'noting what the triage learns from': {
    world: 'pilot',
    action: 'Read_verdict',
    comment: 'triageOutcomeFailure',
    before: judged,
    act: (world) => {
      world.analyst.close(GUID, { classification: 'FalsePositive' });
    },
  },
  'sharing observables': {
    world: 'pilot',
    action: 'Find_types',
    comment: 'servicenowObservablesFailure',
    act: withEntities,
  },
  'isolating a host': {
    world: 'response',
    action: 'Find_machines',
    comment: 'isolationFailure',
    before: withEntities,
    act: run('isolate'),
  },
  'releasing a host': {
    world: 'response',
    action: 'Find_machines',
    comment: 'releaseFailure',
    before: withEntities,
    act: run('release'),
  },
  'raising a change': {
    world: 'response',
    action: 'Find_changes',
    comment: 'changeFailure',
    before: withEntities,
    act: run('change'),
  },
};

const toldBy = (world: World, comment: OwnComment): readonly string[] =>
  (world.sentinel.get(GUID)?.comments ?? [])
    .filter(({ name }) => name.startsWith(OWN_COMMENTS[comment]))
    .map(({ properties }) => properties.message);

describe.each(Object.entries(CASES))('%s', (_, { world: name, action, comment, before, act }) => {
  test.each(LARGE_ANSWERS)('%s fails it, which one comment tells', async (_name, fault, quoted) => {
    const world = worldOf(name, WORLDS[name]!);
    await before?.(world);
    await pass(world, 1);
    world.inject([{ call: { action }, fault }]);
    await act(world);
    await pass(world);
    const told = toldBy(world, comment);
    expect(told).toStrictEqual([
      expect.stringMatching(/Sentinel Bridge could not .* failed \(\w+\)/),
    ]);
    expect(told[0]).toContain(quoted);
  });
});

test('a note that a ticket with long notes does not take is told by its step', async () => {
  const world = worldOf('dev', WORLDS['dev']!);
  await arrive()(world);
  const [side] = sidesOf(world);
  const { key = '' } = side?.ticketsOf(GUID)[0] ?? {};
  for (let i = 0; i < 5; i++) side?.note(key, `${i} ${'a'.repeat(32_000)}`);
  const call = { service: 'servicenow', method: 'PATCH' };
  world.inject([{ call, fault: { kind: 'status', status: 403 } }]);
  world.analyst.comment(GUID, 'new');
  await pass(world);
  expect(toldBy(world, 'servicenowPushFailure')).toStrictEqual([
    expect.stringContaining('adding a comment to the ticket’s notes failed'),
  ]);
});

test.each(LARGE_ANSWERS)('%s to the isolation itself is told and read', async (_name, fault) => {
  const it = new ResponseWorld(withServiceNow);
  await it.incident();
  await it.runFor('isolate', 6);
  it.approve('anna');
  it.world.inject([{ call: { action: 'Isolate' }, fault }]);
  await it.pass(20);
  const told = it.comments().filter((comment) => comment.startsWith('Sentinel Bridge could not'));
  expect(told).toStrictEqual([expect.stringContaining('isolating the host failed')]);
  const errors = it.world.runtime.workflows
    .flatMap(({ runs }) => runs.flatMap((run) => run.actions()))
    .map(({ error }) => error?.message ?? '');
  expect(errors.filter((message) => message.includes('exceeds the limit'))).toStrictEqual([]);
  await it.world.close();
});

/** Calls of schedules, which no incident is told of. */
const SCHEDULED: readonly (readonly [doing: string, world: keyof typeof WORLDS, action: string])[] =
  [
    ['listing tickets', 'dev', 'List_tickets'],
    ['listing issues', 'jira', 'List_issues'],
    ['reading the last run', 'dev', 'Last_run'],
    ['bringing threat intelligence', 'pilot', 'List_observables'],
  ];

describe.each(SCHEDULED)('%s', (_, name, action) => {
  const [page, data] = LARGE_ANSWERS;
  test.each([page!, data!])(
    '%s fails it, which the channel is told hourly',
    async (_name, fault) => {
      const world = worldOf(name, WORLDS[name]!);
      world.inject([{ call: { action }, fault }]);
      await pass(world, 121);
      const { notifications } = world.state();
      expect(notifications.length).toBeGreaterThanOrEqual(2);
      expect(notifications.length).toBeLessThanOrEqual(3);
      expect(JSON.stringify(notifications[0])).toMatch(
        /Sentinel Bridge could not .* failed \(\w+\)/,
      );
    },
  );
});

afterAll(() => Promise.all([...made.values()].map((world) => world.close())));
