import type { IncidentProperties } from '../../../emulator/services/sentinel/trigger-body';
import { ANALYST, APPLY, GUID, RULE, SAYS, TriageWorld, triageStack } from './triage-world';

const world = new TriageWorld(triageStack(APPLY));
afterAll(() => world.close());

beforeEach(() => {
  world.reset();
  world.says(SAYS);
});

const CLOSED_BY_TRIAGE =
  'Closed by the AI triage of Sentinel Bridge: see the comment on this incident';

test('an incident of a rule that has earned it is closed, gets no ticket, and is nobody’s judgement', async () => {
  await world.judged(20, 19);
  await world.incident();
  await world.pass(30);
  const { status, classification, reason, tickets } = world.seen();
  expect({ status, classification, reason, tickets }).toEqual({
    status: 'Closed',
    classification: 'FalsePositive',
    reason: CLOSED_BY_TRIAGE,
    tickets: [],
  });
  expect(world.said()).toContain('people found the same in 19.');
  expect(world.rows('verdict').at(-1)).toMatchObject({ Action: 'closed' });
  expect(world.rows('outcome')).toHaveLength(20);
});

test('the right is gained with the last outcome, lost with one too many that is wrong, and gained again', async () => {
  const closes = async (n: number): Promise<boolean> => {
    const guid = `5f1c8b1e-93c5-4f68-a1de-2800000000f${n}`;
    await world.incident(guid);
    return world.seen(guid).status === 'Closed';
  };
  await world.judged(19, 19);
  expect(await closes(1)).toBe(false);
  await world.judged(1, 1);
  expect(await closes(2)).toBe(true);
  await world.judged(1, 0);
  expect(await closes(3)).toBe(true);
  await world.judged(1, 0);
  expect(await closes(4)).toBe(false);
  await world.judged(20, 20);
  expect(await closes(5)).toBe(true);
});

/** Everything that keeps an incident from being closed, of a rule that may be. */
const KEPT: Readonly<Record<string, { guid?: string; properties?: Partial<IncidentProperties> }>> =
  {
    'a graver one': { properties: { severity: 'Medium' } },
    'one of the share that is left to people': { guid: '5f1c8b1e-93c5-4f68-a1de-28c7f5306b00' },
    'one with a protected tag': {
      properties: { labels: [{ labelName: 'VIP', labelType: 'User' }] },
    },
    'one that names what is protected': { properties: { title: 'Sign-in to DC01.acme.com' } },
    'one that somebody works on': { properties: { status: 'Active' } },
    'one of two rules': {
      properties: { relatedAnalyticRuleIds: [`/alertRules/${RULE}`, '/alertRules/other'] },
    },
    'one of no rule': { properties: { relatedAnalyticRuleIds: [] } },
    'one of a rule whose id is none': {
      properties: { relatedAnalyticRuleIds: [`/alertRules/" | take 1 //${'x'.repeat(20)}`] },
    },
  };
test.each(Object.entries(KEPT))('%s stays open and gets its ticket', async (_, kept) => {
  const { guid = GUID, properties = {} } = kept;
  await world.judged(20, 20);
  await world.incident(guid, properties);
  expect(world.seen(guid)).toMatchObject({
    status: properties.status ?? 'New',
    severity: properties.severity ?? 'Low',
    tickets: [expect.anything()],
  });
});

test('one that has an owner stays open, and with its owner', async () => {
  const owner = {
    objectId: null,
    email: 'kim@acme.com',
    assignedTo: 'kim@acme.com',
    userPrincipalName: 'kim@acme.com',
  };
  await world.judged(20, 20);
  await world.incident(GUID, { owner });
  expect(world.seen()).toMatchObject({ status: 'New', owner: 'kim@acme.com' });
});

test.each([
  ['a verdict that is not benign', { verdict: 'TruePositive' }],
  ['a verdict that is none', { verdict: 'Undetermined' }],
  ['too little confidence', { confidence: 0.89 }],
])('%s closes nothing, and assigns', async (_, answer) => {
  world.says({ ...SAYS, ...answer });
  await world.judged(20, 20);
  await world.incident();
  const { status, owner, tickets } = world.seen();
  expect({ status, owner, tickets: tickets.length }).toEqual({
    status: 'New',
    owner: ANALYST,
    tickets: 1,
  });
});

test('too little confidence assigns nobody', async () => {
  world.says({ ...SAYS, confidence: 0.79 });
  await world.incident();
  expect(world.seen()).toMatchObject({ owner: null, tickets: [expect.anything()] });
});

test('a model that takes its time suggests only, and the ticket was opened meanwhile', async () => {
  await world.judged(20, 20);
  world.inject([
    { call: { service: 'openai' }, fault: { kind: 'latency', milliseconds: 115_000 } },
  ]);
  await world.incident();
  const { status, owner, tickets } = world.seen();
  expect({ status, owner, tickets: tickets.length }).toEqual({
    status: 'New',
    owner: null,
    tickets: 1,
  });
  expect(world.rows('verdict').at(-1)).toMatchObject({ Action: 'none', WouldClose: true });
});

test('an incident that was closed in error is reopened, gets its ticket, and then counts', async () => {
  await world.judged(20, 20);
  await world.incident();
  world.analyst.activate(GUID);
  await world.pass(12);
  expect(world.seen().tickets).toHaveLength(1);
  world.analyst.close(GUID, { classification: 'TruePositive' });
  await world.settle();
  expect(world.rows('outcome').at(-1)).toMatchObject({
    IncidentId: GUID,
    Action: 'closed',
    Classification: 'TruePositive',
    Agreed: false,
  });
});
