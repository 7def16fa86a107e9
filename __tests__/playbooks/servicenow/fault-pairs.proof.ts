import { seededRandom } from '../../../emulator/runtime/random';
import { CALLS } from './calls';
import { devWorld } from './dev-world';
import { FAULTS, Lifecycle, PHASES, REST, ruleFor } from './lifecycle';

const PAIRS = 500;

test('two faults at once, drawn from all calls and phases, heal as well', async () => {
  const random = seededRandom(7);
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
  const world = devWorld();
  const wrongs: string[] = [];
  for (let pair = 0; pair < PAIRS; pair++) {
    world.reset();
    const phase = pick(PHASES);
    const rules = [0, 1].map(() => ({ call: pick(CALLS), fault: pick(Object.keys(FAULTS)) }));
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
      ({ call, fault }) => fault === 'sent twice' && call.startsWith('Add_note'),
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
}, 120_000);
