import { sidesOf } from '../../bench/soak/sides';
import { type Diary, wrongsOf } from '../../bench/soak/verdict';
import type { Stack } from '../../emulator/stack';
import { World } from '../../emulator/world';
import { TODAY } from '../constructs/today';
import dev from '../../environments/dev';
import { synthesizedStack } from '../playbooks/servicenow/dev-world';
import { stackOf } from '../playbooks/systems';

const guid = (n: number) => `5f1c8b1e-93c5-4f68-a1de-${String(n).padStart(12, '0')}`;

/** Incidents of a system on which people work on both sides, while somebody changes what the playbooks sign in with. */
class Traffic {
  readonly world: World;
  readonly #side;
  readonly #diaries = new Map<string, Diary>();
  #said = 0;

  /** @param onCall what happens when a playbook's action is about to call */
  constructor(stack: Stack, onCall: (action: string) => void = () => undefined) {
    this.world = new World(stack, {
      start: TODAY.getTime(),
      disturb: ({ action }) => {
        onCall(action);
        return undefined;
      },
    });
    const [side] = sidesOf(this.world);
    if (side === undefined) throw new Error('no playbook calls a ticket system');
    this.#side = side;
  }

  arrives(n: number): void {
    this.world.analyst.create(guid(n));
    this.#diaries.set(guid(n), { comments: [], notes: [], closing: {} });
  }

  /** Somebody says something on each side of each incident, where it has a ticket. */
  talk(): void {
    for (const [incident, diary] of this.#diaries) {
      this.#said += 1;
      this.world.analyst.comment(incident, `word-${this.#said}- from Sentinel`);
      diary.comments.push(`word-${this.#said}-`);
      const [ticket] = this.#side.ticketsOf(incident);
      if (ticket === undefined) continue;
      this.#said += 1;
      this.#side.note(ticket.key, `word-${this.#said}- from the other side`);
      diary.notes.push({ system: this.#side.system, words: `word-${this.#said}-` });
    }
  }

  ticketsOf(n: number): number {
    return this.#side.ticketsOf(guid(n)).length;
  }

  async minutes(count: number): Promise<void> {
    await this.world.runUntil(this.world.now + count * 60_000);
    await this.world.settle();
  }

  failedRuns(): number {
    return this.world.state().runs.filter(({ status }) => status === 'Failed').length;
  }

  /** Nothing is lost, doubled or echoed; the last sweep has gone well. */
  expectAllWell(): void {
    const { sentinel, runs } = this.world.state();
    const wrongs = sentinel.incidents.flatMap((incident) =>
      wrongsOf(incident, this.#side, this.#diaries.get(incident.name)!),
    );
    expect(wrongs).toStrictEqual([]);
    for (let n = 1; n <= this.#diaries.size; n++) expect(this.ticketsOf(n)).toBe(1);
    expect(runs.at(-1)?.status).toBe('Succeeded');
  }
}

const secret = (name: string) => ({ secret: name, version: 1, expires: '2028-03-31' });

/** `dev`, which signs in to ServiceNow by OAuth. */
const oauth = () =>
  synthesizedStack({
    ...dev,
    serviceNow: {
      ...dev.serviceNow,
      account: {
        kind: 'password',
        user: 'sn.bot',
        password: secret('servicenow-password'),
        clientId: 'a1b2c3',
        clientSecret: secret('servicenow-client'),
      },
    },
  }).stack;

const EACH = [
  { system: 'ServiceNow incidents', name: 'servicenow-password' },
  { system: 'ServiceNow security incidents', name: 'servicenow-password' },
  { system: 'ServiceNow by OAuth', name: 'servicenow-password', made: oauth },
  { system: 'ServiceNow by OAuth', name: 'servicenow-client', made: oauth },
  { system: 'Jira Cloud', name: 'jira-token' },
  { system: 'Jira Data Center', name: 'jira-token' },
];

test.each(EACH)(
  '$system: $name is renewed there first, so that the vault holds a dead one for a while: nothing is lost or doubled',
  async ({ system, name, made }) => {
    const traffic = new Traffic(made?.() ?? stackOf(system));
    const { world } = traffic;
    traffic.arrives(1);
    await traffic.minutes(2);
    traffic.talk();

    world.outdate([name]);
    traffic.arrives(2);
    world.analyst.setSeverity(guid(1), 'High');
    traffic.talk();
    await traffic.minutes(12);
    expect(traffic.ticketsOf(2)).toBe(0);
    expect(world.denied).toBeGreaterThan(0);
    traffic.talk();

    // The vault gets the new one, and playbooks read it at their next run.
    world.outdate([]);
    await traffic.minutes(30);
    traffic.talk();
    await traffic.minutes(12);
    traffic.expectAllWell();
  },
);

describe.each(['Jira Cloud', 'Jira Data Center'])('%s takes both tokens for a while', (system) => {
  /** The old token is in use, the new one was made, and both work. */
  async function inOverlap(onCall?: (action: string) => void): Promise<Traffic> {
    const traffic = new Traffic(stackOf(system), onCall);
    traffic.world.jira!.takesOldTokens = true;
    traffic.world.outdate(['jira-token']);
    traffic.arrives(1);
    await traffic.minutes(2);
    traffic.talk();
    await traffic.minutes(6);
    expect(traffic.world.denied).toBe(0);
    return traffic;
  }

  test('old, then new, then the old one is revoked: no call is refused', async () => {
    const traffic = await inOverlap();
    traffic.talk();
    traffic.arrives(2);
    traffic.world.outdate([]);
    await traffic.minutes(6);
    traffic.talk();
    traffic.world.jira!.takesOldTokens = false;
    traffic.arrives(3);
    await traffic.minutes(12);
    traffic.talk();
    await traffic.minutes(12);
    expect([traffic.world.denied, traffic.failedRuns()]).toStrictEqual([0, 0]);
    traffic.expectAllWell();
  });

  test('revoked before the new one is in the vault: refused for a while, and then nothing is lost or doubled', async () => {
    const traffic = await inOverlap();
    traffic.world.jira!.takesOldTokens = false;
    traffic.arrives(2);
    traffic.talk();
    await traffic.minutes(40);
    expect(traffic.world.denied).toBeGreaterThan(0);
    expect(traffic.ticketsOf(2)).toBe(0);
    traffic.world.outdate([]);
    await traffic.minutes(30);
    traffic.talk();
    await traffic.minutes(12);
    traffic.expectAllWell();
  });

  test.each(['Find_issues', 'Create_issue', 'Read_issue', 'Who_am_I', 'List_issues'])(
    'the old one is revoked while a run that has read it is about to do %s: the next sweep repairs what that run left',
    async (action) => {
      let revokedAt: string | undefined;
      const traffic = await inOverlap((called) => {
        if (called !== revokedAt) return;
        revokedAt = undefined;
        traffic.world.outdate([]);
        traffic.world.jira!.takesOldTokens = false;
      });
      traffic.talk();
      revokedAt = action;
      traffic.arrives(2);
      await traffic.minutes(30);
      expect(revokedAt).toBeUndefined();
      expect(traffic.world.denied).toBeGreaterThan(0);
      traffic.talk();
      await traffic.minutes(12);
      traffic.expectAllWell();
    },
  );
});
