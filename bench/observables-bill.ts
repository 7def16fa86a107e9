import passwordSpray from '../cli/samples/password-spray.json';
import type { Run } from '../emulator/runtime/run';
import type { Stack } from '../emulator/stack';
import { World } from '../emulator/world';
import { type Bill, billOfRun } from './bill';

/** What it costs to take an incident's observables to ServiceNow. */
export interface ObservablesBill {
  /** How many of them the incident has. */
  readonly observables: number;
  /** They are made, and related to the ticket. */
  readonly related: Bill;
  /** The incident is closed as a true positive, and they are shared. */
  readonly shared: Bill;
  /** Nothing is left to do. */
  readonly again: Bill;
}

const ENTITIES = [
  { kind: 'Ip', properties: { address: '203.0.113.17' } },
  { kind: 'Url', properties: { url: 'https://evil.example/login' } },
  { kind: 'FileHash', properties: { hashValue: 'a'.repeat(64), algorithm: 'SHA256' } },
  { kind: 'DnsResolution', properties: { domainName: 'evil.example' } },
];

/** Measures the playbook of a stack that shares observables as soon as a ticket is opened. */
export async function benchObservables(stack: Stack): Promise<ObservablesBill> {
  const world = new World(stack, { start: Date.UTC(2026, 0, 5) });
  const playbook = world.runtime.workflows.find(({ name }) => name.endsWith('-observables'));
  if (playbook === undefined) throw new Error('the stack shares no observables');
  let runs: Run[] = [];
  world.runtime.onRunEnd((run) => {
    if (run.workflow.name === playbook.name) runs.push(run);
  });
  const measure = async (work: () => void | Promise<void>): Promise<Bill> => {
    runs = [];
    await work();
    await world.settle();
    const [run] = runs;
    if (run === undefined) throw new Error(`${playbook.name} has not run`);
    return billOfRun(run);
  };
  const { object } = passwordSpray;
  const relatedEntities = ENTITIES.map((entity, index) => ({
    ...entity,
    id: `/entities/${index}`,
    name: `aaaaaaaa-0000-4000-8000-00000000000${index}`,
    type: 'Microsoft.SecurityInsights/Entities',
  }));
  const createdTimeUtc = new Date(world.now).toISOString();
  const properties = { ...object.properties, severity: 'High', createdTimeUtc, relatedEntities };
  const related = await measure(() =>
    world.deliver({ ...passwordSpray, object: { ...object, properties } }),
  );
  const shared = await measure(() => {
    world.analyst.close(object.name, { classification: 'TruePositive' });
  });
  const again = await measure(() => {
    world.startPlaybook(playbook.id, object.name);
  });
  await world.close();
  return { observables: ENTITIES.length, related, shared, again };
}
