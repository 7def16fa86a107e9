import { seededRandom } from '../../emulator/runtime/random';
import { World } from '../../emulator/world';
import { TODAY } from '../constructs/today';
import { callsOf } from './calls';
import { FAULTS, PHASES, beyond, liveThrough, ruleFor } from './lifecycle';
import { NAMES, stackOf } from './systems';

const PAIRS = 500 / NAMES.length;

/** Most pairs that are drawn do not both happen: one of the calls is not made in the phase, or not after the other's fault. */
const DRAWS = 60 * PAIRS;

test.each(NAMES)(
  '%s: two faults at once, drawn from all calls and phases, heal as well',
  async (name) => {
    const random = seededRandom(7);
    const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
    const stack = stackOf(name);
    const calls = callsOf(stack);
    const world = new World(stack, { start: TODAY.getTime() });
    const wrongs: string[] = [];
    let happened = 0;
    for (let draw = 0; draw < DRAWS && happened < PAIRS; draw++) {
      const phase = pick(PHASES);
      const drawn = [0, 1].map(() => ({ call: pick(calls), fault: pick(Object.keys(FAULTS)) }));
      const faults = drawn.map(({ call, fault }) => ruleFor(call, fault));
      const { wrongs: found, unmet } = await liveThrough(world, phase, faults);
      if (unmet.length === 0) happened += 1;
      const wrong = beyond(found, drawn);
      if (wrong !== undefined) wrongs.push(`${phase}, ${JSON.stringify(drawn)}: ${wrong}`);
    }
    expect(wrongs).toStrictEqual([]);
    expect(happened).toBe(PAIRS);
    await world.close();
  },
  300_000,
);
