import { seededRandom } from '../../emulator/runtime/random';
import { World } from '../../emulator/world';
import { TODAY } from '../constructs/today';
import { callsOf } from './calls';
import { FAULTS, Lifecycle, PHASES, REST, ruleFor } from './lifecycle';
import { NAMES, stackOf } from './systems';

const PAIRS = 500 / NAMES.length;

test.each(NAMES)(
  '%s: two faults at once, drawn from all calls and phases, heal as well',
  async (name) => {
    const random = seededRandom(7);
    const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
    const stack = stackOf(name);
    const calls = callsOf(stack);
    const world = new World(stack, { start: TODAY.getTime() });
    const wrongs: string[] = [];
    for (let pair = 0; pair < PAIRS; pair++) {
      world.reset();
      const phase = pick(PHASES);
      const rules = [0, 1].map(() => ({ call: pick(calls), fault: pick(Object.keys(FAULTS)) }));
      const life = new Lifecycle(world);
      await life.until(phase);
      world.inject(rules.map(({ call, fault }) => ruleFor(call, fault)));
      life.act(phase);
      await world.settle();
      await life.pass(6);
      world.inject([]);
      await life.pass(REST);
      const found = life.wrongs();
      const mayDouble = rules.filter(
        ({ call, fault }) => fault === 'sent twice' && /^Add_(note|comment)/.test(call),
      ).length;
      const doubled = found.filter(([kind]) => kind === 'doubled').length;
      if (found.length > doubled || doubled > mayDouble) {
        wrongs.push(
          `${phase}, ${JSON.stringify(rules)}: ${found.map((each) => each.join(' ')).join('; ')}`,
        );
      }
    }
    expect(wrongs).toStrictEqual([]);
    await world.close();
  },
  120_000,
);
