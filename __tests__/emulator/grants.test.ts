import type { IncidentEvent } from '../../emulator/automation-rules';
import { World } from '../../emulator/world';
import prod from '../../environments/prod';
import { TODAY } from '../constructs/today';
import { synthesizedStack } from '../playbooks/servicenow/dev-world';

const { stack } = synthesizedStack(prod);

const guid = (n: number) => `5f1c8b1e-93c5-4f68-a1de-${String(n).padStart(12, '0')}`;
const [OPENED, REFUSED, CLOSED, NOT_CLOSED, MISSED, THEIRS] = [1, 2, 3, 4, 5, 6].map(guid) as [
  string,
  string,
  string,
  string,
  string,
  string,
];

/** A stretch of work in which everything happens that a grant is for, and how it ends. */
async function work(revoked?: string) {
  const world = new World(stack, {
    start: TODAY.getTime(),
    // One incident that no event tells of, so that the sweep has to find it.
    fateOf: ({ incident }: IncidentEvent) => (incident.name === MISSED ? 'lost' : 'once'),
  });
  if (revoked !== undefined) world.revoke(revoked);
  const failing = async (actions: readonly string[], work: () => void) => {
    world.inject(
      actions.map((action) => ({ call: { action }, fault: { kind: 'status', status: 400 } })),
    );
    work();
    await world.settle();
    world.inject([]);
  };

  world.analyst.create(OPENED, { severity: 'High' });
  await world.settle();
  world.analyst.setSeverity(OPENED, 'Medium');
  await world.settle();
  await failing(['Create_ticket', 'Create_issue'], () =>
    world.analyst.create(REFUSED, { severity: 'High' }),
  );
  world.analyst.create(CLOSED, { severity: 'Informational' });
  await world.settle();
  await failing(['Close_incident'], () =>
    world.analyst.create(NOT_CLOSED, { severity: 'Informational' }),
  );
  world.analyst.create(MISSED, { severity: 'Medium' });
  world.analyst.create(THEIRS, { labels: [{ labelName: 'store-app', labelType: 'User' }] });
  await world.runUntil(world.now + 12 * 60_000);
  await world.settle();
  const poll = await world.storeApp?.poll();

  const { runs, sentinel, jira, notifications, refusedStarts, unusedGrants } = world.state();
  const tickets = world.serviceNow?.rows('task') ?? [];
  return {
    ends: {
      tickets: tickets.map(({ correlation_id: id, urgency }) => [id, urgency]).sort(),
      issues: jira.issues.map(({ labels, priority }) => [labels.at(-1), priority]).sort(),
      incidents: sentinel.incidents.map(({ name, properties }) => [name, properties.status]),
      failed: runs
        .filter(({ status }) => status === 'Failed')
        .map(({ playbook }) => playbook)
        .sort(),
      notifications: notifications.length,
      notStarted: refusedStarts.length,
      poll,
    },
    denied: world.denied + refusedStarts.length,
    unused: unusedGrants.map(({ address }) => address),
  };
}

let healthy: Awaited<ReturnType<typeof work>>;
beforeAll(async () => {
  healthy = await work();
});

test('all of it needs every grant, is denied nothing, and ends as it should', () => {
  expect(healthy.unused).toStrictEqual([]);
  expect(healthy.denied).toBe(0);
  expect(healthy.ends).toMatchObject({
    tickets: [
      [`Sentinel-${THEIRS}`, '3'],
      [OPENED, '2'],
      [REFUSED, '1'],
      [MISSED, '2'],
    ].sort(),
    issues: [
      [`sentinel-${OPENED}`, 'Medium'],
      [`sentinel-${REFUSED}`, 'High'],
      [`sentinel-${MISSED}`, 'Medium'],
      [`sentinel-${THEIRS}`, 'Medium'],
    ].sort(),
    failed: [
      'logic-bridge-prod-auto-close',
      'logic-bridge-prod-jira-open',
      'logic-bridge-prod-servicenow-open',
    ],
    notifications: 3,
    notStarted: 0,
    poll: undefined,
  });
});

const acting = stack.roleAssignments.filter(({ principalId }) =>
  [
    stack.securityInsightsPrincipalId,
    ...[...stack.identities, ...stack.applications].map((one) => one.principalId),
  ].includes(principalId),
);

test('the grants that a run can show are all but those of whoever deploys', () => {
  const others = stack.roleAssignments.filter((one) => !acting.includes(one));
  expect(others.map(({ address }) => address)).toStrictEqual([
    expect.stringContaining('Vault_CertificatesGrant'),
    expect.stringContaining('Vault_DeployerGrant'),
  ]);
  expect(acting).toHaveLength(14);
});

test.each(acting.map(({ address }) => [address]))(
  'without %s, something fails',
  async (address) => {
    const { denied, ends } = await work(address);
    expect(denied).toBeGreaterThan(0);
    expect(ends).not.toEqual(healthy.ends);
  },
);
