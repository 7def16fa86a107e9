import { APPLY, GUID, SAYS, TriageWorld, triageStack } from './triage-world';

const world = new TriageWorld(triageStack(APPLY));
afterAll(() => world.close());

const { stack } = world;
const identity = stack.identities.find(({ name }) => name === 'id-bridge-pilot-triage');
const own = stack.roleAssignments.filter(
  ({ principalId }) => principalId === identity?.principalId,
);

const REFUSED = '5f1c8b1e-93c5-4f68-a1de-28c7f5306bfe';

/** A stretch of work in which everything happens that a grant is for, and how it ends. */
async function work(revoked?: string) {
  world.reset();
  world.says(SAYS);
  if (revoked !== undefined) world.revoke(revoked);
  await world.incident(GUID, { severity: 'Medium' });
  world.analyst.close(GUID, { classification: 'FalsePositive' });
  await world.settle();
  // A refusal of the incident's own, which the channel is told of.
  world.inject([{ call: { action: 'Write_verdict' }, fault: { kind: 'status', status: 400 } }]);
  await world.incident(REFUSED, { severity: 'Medium' });
  world.inject([]);
  const { unusedGrants, notifications } = world.state();
  return {
    denied: world.denied,
    unused: unusedGrants.filter(({ principalId }) => principalId === identity?.principalId),
    ends: {
      labels: world.seen().labels,
      owner: world.seen().owner,
      tickets: world.seen().tickets.length,
      verdicts: world.rows('verdict').map(({ Verdict, Reason }) => [Verdict, Reason]),
      outcomes: world.rows('outcome').length,
      triage: world.runsOf('triage'),
      notifications: notifications.length,
    },
  };
}

let healthy: Awaited<ReturnType<typeof work>>;
beforeAll(async () => {
  healthy = await work();
});

test('all of it needs every grant of the triage, is denied nothing, and ends as it should', () => {
  expect(healthy.unused).toEqual([]);
  expect(healthy.denied).toBe(0);
  expect(healthy.ends).toEqual({
    labels: ['AI:FalsePositive', 'AI-Group:Network', 'ServiceNow:INC0010001'],
    owner: 'ada@acme.com',
    tickets: 1,
    verdicts: [
      ['FalsePositive', ''],
      ['FalsePositive', ''],
    ],
    outcomes: 1,
    triage: ['Succeeded', 'Failed'],
    notifications: 1,
  });
});

test('it has these, each on the narrowest scope', () => {
  expect(own.map(({ scope }) => scope.split('/').slice(-2).join('/')).sort()).toEqual([
    expect.stringMatching(/^accounts\/oai-bridge-pilot-[0-9a-f]{6}$/),
    'dataCollectionRules/dcr-bridge-pilot-triage',
    'secrets/soc-webhook',
    'workspaces/law-sentinel-pilot',
  ]);
});

test.each(own.map(({ address }) => [address]))(
  'without %s something fails, and the ticket is opened all the same',
  async (address) => {
    const { denied, ends } = await work(address);
    expect(denied).toBeGreaterThan(0);
    expect(ends).not.toEqual(healthy.ends);
    expect(ends.tickets).toBe(1);
  },
);
