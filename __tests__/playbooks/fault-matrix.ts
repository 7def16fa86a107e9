import { World } from '../../emulator/world';
import { TODAY } from '../constructs/today';
import { callsOf } from './calls';
import { FAULTS, Lifecycle, type Phase, REST, ruleFor } from './lifecycle';
import { NAMES, stackOf } from './systems';

/** Calls that append something without a key: sent twice by the network, they may append it twice. */
const APPENDING = ['Add_note', 'Add_note_again', 'Add_comment', 'Add_comment_again'];

/** Runs every fault of every call of a system in a phase of an incident's life; gives what was wrong afterwards. */
async function faultsIn(
  name: string,
  phase: Phase,
): Promise<{ wrongs: string[]; ran: number; all: number }> {
  const stack = stackOf(name);
  const world = new World(stack, { start: TODAY.getTime() });
  const calls = callsOf(stack);
  const wrongs: string[] = [];
  let ran = 0;
  for (const call of calls) {
    for (const fault of Object.keys(FAULTS)) {
      world.reset();
      const life = new Lifecycle(world);
      await life.until(phase);
      world.inject([ruleFor(call, fault)]);
      life.act(phase);
      await world.settle();
      await life.pass(6);
      world.inject([]);
      await life.pass(REST);
      const allowed = fault === 'sent twice' && APPENDING.includes(call) ? 1 : 0;
      const found = life.wrongs();
      const doubled = found.filter(([kind]) => kind === 'doubled').length;
      const others = found.filter(([kind]) => kind !== 'doubled');
      ran += 1;
      if (others.length > 0 || doubled > allowed) {
        wrongs.push(
          `${phase}, ${call}, ${fault}: ${found.map((each) => each.join(' ')).join('; ')}`,
        );
      }
    }
  }
  await world.close();
  return { wrongs, ran, all: calls.length * Object.keys(FAULTS).length };
}

/** Declares the proof of a phase: whatever goes wrong with whichever call, both sides agree afterwards. */
export const proveFaults = (phase: Phase): void => {
  test.each(NAMES)(
    `%s: whatever goes wrong with whichever call in the phase "${phase}", both sides agree afterwards`,
    async (name) => {
      const { wrongs, ran, all } = await faultsIn(name, phase);
      expect(wrongs).toStrictEqual([]);
      expect(ran).toBe(all);
    },
    300_000,
  );
};
