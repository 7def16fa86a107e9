import { benchBill } from '../../../bench/bill';
import { World } from '../../../emulator/world';
import dev from '../../../environments/dev';
import { TODAY } from '../../constructs/today';
import { callsOf } from '../calls';
import { FAULTS, ruleFor } from '../lifecycle';
import { deliver, seen, synthesizedStack } from './dev-world';
import { passwordSpray } from './payloads';

const without = synthesizedStack(dev).stack;
const { stack } = synthesizedStack({ ...dev, serviceNow: { ...dev.serviceNow, context: {} } });

/** The calls that come with the context. */
const CALLS = callsOf(stack).filter((call) => !callsOf(without).includes(call));

test('whatever goes wrong with whichever look-up of the context, the ticket is opened once and nobody is alarmed', async () => {
  expect(CALLS).toHaveLength(3);
  const world = new World(stack, { start: TODAY.getTime() });
  const wrongs: string[] = [];
  let ran = 0;
  for (const call of CALLS) {
    for (const fault of Object.keys(FAULTS)) {
      world.reset();
      world.inject([ruleFor(call, fault)]);
      const state = await deliver(world, passwordSpray);
      const { tickets, labels, notifications, runs } = seen(state);
      const isWell =
        tickets.length === 1 &&
        labels.length === 1 &&
        notifications === 0 &&
        runs.every((status) => status === 'Succeeded');
      if (!isWell) wrongs.push(`${call}, ${fault}: ${runs.join()}`);
      ran += 1;
    }
  }
  await world.close();
  expect(wrongs).toStrictEqual([]);
  expect(ran).toBe(CALLS.length * Object.keys(FAULTS).length);
}, 120_000);

test('the context adds eight executions to an opening, and nothing to anything else', async () => {
  const [plain, bill] = [await benchBill(without), await benchBill(stack)];
  expect(bill.open.executions - plain.open.executions).toBe(8);
  expect(bill.pushField).toMatchObject({ executions: plain.pushField.executions });
  expect(bill.reconcileIdle).toMatchObject({ executions: plain.reconcileIdle.executions });
}, 60_000);
