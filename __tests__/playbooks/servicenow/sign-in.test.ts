import type { EnvironmentInput } from '../../../environments';
import dev from '../../../environments/dev';
import { Lifecycle, GUID, PHASES } from '../lifecycle';
import { devWorld, synthesizedStack } from './dev-world';

type Account = NonNullable<EnvironmentInput['serviceNow']>['account'];

const secret = (name: string) => ({ secret: name, version: 1, expires: '2028-03-31' });
const client = { clientId: 'a1b2c3', clientSecret: secret('servicenow-client') };

const ACCOUNTS: Readonly<Record<Account['kind'], Account>> = {
  basic: dev.serviceNow.account,
  clientCredentials: { kind: 'clientCredentials', user: 'sn.bot', ...client },
  password: {
    kind: 'password',
    user: 'sn.bot',
    password: secret('servicenow-password'),
    ...client,
  },
};
const kinds = Object.keys(ACCOUNTS) as Account['kind'][];
const changes = (kind: Account['kind']) => ({
  serviceNow: { ...dev.serviceNow, account: ACCOUNTS[kind] },
});

describe.each(kinds)('an account that signs in by %s', (kind) => {
  test('lives through an incident’s whole life: nothing lost, doubled or echoed, no secret shown', async () => {
    const world = devWorld({}, changes(kind));
    const life = new Lifecycle(world);
    for (const phase of PHASES) {
      life.act(phase);
      await life.pass(7);
    }
    await life.pass(40);
    expect(life.wrongs()).toStrictEqual([]);
    const { runs } = world.state();
    expect(runs.filter(({ status }) => status !== 'Succeeded')).toStrictEqual([]);
    expect(runs.flatMap(({ findings }) => findings)).toStrictEqual([]);
    expect(world.denied).toBe(0);
    expect(world.serviceNow?.rows('incident')[0]?.['sys_created_by']).toBe(ACCOUNTS[kind].user);
    const shown = JSON.stringify(world.state());
    for (const value of world.secretValues()) expect(shown).not.toContain(value);
  });

  test('reads exactly its own secrets', () => {
    const { stack } = synthesizedStack({ ...dev, ...changes(kind) });
    const read = stack.roleAssignments.flatMap(
      ({ scope }) => /\/secrets\/(servicenow-.*)$/.exec(scope)?.[1] ?? [],
    );
    const wanted: Readonly<Record<Account['kind'], readonly string[]>> = {
      basic: ['servicenow-password'],
      clientCredentials: ['servicenow-client'],
      password: ['servicenow-client', 'servicenow-password'],
    };
    expect(read.sort()).toStrictEqual(wanted[kind]);
  });
});

test.each(['clientCredentials', 'password'] as const)(
  'by %s: one token for each run, and a client secret that was replaced is told and healed',
  async (kind) => {
    const world = devWorld({}, changes(kind));
    world.analyst.create(GUID);
    await world.settle();
    const [run] = world.state().runs;
    expect(run?.actions.filter(({ name }) => name === 'Get_token')).toHaveLength(1);

    world.outdate(['servicenow-client']);
    world.analyst.setSeverity(GUID, 'High');
    await world.settle();
    const comments = () =>
      world.sentinel.get(GUID)?.comments.map(({ properties }) => properties.message) ?? [];
    expect(comments().at(-1)).toMatch(/signing in to ServiceNow failed \(Unauthorized\)/);
    world.outdate([]);
    await world.runUntil(world.now + 20 * 60_000);
    await world.settle();
    expect(world.serviceNow?.rows('incident')[0]?.['urgency']).toBe('1');
  },
);
