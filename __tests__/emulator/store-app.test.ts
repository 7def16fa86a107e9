import { World } from '../../emulator/world';
import type { EnvironmentInput } from '../../environments';
import dev from '../../environments/dev';
import { TODAY } from '../constructs/today';
import { synthesizedStack } from '../playbooks/servicenow/dev-world';

type StoreApp = NonNullable<EnvironmentInput['storeApp']>;
const trust = (epoch: number) => ({ issuer: 'https://idp.acme.com', subject: `poller-${epoch}` });

const KINDS: Readonly<Record<StoreApp['credential'], (epoch: number) => StoreApp>> = {
  federated: (credentialEpoch) => ({
    credential: 'federated',
    credentialEpoch,
    label: 'store-app',
    trust: trust(credentialEpoch),
    ...(credentialEpoch > 1 && { previousTrust: trust(credentialEpoch - 1) }),
  }),
  certificate: (credentialEpoch) => ({
    credential: 'certificate',
    credentialEpoch,
    label: 'store-app',
    contacts: ['a@acme.com'],
  }),
  secret: (credentialEpoch) => ({ credential: 'secret', credentialEpoch, label: 'store-app' }),
};
const kinds = Object.keys(KINDS) as StoreApp['credential'][];

const stackAt = (kind: StoreApp['credential'], epoch: number) =>
  synthesizedStack({ ...dev, storeApp: KINDS[kind](epoch) }).stack;

/** The credentials of a stack by their epoch. */
const credentialOf = (stack: ReturnType<typeof stackAt>, epoch: number) => {
  const found = stack.applications[0]?.credentials.find(({ address }) =>
    address.includes(`-e${epoch}_`),
  );
  if (found === undefined) throw new Error(`no credential of epoch ${epoch}`);
  return found;
};

const guidOf = (n: number) => `5f1c8b1e-93c5-4f68-a1de-${String(n).padStart(12, '0')}`;
const labels = ['store-app'].map((labelName) => ({ labelName, labelType: 'User' }));

describe('the Store app beside our playbooks', () => {
  const stack = stackAt('certificate', 1);
  let world: World;
  const app = () => world.storeApp!;
  beforeEach(() => {
    world = new World(stack, { start: TODAY.getTime() });
    world.analyst.create(guidOf(1), { labels });
    world.analyst.create(guidOf(2));
  });
  const pass = async (minutes: number) => {
    for (let i = 0; i < minutes; i++) {
      await world.runUntil(world.now + 60_000);
      await world.settle();
      expect(await app().poll()).toBeUndefined();
    }
  };
  const incident = (n: number) => world.sentinel.get(guidOf(n))!;
  const ours = () => world.serviceNow!.rows('incident');

  test('each incident gets one ticket: with the tag from the app, without it from us', async () => {
    await pass(12);
    expect(
      app()
        .tickets()
        .map((row) => row['correlation_id']),
    ).toStrictEqual([`Sentinel-${guidOf(1)}`]);
    expect(ours().map((row) => row['correlation_id'])).toStrictEqual([guidOf(2)]);
    expect(incident(1).incident.properties.status).toBe('Active');
    expect(incident(1).incident.properties.labels).toHaveLength(1);
  });

  test('an incident that changes while it has the tag never gets a ticket of ours', async () => {
    world.analyst.setSeverity(guidOf(1), 'High');
    world.analyst.comment(guidOf(1), 'Look at this');
    await pass(12);
    world.analyst.close(guidOf(1), { classification: 'TruePositive' });
    await pass(12);
    expect(ours()).toHaveLength(1);
  });

  test('status, closing and comments go both ways, each comment once', async () => {
    await pass(2);
    const [ticket] = app().tickets();
    const id = ticket?.['sys_id'] ?? '';
    world.analyst.comment(guidOf(1), 'word-1-');
    world.serviceNow!.as('jane').note('sn_si_incident', id, 'word-2-');
    await pass(7);
    const notes = world.serviceNow!.journalOf(id).map(({ value = '' }) => value);
    expect(notes.filter((note) => note.includes('word-1-'))).toHaveLength(1);
    const messages = incident(1).comments.map(({ properties }) => properties.message);
    expect(messages.filter((message) => message.includes('word-2-'))).toStrictEqual([
      'Comment from ServiceNow: word-2-',
    ]);
    world.serviceNow!.as('jane').update('sn_si_incident', id, {
      state: '3',
      close_code: 'False positive',
      close_notes: 'No',
    });
    await pass(2);
    expect(incident(1).incident.properties.status).toBe('Closed');
  });

  test('is refused without its grant, and then uses none', async () => {
    world.revoke('StoreApp_MicrosoftSentinelResponder');
    expect(await app().poll()).toMatch(/list incidents: 403 .*AuthorizationFailed/);
    expect(app().tickets()).toStrictEqual([]);
    expect(world.state().unusedGrants.map(({ address }) => address)).toContainEqual(
      expect.stringContaining('StoreApp_MicrosoftSentinelResponder'),
    );
    world.restoreGrants();
    expect(await app().poll()).toBeUndefined();
    expect(app().tickets()).toHaveLength(1);
  });
});

