import { benchBill } from '../../../bench/bill';
import { World } from '../../../emulator/world';
import dev from '../../../environments/dev';
import { TODAY } from '../../constructs/today';
import { callsOf } from '../calls';
import { FAULTS, ruleFor } from '../lifecycle';
import { deliver, seen, synthesizedStack } from './dev-world';
import { passwordSpray, withProperties } from './payloads';

const without = synthesizedStack(dev).stack;
const { stack } = synthesizedStack({ ...dev, serviceNow: { ...dev.serviceNow, context: {} } });

/** The calls that come with the context. */
const CALLS = callsOf(stack).filter((call) => !callsOf(without).includes(call));

const ITEMS = ['1'.repeat(32), '2'.repeat(32)];
const records = {
  cmdb_ci_computer: ITEMS.map((sys_id) => ({
    sys_id,
    sys_class_name: 'cmdb_ci_computer',
    name: 'FIN-SRV-01',
    install_status: '1',
  })),
};
/** An incident on a host of which the CMDB has two items, so that every call is made. */
const onHost = withProperties(passwordSpray, {
  relatedEntities: [
    { kind: 'Host', name: 'h', properties: { hostName: 'fin-srv-01' } },
    { kind: 'Account', name: 'a', properties: { accountName: 'sam' } },
  ],
});

test('whatever goes wrong with whichever call of the context, the ticket is opened once, nothing is listed twice and nobody is alarmed', async () => {
  expect(CALLS).toHaveLength(4);
  const world = new World(stack, { start: TODAY.getTime(), serviceNow: { records } });
  const wrongs: string[] = [];
  let ran = 0;
  for (const call of CALLS) {
    for (const fault of Object.keys(FAULTS)) {
      world.reset();
      world.inject([ruleFor(call, fault)]);
      const state = await deliver(world, onHost);
      const { tickets, labels, comments, notifications, runs } = seen(state);
      const affected = (state.serviceNow['task_ci'] ?? []).map((row) => row['ci_item'] ?? '');
      const isListed = ITEMS.every((item) => affected.includes(item));
      const isWell =
        tickets.length === 1 &&
        labels.length === 1 &&
        notifications === 0 &&
        new Set(affected).size === affected.length &&
        // What is missing is told: on the ticket where it was not found, on the incident where it could not be listed.
        (isListed || call === 'Find_items' || comments.join().includes('ServiceNow refused')) &&
        runs.every((status) => status === 'Succeeded');
      if (!isWell) wrongs.push(`${call}, ${fault}: ${runs.join()}`);
      ran += 1;
    }
  }
  await world.close();
  expect(wrongs).toStrictEqual([]);
  expect(ran).toBe(CALLS.length * Object.keys(FAULTS).length);
}, 120_000);

test('the context adds nothing to what comes after an opening', async () => {
  const [plain, bill] = [await benchBill(without), await benchBill(stack)];
  expect(bill.pushField).toMatchObject({ executions: plain.pushField.executions });
  expect(bill.reconcileIdle).toMatchObject({ executions: plain.reconcileIdle.executions });
}, 60_000);
