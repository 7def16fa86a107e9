import type { Run } from '../emulator/runtime/run';
import type { Stack } from '../emulator/stack';
import { World } from '../emulator/world';
import { type Bill, billOfRun } from './bill';

/** What opening a ticket costs with its context, by how many items of the CMDB match. */
export interface ContextBill {
  readonly none: Bill;
  /** It is set on the ticket. */
  readonly one: Bill;
  /** They are listed as affected. */
  readonly three: Bill;
}

const GUID = '00000000-0000-4000-8000-00000000b113';
const HOST = { kind: 'Host', name: 'host', properties: { hostName: 'web01' } };

const item = (digit: number) => ({
  sys_id: String(digit).repeat(32),
  sys_class_name: 'cmdb_ci_computer',
  name: 'WEB01',
  install_status: '1',
});

/** Measures the playbook that opens tickets, of a stack that looks the context up. */
export async function benchContext(stack: Stack): Promise<ContextBill> {
  const measure = async (items: number): Promise<Bill> => {
    const cmdb_ci_computer = Array.from({ length: items }, (_, index) => item(index + 1));
    const world = new World(stack, {
      start: Date.UTC(2026, 0, 5),
      serviceNow: { records: { cmdb_ci_computer } },
    });
    const runs: Run[] = [];
    world.runtime.onRunEnd((run) => runs.push(run));
    world.analyst.create(GUID, { severity: 'High' }, [HOST]);
    await world.settle();
    await world.close();
    const opened = runs.find(({ workflow }) => workflow.name.endsWith('-servicenow-open'));
    if (opened === undefined) throw new Error('the stack opens no ServiceNow tickets');
    return billOfRun(opened);
  };
  return { none: await measure(0), one: await measure(1), three: await measure(3) };
}
