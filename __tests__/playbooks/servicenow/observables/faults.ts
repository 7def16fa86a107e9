import type { FaultRule } from '../../../../emulator/faults';
import type { World } from '../../../../emulator/world';
import { TISC_SOURCES } from '../../../../emulator/services/tisc/add-observables';
import { callsOf } from '../../calls';
import { FAULTS, ruleFor } from '../../lifecycle';
import { GUID, KEY, arrive, close, known, sharingStack, sharingWorld } from './world';

const PHASES = ['opened', 'closed'] as const;

/** Keeps the playbook from doing anything, so that a fault meets none but its own calls when it is started by hand. */
const NOT_YET: FaultRule = {
  call: { action: 'Find_types' },
  fault: { kind: 'status', status: 404 },
};

const repeated = (values: readonly string[]) =>
  values.filter((value, index) => values.indexOf(value) !== index);

/** What must hold whatever goes wrong: the ticket is there, and nothing stands twice. */
function wrongsOf(world: World): readonly string[] {
  const { observables, related } = known(world);
  const values = observables.map((line) => line.split(' ')[0] ?? '');
  return [
    ...(world.serviceNow?.row('sn_si_incident', KEY) === undefined ? ['no ticket'] : []),
    ...repeated(values).map((value) => `observable twice: ${value}`),
    ...repeated(related).map((value) => `relation twice: ${value}`),
  ];
}

/** What must hold once all went well again: four observables that the ticket has and that are shared. */
function gapsOf(world: World, source: Source): readonly string[] {
  const { observables, related } = known(world);
  const marked = observables.filter((line) => line.endsWith(' Malicious')).length;
  const told = world.serviceNow?.rows(TISC_SOURCES).length ?? 0;
  const shared = source === 'classic' ? marked === 4 : told >= 4;
  return [
    ...(observables.length === 4 ? [] : [`${observables.length} observables`]),
    ...(related.length === 4 ? [] : [`${related.length} relations`]),
    ...(shared ? [] : ['not shared']),
  ];
}

type Source = 'classic' | 'tisc';

/**
 * Runs every fault of every call while observables are related, and while they are shared; then the fault has passed, and an analyst starts the playbook once more.
 * @returns what was wrong, how many combinations ran, and how many there are
 */
export async function faultsIn(source: Source) {
  const stack = sharingStack({}, { source });
  const own = stack.workflows.filter(({ name }) => name.endsWith('-observables'));
  const calls = callsOf({ ...stack, workflows: own });
  const world = sharingWorld({}, {}, { source });
  const start = async () => {
    world.startPlaybook(own[0]?.id ?? '', GUID);
    await world.settle();
  };
  const wrongs: string[] = [];
  let ran = 0;
  for (const phase of PHASES) {
    for (const call of calls) {
      for (const fault of Object.keys(FAULTS)) {
        world.reset();
        world.inject([NOT_YET]);
        await arrive(world);
        if (phase === 'closed') await close(world);
        world.inject([ruleFor(call, fault)]);
        await start();
        const during = wrongsOf(world);
        world.inject([NOT_YET]);
        if (phase === 'opened') await close(world);
        world.inject([]);
        await start();
        ran += 1;
        const wrong = [...during, ...wrongsOf(world), ...gapsOf(world, source)];
        if (wrong.length > 0) wrongs.push(`${phase}, ${call}, ${fault}: ${wrong.join('; ')}`);
      }
    }
  }
  await world.close();
  return { wrongs, ran, all: PHASES.length * calls.length * Object.keys(FAULTS).length };
}

/** Runs every fault of the call by which the playbook that opens tickets starts this one. */
export async function startingFaults() {
  const world = sharingWorld();
  const wrongs: string[] = [];
  for (const fault of Object.keys(FAULTS)) {
    world.reset();
    world.inject([ruleFor('Relate_observables', fault)]);
    await arrive(world);
    const runs = world.state().runs.filter(({ playbook }) => playbook.endsWith('-open'));
    const failed = runs.filter(({ status }) => status !== 'Succeeded').map(() => 'the run failed');
    const unlinked = (world.sentinel.get(GUID)?.comments ?? []).length === 1 ? [] : ['no link'];
    wrongs.push(
      ...[...wrongsOf(world), ...failed, ...unlinked].map((wrong) => `${fault}: ${wrong}`),
    );
  }
  await world.close();
  return wrongs;
}
