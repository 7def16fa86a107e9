import pilot from '../../../environments/pilot';
import { HOST, ResponseWorld, stackOf } from './response-world';

const stack = stackOf(pilot);
const grants = [...stack.roleAssignments, ...stack.appRoleAssignments].filter(({ address }) =>
  address.includes('.Response_'),
);

/** Everything that the grants are for: a change, a request, an isolation, a release, and a failure of each identity. */
async function work(revoked?: string) {
  const it = new ResponseWorld(pilot, { authorizedBy: 'SOC Approvers' });
  await it.incident();
  if (revoked !== undefined) it.world.revoke(revoked);
  for (const [playbook, call] of [
    ['change', 'Look_again'],
    ['isolate', 'Say_state'],
  ] as const) {
    it.world.inject([{ call: { action: call }, fault: { kind: 'status', status: 400 } }]);
    it.run(playbook);
    await it.pass(6);
    if (playbook === 'isolate' && it.changes().length > 1) it.approve('anna');
    await it.pass(10);
    it.world.inject([]);
  }
  await it.runFor('isolate', 5);
  await it.runFor('release', 10);
  await it.runFor('change', 5);
  const { unusedGrants, notifications } = it.world.state();
  return {
    ends: {
      changes: it.changes().map(({ approval }) => approval),
      asked: it.asked(),
      comments: it.comments(),
      notifications: notifications.length,
    },
    denied: it.world.denied,
    unused: unusedGrants
      .map(({ address }) => address)
      .filter((address) => address.includes('.Response_')),
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
    changes: ['not requested', 'approved'],
    asked: [`Isolate ${HOST} Succeeded`, `Unisolate ${HOST} Succeeded`],
    notifications: 2,
  });
});

test('only who isolates has a role in Defender, and who raises changes has not', () => {
  const roles = grants.flatMap((grant) => ('appRole' in grant ? [grant] : []));
  const isolates = stack.identities.find(({ name }) => name === 'id-bridge-pilot-response');
  expect(roles.map(({ appRole }) => appRole).sort()).toStrictEqual([
    'Machine.Isolate',
    'Machine.Read.All',
  ]);
  expect(new Set(roles.map(({ principalId }) => principalId))).toStrictEqual(
    new Set([isolates?.principalId]),
  );
  expect(grants).toHaveLength(8);
});

test.each(grants.map(({ address }) => [address]))(
  'without %s, something fails',
  async (address) => {
    const { denied, ends } = await work(address);
    expect(denied).toBeGreaterThan(0);
    expect(ends).not.toEqual(healthy.ends);
  },
);
