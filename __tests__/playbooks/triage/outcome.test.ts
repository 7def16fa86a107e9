import { sidesOf } from '../../../bench/soak/sides';
import { BY_RULE, GUID, RULE, SAYS, SUGGEST, TriageWorld, triageStack } from './triage-world';

const world = new TriageWorld(triageStack(SUGGEST));
afterAll(() => world.close());

beforeEach(() => {
  world.reset();
  world.says(SAYS);
});

const COMMENT = GUID.replace(/^.{8}/, '5e4c0401');

/** Somebody overwrites the comment of the triage. */
async function edit(message: string, objectId?: string): Promise<void> {
  const record = world.sentinel.get(GUID);
  const own = record?.comments.find(({ name }) => name === COMMENT)?.properties.author;
  if (record === undefined || own === undefined) throw new Error('there is no such comment');
  if (objectId !== undefined) world.analyst.removeComment(GUID, COMMENT);
  const author = { ...own, ...(objectId !== undefined && { objectId }) };
  const by = { source: 'User', name: 'Ada Analyst' };
  const now = world.sentinel.get(GUID) ?? record;
  world.sentinel.writeComment(now, { name: COMMENT, message, author }, by);
  await world.settle();
}

async function close(classification: 'FalsePositive' | 'TruePositive' = 'FalsePositive') {
  world.analyst.close(GUID, { classification });
  await world.settle();
}

test('a person who closes the incident has judged the verdict', async () => {
  await world.incident();
  await close('TruePositive');
  expect(world.rows('outcome')).toEqual([
    expect.objectContaining({
      IncidentId: GUID,
      RuleId: RULE,
      Verdict: 'FalsePositive',
      Confidence: 0.97,
      WouldClose: true,
      Classification: 'TruePositive',
      Agreed: false,
    }),
  ]);
});

test('so has an agent who closes the ticket', async () => {
  await world.incident();
  await world.pass(6);
  const [side] = sidesOf(world);
  side?.move(side.ticketsOf(GUID)[0]?.key ?? '', 'Closed', 'A test');
  await world.pass(12);
  expect(world.seen().status).toBe('Closed');
  expect(world.rows('outcome')).toEqual([expect.objectContaining({ IncidentId: GUID })]);
});

test('the next question shows what people have found of the same rule', async () => {
  await world.incident();
  await close('TruePositive');
  await world.pass(5);
  await world.incident('5f1c8b1e-93c5-4f68-a1de-000000000002');
  expect(world.triage.model.asked.at(-1)?.data).toContain(
    '[{"verdict":"FalsePositive","confidence":0.97,"classification":"TruePositive"}]',
  );
});

test('an incident that was never triaged is no outcome', async () => {
  world.says('nonsense');
  await world.incident();
  await close();
  expect(world.rows('outcome')).toEqual([]);
});

test('an incident that a rule closes is nobody’s judgement, nor is one that was merged into another', async () => {
  await world.incident();
  world.analyst.close(GUID, { classification: 'BenignPositive', comment: BY_RULE });
  await world.settle();
  const [other, third] = [2, 3].map((n) => `5f1c8b1e-93c5-4f68-a1de-00000000000${n}`);
  await world.incident(other);
  await world.incident(third);
  world.analyst.merge(other ?? '', third ?? '');
  await world.settle();
  expect(world.rows('verdict')).toHaveLength(3);
  expect(world.rows('outcome')).toEqual([]);
});

test('a comment that somebody else has written in its place counts for nothing', async () => {
  await world.incident();
  await edit('[triage FalsePositive 0.990 1 none m]', '11111111-2222-4333-8444-555555555555');
  await close();
  expect(world.rows('outcome')).toEqual([]);
  expect(world.runsOf('triage-outcome')).toEqual(['Succeeded']);
});

test.each([
  ['no mark', 'edited away'],
  ['a verdict that is none', '[triage Approved 0.990 1 none m]'],
  ['a confidence above 1', '[triage FalsePositive 9.000 1 none m]'],
  ['a confidence that is none', '[triage FalsePositive 0.9x0 1 none m]'],
  ['a sign that is none', '[triage FalsePositive 0.990 2 none m]'],
  ['an act that is none', '[triage FalsePositive 0.990 1 deleted m]'],
  ['half a mark', '[triage FalsePositive'],
])('%s counts for nothing', async (_, message) => {
  await world.incident();
  await edit(message);
  await close();
  expect(world.rows('outcome')).toEqual([]);
});

test.each([
  ['a verdict that is not benign', '[triage TruePositive 0.990 1 none m]'],
  ['a confidence below the threshold', '[triage FalsePositive 0.400 1 none m]'],
])('%s is brought into the precision by no mark', async (_, message) => {
  await world.incident();
  await edit(message);
  await close();
  expect(world.rows('outcome')).toEqual([expect.objectContaining({ WouldClose: false })]);
});

test('where the comment cannot be read, the run says so', async () => {
  await world.incident();
  world.inject([{ call: { action: 'Read_verdict' }, fault: { kind: 'status', status: 500 } }]);
  await close();
  expect(world.runsOf('triage-outcome')).toEqual(['Failed']);
  expect(world.seen().comments.at(-1)?.message).toContain('reading what the model has said failed');
});
