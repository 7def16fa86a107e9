import { callsOf } from '../calls';
import { FAULTS, ruleFor } from '../lifecycle';
import { DESKS, type Desk } from './desks';
import { HOST, ResponseWorld, withServiceNow } from './response-world';

type Playbook = 'isolate' | 'release' | 'change';

/** Calls that are made only once something has failed. */
const OF_FAILURE = ['Failure_comment', 'Read_webhook', 'Notify'];

/** A step that fails in each playbook, so that those calls are made. */
const FAILS: Readonly<Record<Playbook, string>> = {
  isolate: 'Find_machines',
  release: 'Find_machines',
  change: 'Find_changes',
};

/** Calls that make something without a key: sent twice by the network, they make two. */
const MAKING = ['Raise_change', 'Create_task'];

const ISOLATED = `Isolate ${HOST} Succeeded`;
const RELEASED = `Unisolate ${HOST} Succeeded`;

/** Runs every fault of every call of a playbook; gives what was wrong, how many were run and how many there are. */
async function faultsIn(
  desk: Pick<Desk, 'environment'>,
  playbook: Playbook,
  live: (it: ResponseWorld, inject: () => void) => Promise<readonly string[]>,
) {
  // A change has the incident's ticket as its parent, so there have to be tickets.
  const playbooks = playbook === 'change' ? 'all' : 'by hand';
  const it = new ResponseWorld(desk.environment, { playbooks });
  const { stack } = it.world;
  const workflows = stack.workflows.filter(({ name }) => name.endsWith(`-${playbook}`));
  const calls = callsOf({ ...stack, workflows });
  const wrongs: string[] = [];
  let ran = 0;
  for (const call of calls) {
    for (const fault of Object.keys(FAULTS)) {
      it.world.reset();
      it.world.inject([]);
      await it.incident();
      const failing = OF_FAILURE.includes(call) ? [ruleFor(FAILS[playbook], '403')] : [];
      const found = await live(it, () => it.world.inject([ruleFor(call, fault), ...failing]));
      const requests = it.changes().length + it.tasks().length;
      const allowed = fault === 'sent twice' && MAKING.includes(call) ? 2 : 1;
      ran += 1;
      const all = [
        ...found,
        ...(requests > allowed ? [`${requests} requests`] : []),
        ...(it.comments().length === 0 ? ['the incident tells nothing'] : []),
      ];
      if (all.length > 0) wrongs.push(`${call}, ${fault}: ${all.join('; ')}`);
    }
  }
  await it.world.close();
  return { wrongs, ran, all: calls.length * Object.keys(FAULTS).length };
}

const same = (is: readonly string[], wanted: readonly string[]): readonly string[] =>
  JSON.stringify(is) === JSON.stringify(wanted) ? [] : [`asked ${is.join()}`];

test.each(DESKS)(
  'with approval as %s: whatever goes wrong with whichever call, a host is isolated once, and never without approval',
  async (_, desk) => {
    const { wrongs, ran, all } = await faultsIn(desk, 'isolate', async (it, inject) => {
      inject();
      await it.runFor('isolate', 8);
      const early = same(it.asked(), []);
      const isTold = it.comments().length + it.world.state().notifications.length > 0;
      const told = isTold ? [] : ['nothing is told of the request'];
      if (desk.requests(it) > 0 && it.runs('isolate').at(-1) === 'Running') {
        desk.approve(it, 'anna');
      }
      await it.pass(40);
      it.world.inject([]);
      await it.runFor('isolate', 12);
      if (it.asked().length === 0) desk.approve(it, 'anna');
      await it.pass(40);
      const last = it.comments().some((each) => each.includes('is isolated')) ? [] : ['not told'];
      return [...early, ...told, ...same(it.asked(), [ISOLATED]), ...last];
    });
    expect(wrongs).toStrictEqual([]);
    expect(ran).toBe(all);
  },
  300_000,
);

test('whatever goes wrong with whichever call, a host is released once', async () => {
  const { wrongs, ran, all } = await faultsIn(
    { environment: withServiceNow },
    'release',
    async (it, inject) => {
      const [machine] = it.world.defender?.machines() ?? [];
      const by = { requestor: 'somebody', comment: 'by hand' };
      if (machine) it.world.defender?.ask(machine, { ...by, type: 'Isolate', scope: 'Full' });
      await it.pass(5);
      inject();
      await it.runFor('release', 30);
      it.world.inject([]);
      await it.runFor('release', 30);
      return same(it.asked(), [ISOLATED, RELEASED]);
    },
  );
  expect(wrongs).toStrictEqual([]);
  expect(ran).toBe(all);
}, 300_000);

test('whatever goes wrong with whichever call, one change is raised, and linked', async () => {
  const { wrongs, ran, all } = await faultsIn(
    { environment: withServiceNow },
    'change',
    async (it, inject) => {
      inject();
      await it.runFor('change', 10);
      it.world.inject([]);
      await it.runFor('change', 10);
      const [change] = it.changes();
      const [ticket] = it.world.serviceNow?.rows('incident') ?? [];
      return [
        ...(change === undefined ? ['no change'] : []),
        ...(change?.['parent'] === ticket?.['sys_id'] ? [] : ['not linked to the ticket']),
        ...(it.comments().some((each) => each.startsWith('Change CHG')) ? [] : ['not linked']),
      ];
    },
  );
  expect(wrongs).toStrictEqual([]);
  expect(ran).toBe(all);
}, 300_000);
