import type { Stack } from '../emulator/stack';
import { costOf } from '../emulator/runtime/meter';
import type { Run } from '../emulator/runtime/run';
import { World } from '../emulator/world';

/** What an isolation by hand costs, in executions that Azure bills. */
export interface ResponseBills {
  /** Raising a change. */
  readonly change: number;
  /** Asking for approval, until it waits. */
  readonly ask: number;
  /** Each look at the request while it waits. */
  readonly look: number;
  /** From the answer to the verified isolation. */
  readonly isolate: number;
  /** A second run, which shows how it stands. */
  readonly again: number;
  readonly release: number;
  /** An isolation that is approved after an hour, at list prices in US dollars. */
  readonly costOfAnHour: number;
  /** A request that nobody answers, up to its deadline, at list prices in US dollars. */
  readonly costOfDeadline: number;
}

const GUID = '00000000-0000-4000-8000-00000000b112';
const MINUTE = 60_000;
const OPTIONS = {
  start: Date.UTC(2026, 0, 5),
  serviceNow: {
    users: [{ userName: 'anna', name: 'Anna', email: 'anna@acme.com' }],
    changes: { members: { 'SOC Approvers': ['anna'] }, authorizedBy: 'SOC Approvers' },
  },
  defender: { machines: [{ name: 'web01.acme.com' }] },
};

/**
 * Measures what analysts run by hand.
 * @param stack one that asks for approval as an emergency change in ServiceNow, of the group 'SOC Approvers', with the default deadline
 */
export async function benchResponse(stack: Stack): Promise<ResponseBills> {
  const world = new World(
    // What the schedules of the others cost is no part of it.
    {
      ...stack,
      automationRules: [],
      workflows: stack.workflows.filter(({ name }) => /-(isolate|release|change)$/.test(name)),
    },
    OPTIONS,
  );
  const start = (playbook: string): Run => {
    const workflow = world.stack.workflows.find(({ name }) => name.endsWith(`-${playbook}`));
    const run = world.startPlaybook(workflow?.id ?? '', GUID);
    if (run === undefined) throw new Error(`the stack has no playbook '${playbook}'`);
    return run;
  };
  const pass = (minutes: number) => world.runUntil(world.now + minutes * MINUTE);
  const billed = ({ meter }: Run): number => meter.billed.builtIn + meter.billed.standard;
  const whole = async (playbook: string): Promise<number> => {
    const run = start(playbook);
    await pass(15);
    return billed(run);
  };
  const happen = async (): Promise<void> => {
    const properties = { hostName: 'web01', dnsDomain: 'acme.com' };
    world.analyst.create(GUID, {}, [{ kind: 'Host', name: 'host', properties }]);
    world.analyst.assign(GUID, 'olga@acme.com');
    await pass(1);
  };

  await happen();
  const change = await whole('change');
  const run = start('isolate');
  await pass(4);
  const ask = billed(run);
  // One look each five minutes, as the default has it.
  await pass(60);
  const look = (billed(run) - ask) / 12;
  const waited = billed(run);
  const request = world.serviceNow?.rows('change_request').at(-1)?.['sys_id'] ?? '';
  world.serviceNow?.as('anna').approve(request);
  await pass(15);
  const isolate = billed(run) - waited;
  const costOfAnHour = costOf(run.meter.billed);
  const again = await whole('isolate');
  const release = await whole('release');

  world.reset();
  await happen();
  const unanswered = start('isolate');
  await pass(9 * 60);
  const costOfDeadline = costOf(unanswered.meter.billed);
  await world.close();
  return { change, ask, look, isolate, again, release, costOfAnHour, costOfDeadline };
}
