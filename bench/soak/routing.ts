import type { Data } from '../../emulator/expression/value';
import type { Run } from '../../emulator/runtime/run';
import type { Workflow } from '../../emulator/runtime/workflow';
import type { World } from '../../emulator/world';
import type { TicketSide } from './ticket-side';

/** What every playbook's last row in the logs says of the work that it has done. */
const outcomeOf = (run: Run, system: string): Data | undefined =>
  run
    .actions()
    .flatMap(({ trackedProperties = {} }) =>
      trackedProperties['system'] === system ? [trackedProperties['outcome']] : [],
    )
    .at(-1);

const startsOnIncident = ({ triggers }: Workflow): boolean =>
  triggers.some(({ type }) => type === 'apiconnectionwebhook');

/**
 * The incidents that are rightly without a ticket in a system: a person who starts the playbooks on one of them is told that no route wants it.
 * @param guids incidents that have no ticket there, or none that takes changes
 */
export async function unroutedOf(
  world: World,
  { system }: TicketSide,
  guids: readonly string[],
): Promise<ReadonlySet<string>> {
  const playbooks = world.runtime.workflows.filter(startsOnIncident).map(({ id }) => id);
  const unrouted = new Set<string>();
  for (const guid of guids) {
    const runs = playbooks.flatMap((id) => world.startPlaybook(id, guid) ?? []);
    await world.settle();
    if (runs.some((run) => outcomeOf(run, system) === 'not routed')) unrouted.add(guid);
  }
  return unrouted;
}
