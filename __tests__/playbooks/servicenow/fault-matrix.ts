import { CALLS } from './calls';
import { devWorld } from './dev-world';
import { FAULTS, Lifecycle, type Phase, REST, ruleFor } from './lifecycle';

/** Runs every fault of every call in a phase of an incident's life; gives what was wrong afterwards. */
export async function faultsIn(phase: Phase): Promise<{ wrongs: string[]; ran: number }> {
  const world = devWorld();
  const wrongs: string[] = [];
  let ran = 0;
  for (const call of CALLS) {
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
      const allowed = fault === 'sent twice' && call.startsWith('Add_note') ? 1 : 0;
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
  return { wrongs, ran };
}
