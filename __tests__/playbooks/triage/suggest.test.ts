import type { ChatReply } from '../../../emulator/services/openai/language-model';
import { passwordSpray, withProperties } from '../servicenow/payloads';
import { GUID, RULE, SAYS, SUGGEST, TriageWorld, triageStack } from './triage-world';

const world = new TriageWorld(triageStack({ ...SUGGEST, perHour: 3, close: {} }));
afterAll(() => world.close());

beforeEach(() => {
  world.reset();
  world.says(SAYS);
});

test('a verdict is one comment, labels and a row; the ticket was opened before, and hears nothing of it', async () => {
  await world.incident();
  await world.pass(12);
  const { labels, tickets, status, owner, comments } = world.seen();
  expect({ status, owner, tickets: tickets.length }).toEqual({
    status: 'New',
    owner: null,
    tickets: 1,
  });
  expect(labels).toEqual(['ServiceNow:INC0010001', 'AI:FalsePositive', 'AI-Group:Network']);
  expect(comments).toHaveLength(2);
  expect(world.said()).toMatchInlineSnapshot(
    `"<p><b>AI triage:</b> the language model gpt-4.1-mini-2025-04-14 says <b>FalsePositive</b> and is 0.970 sure (1 is certain). A model has said this, not a person; the text of the incident may have misled it.</p><p>Why:<br>- It looks like a test<br>Next steps:<br>- Ask the owner<br>Severity it would give: Low<br>Group it suggests: Network<br>Analyst it suggests: ada@acme.com<br></p><p>Nothing else was done because of it. No person has closed an incident of this rule yet on which it was as sure.</p><p>[triage FalsePositive 0.970 1 none gpt-4.1-mini-2025-04-14]</p>"`,
  );
  expect(JSON.stringify(world.serviceNow?.rows('sys_journal_field'))).not.toContain('AI triage');
  expect(world.rows('verdict')).toEqual([
    expect.objectContaining({
      IncidentId: GUID,
      RuleId: RULE,
      Verdict: 'FalsePositive',
      Confidence: 0.97,
      WouldClose: true,
      Action: 'none',
      Reason: '',
    }),
  ]);
});

test('the model sees no name, and the comment has them', async () => {
  world.says({ ...SAYS, entities: ['[account 1]'] });
  const { guid, names, payload } = namedIncident();
  await world.deliver(payload);
  await world.settle();
  const [asked] = world.triage.model.asked;
  expect(asked?.data).toContain('[account 1] and [ip 2] and [account 1]');
  for (const name of names) expect(asked?.data.toLowerCase()).not.toContain(name.toLowerCase());
  expect(world.said(guid)).toContain('Worth a look:<br>- jane.doe@contoso.com');
});

test('an incident that was triaged is not asked about again', async () => {
  await world.incident();
  const [triage] = world.stack.workflows.filter(({ name }) => name.endsWith('-triage'));
  world.startPlaybook(triage?.id ?? '', GUID);
  await world.settle();
  expect(world.runsOf('triage')).toEqual(['Succeeded', 'Succeeded']);
  expect(world.triage.model.asked).toHaveLength(1);
});

describe('an answer that is none', () => {
  const says = (content: string): ChatReply => ({ kind: 'says', content });
  test.each<[string, ChatReply, string]>([
    ['a refusal', { kind: 'refuses', why: 'I cannot help with that.' }, 'refusal'],
    ['a question that the filter refuses', { kind: 'may not be asked' }, 'contentFilter'],
    ['an answer that the filter takes away', { kind: 'is filtered' }, 'contentFilter'],
    ['an answer without end', says(`"${'x'.repeat(10_000)}"`), 'cut'],
    ['no JSON', says('It is fine.'), 'nonsense'],
    ['a confidence above 1', says(JSON.stringify({ ...SAYS, confidence: 1.01 })), 'nonsense'],
    ['a group of no list', says(JSON.stringify({ ...SAYS, group: 'Mallory' })), 'nonsense'],
  ])('%s leaves a row, and nothing else', async (_, reply, reason) => {
    world.triage.model.script(() => reply);
    await world.incident();
    const { labels, comments, tickets } = world.seen();
    expect(labels).toEqual(['ServiceNow:INC0010001']);
    expect(comments).toHaveLength(1);
    expect(tickets).toHaveLength(1);
    expect(world.runsOf('triage')).toEqual(['Succeeded']);
    expect(world.rows('verdict')).toEqual([
      expect.objectContaining({ Verdict: '', Reason: reason, WouldClose: false }),
    ]);
  });
});

test('a model that is busy is no failure', async () => {
  world.inject([{ call: { service: 'openai' }, fault: { kind: 'status', status: 429 } }]);
  await world.incident();
  expect(world.rows('verdict')).toEqual([expect.objectContaining({ Reason: 'throttled' })]);
  expect(world.runsOf('triage')).toEqual(['Succeeded']);
});

test('a model that is down fails the run and says so, once the row is written', async () => {
  world.inject([{ call: { service: 'openai' }, fault: { kind: 'status', status: 503 } }]);
  await world.incident();
  expect(world.rows('verdict')).toEqual([expect.objectContaining({ Reason: 'down' })]);
  expect(world.runsOf('triage')).toEqual(['Failed']);
  const failure = world.seen().comments.find(({ name }) => name.startsWith('5e4c0402'));
  expect(failure?.message).toContain(
    'could not triage this incident: asking the language model failed (ServiceUnavailable).',
  );
  expect(failure?.message).toContain('Mend the cause, then run the playbook on it.');
  expect(world.seen().tickets).toHaveLength(1);
});

test('the budget of an hour holds across all rules, and comes back', async () => {
  const ask = async (n: number): Promise<void> => {
    await world.incident(`5f1c8b1e-93c5-4f68-a1de-00000000000${n}`, {
      ...(n % 2 === 0 && { relatedAnalyticRuleIds: [] }),
    });
    await world.pass(5);
  };
  for (const n of [1, 2, 3, 4, 5]) await ask(n);
  expect(world.triage.model.asked).toHaveLength(3);
  expect(world.rows('verdict').map(({ Reason }) => Reason)).toEqual([
    '',
    '',
    '',
    'budget',
    'budget',
  ]);
  await world.pass(60);
  await ask(6);
  expect(world.triage.model.asked).toHaveLength(4);
});

test('more names than can be masked are not sent', async () => {
  const { payload } = namedIncident();
  const relatedEntities = Array.from({ length: 41 }, (_, i) => ({
    kind: 'Account',
    name: `n${i}`,
    properties: { accountName: `user-${i}` },
  }));
  await world.deliver(withProperties(payload, { relatedEntities }));
  await world.settle();
  expect(world.triage.model.asked).toEqual([]);
  expect(world.rows('verdict')).toEqual([expect.objectContaining({ Reason: 'entities' })]);
});

/** An incident whose words name its entities, in another case. */
function namedIncident() {
  const names = ['jane.doe', '203.0.113.17'];
  const payload = withProperties(passwordSpray, {
    description: 'JANE.DOE@contoso.com and 203.0.113.17 and Jane.Doe',
  });
  return { names, payload, guid: payload.object.name };
}