test('an environment of the Store app alone has an instance of its own', async () => {
  const { serviceNow: _, notify: _notify, ...others } = dev;
  const { stack } = synthesizedStack({ ...others, storeApp: KINDS.secret(1) });
  const world = new World(stack, { start: TODAY.getTime() });
  world.analyst.create(guidOf(1), { labels });
  expect(await world.storeApp?.poll()).toBeUndefined();
  expect(world.storeApp?.tickets()).toHaveLength(1);
  expect(world.state().unusedGrants).toStrictEqual([]);
});

test.each(kinds)('a %s is rotated in the middle of traffic, and nothing is lost', async (kind) => {
  const [first, second, third] = [1, 2, 3].map((epoch) => stackAt(kind, epoch));
  const world = new World(second!, { start: TODAY.getTime() });
  const app = world.storeApp!;
  let made = 0;
  const arrives = () => {
    made += 1;
    world.analyst.create(guidOf(made), { labels });
    world.analyst.comment(guidOf(made), `word-${made}-`);
  };

  // Epoch 1 is deployed, and in use.
  world.directory.deploy(first!.applications);
  app.enter(credentialOf(first!, 1));
  arrives();
  expect(await app.poll()).toBeUndefined();
  // Epoch 2 is not there yet: whoever enters it too early is refused.
  app.enter(credentialOf(second!, 2));
  arrives();
  expect(await app.poll()).toMatch(/sign in: 401 .*AADSTS/);

  // Epoch 2 comes: old and new work.
  world.directory.deploy(second!.applications);
  for (const epoch of [1, 2]) {
    app.enter(credentialOf(second!, epoch));
    arrives();
    expect(await app.poll()).toBeUndefined();
  }

  // Epoch 3 comes: what is in use still works, and the first is gone.
  world.directory.deploy(third!.applications);
  arrives();
  expect(await app.poll()).toBeUndefined();
  app.enter(credentialOf(second!, 1));
  arrives();
  expect(await app.poll()).toMatch(/sign in: 401 .*AADSTS/);
  app.enter(credentialOf(third!, 3));
  expect(await app.poll()).toBeUndefined();

  const tickets = app.tickets();
  expect(tickets.map((row) => row['correlation_id'])).toStrictEqual(
    Array.from({ length: made }, (_, i) => `Sentinel-${guidOf(i + 1)}`),
  );
  tickets.forEach((row, index) => {
    const notes = world.serviceNow!.journalOf(row['sys_id'] ?? '');
    const own = notes.filter(({ value = '' }) => value.includes(`word-${index + 1}-`));
    expect(own).toHaveLength(1);
  });
});

test.each(['certificate', 'secret'] as const)(
  'the vault gives the reader of a %s what the application takes, whatever the epoch',
  (kind) => {
    for (const epoch of [1, 2, 3]) {
      const stack = stackAt(kind, epoch);
      const kept = stack.secrets.find(({ name }) => name === `store-app-${kind}`);
      const newest = new World(stack).directory;
      const [application] = stack.applications;
      const credential = credentialOf(stack, epoch);
      // A client secret is its own proof; of a certificate, the key is what both sides know.
      if (credential.kind === 'secret') {
        const proof = { kind: 'secret', value: kept?.madeBy ?? '' } as const;
        expect(newest.signIn(application!.clientId, proof)).toBe(application!.principalId);
      } else {
        const earlier = epoch > 1 ? stackAt(kind, epoch - 1).secrets : [];
        expect(earlier.map(({ madeBy }) => madeBy)).not.toContain(kept?.madeBy);
      }
    }
  },
);
