import { dirname, resolve } from 'node:path';
import * as z from 'zod';
import type { World } from '../emulator/world';
import { editTicket } from './agent';
import { readJsonFile } from './json-file';

const headers = z.record(z.string(), z.string());

/** What happens to a call, as `emulator/faults.ts` says. */
const fault = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('status'),
    status: z.int().min(100).max(599),
    headers: headers.exactOptional(),
    body: z.string().exactOptional(),
  }),
  z.strictObject({ kind: z.literal('timeout'), acted: z.boolean() }),
  z.strictObject({ kind: z.literal('reset'), acted: z.boolean() }),
  z.strictObject({ kind: z.literal('twice') }),
  z.strictObject({ kind: z.literal('malformed body') }),
  z.strictObject({ kind: z.literal('empty body') }),
  z.strictObject({ kind: z.literal('latency'), milliseconds: z.int().min(0) }),
]);

const faultRule = z.strictObject({
  call: z.strictObject({
    service: z
      .enum([
        'sentinel',
        'sentinel-connector',
        'logic-apps',
        'azure',
        'graph',
        'key-vault',
        'servicenow',
        'tisc',
        'jira',
        'entra',
        'notify',
        'defender',
        'openai',
        'log-analytics',
        'ingestion',
        'threat-intelligence',
      ])
      .exactOptional(),
    method: z.string().exactOptional(),
    path: z.string().exactOptional(),
    action: z.string().exactOptional(),
  }),
  occurrences: z.array(z.int().min(1)).exactOptional(),
  fault,
});

/** What can happen, by the property that says it. */
const STEPS = {
  deliver: z.strictObject({ deliver: z.union([z.string(), z.array(z.string()).min(1)]) }),
  faults: z.strictObject({ faults: z.array(faultRule) }),
  revoke: z.strictObject({ revoke: z.string() }),
  restoreGrants: z.strictObject({ restoreGrants: z.literal(true) }),
  storeApp: z.strictObject({ storeApp: z.literal('polls') }),
  staleSecrets: z.strictObject({ staleSecrets: z.array(z.string()) }),
  advanceMinutes: z.strictObject({ advanceMinutes: z.number().positive() }),
  run: z.strictObject({
    run: z.strictObject({ playbook: z.string(), incident: z.number() }),
  }),
  agent: z.strictObject({
    agent: z.strictObject({ ticket: z.string(), fields: z.record(z.string(), z.string()) }),
  }),
} as const;

/** One thing that happens. */
export type Step = z.output<(typeof STEPS)[keyof typeof STEPS]>;

/** A step is told by its property, so that what is wrong in it can be told, too. */
const step = z.looseObject({}).transform((value, context): Step => {
  const kind = Object.keys(STEPS).find((key): key is keyof typeof STEPS =>
    Object.hasOwn(value, key),
  );
  const read = kind && STEPS[kind].safeParse(value);
  if (read?.success) return read.data;
  const message = `is no step: a step has one of ${Object.keys(STEPS).join(', ')}`;
  for (const issue of read?.error.issues ?? [{ message, path: [] }]) {
    context.issues.push({
      code: 'custom',
      input: value,
      message: issue.message,
      path: [...issue.path],
    });
  }
  return z.NEVER;
});

const scenarioSchema = z.strictObject({
  $comment: z.string().exactOptional(),
  seed: z.int().exactOptional(),
  steps: z.array(step).min(1),
});

/** What happens, step by step. */
export type Scenario = z.output<typeof scenarioSchema>;

/**
 * Reads a scenario; the incident files that it names are relative to it.
 * @throws for a file that is no scenario: what is wrong, and where
 */
export function readScenario(file: string): Scenario {
  const { success, data, error } = scenarioSchema.safeParse(readJsonFile(file));
  if (!success)
    throw new Error(`${file} is no scenario (docs/emulator.md):\n${z.prettifyError(error)}`);
  const inFolder = (path: string) => resolve(dirname(file), path);
  const steps = data.steps.map((each) =>
    'deliver' in each ? { deliver: [each.deliver].flat().map(inFolder) } : each,
  );
  return { ...data, steps };
}

/** What a step does, in words. */
export function describe(step: Step): string {
  if ('faults' in step) {
    return step.faults.length === 0 ? 'all faults end' : step.faults.map(describeFault).join('; ');
  }
  if ('revoke' in step) return `the grants called like '${step.revoke}' are taken away`;
  if ('restoreGrants' in step) return 'all grants are given back';
  if ('storeApp' in step) return 'the Store app polls';
  if ('staleSecrets' in step) {
    return step.staleSecrets.length === 0
      ? 'the vault holds the right values'
      : `the vault holds old values of ${step.staleSecrets.join(', ')}`;
  }
  if ('advanceMinutes' in step) return `${step.advanceMinutes} minutes go by`;
  if ('run' in step) {
    return `somebody runs ${step.run.playbook} on incident ${step.run.incident}`;
  }
  if ('agent' in step) {
    const { ticket, fields } = step.agent;
    const changes = Object.entries(fields).map(([name, value]) => `${name} = ${value}`);
    return `an agent edits ${ticket}: ${changes.join(', ')}`;
  }
  const events = [step.deliver].flat().map((file) => titleOf(readJsonFile(file)));
  return events.length === 1
    ? `${events.join()} arrives`
    : `at the same time: ${events.join(', ')}`;
}

function describeFault({ call, fault }: z.output<typeof faultRule>): string {
  const what = [call.service ?? 'every service', call.method, call.path].filter(Boolean).join(' ');
  return `from now on, ${what}: ${fault.kind}${fault.kind === 'status' ? ` ${fault.status}` : ''}`;
}

const event = z.object({
  object: z.object({
    properties: z.object({
      incidentNumber: z.number(),
      title: z.string().nullish(),
      severity: z.string().nullish(),
    }),
  }),
});

/** What an event is about; a file that holds none is told of when it is delivered. */
function titleOf(payload: unknown): string {
  const { data } = event.safeParse(payload);
  if (!data) return 'an event';
  const { incidentNumber, title, severity } = data.object.properties;
  return `incident ${incidentNumber} (${severity ?? 'no severity'}) ${title ?? ''}`.trimEnd();
}

/** Does one step, and all that follows from it. */
export async function play(world: World, step: Step): Promise<void> {
  if ('faults' in step) world.inject(step.faults);
  else if ('revoke' in step) world.revoke(step.revoke);
  else if ('restoreGrants' in step) world.restoreGrants();
  else if ('storeApp' in step) await pollStoreApp(world);
  else if ('staleSecrets' in step) world.outdate(step.staleSecrets);
  else if ('advanceMinutes' in step) await world.runUntil(world.now + step.advanceMinutes * 60_000);
  else if ('run' in step) runByHand(world, step.run);
  else if ('agent' in step) editTicket(world, step.agent);
  else await deliver(world, [step.deliver].flat());
  await world.settle();
}

/** Somebody runs a playbook on an incident. @throws where there is no such playbook or incident, or it cannot be started */
function runByHand(
  world: World,
  { playbook, incident }: { readonly playbook: string; readonly incident: number },
): void {
  const { workflows } = world.runtime;
  const wanted = workflows.find(({ name }) => name === playbook || name.endsWith(`-${playbook}`));
  if (wanted === undefined) {
    const known = workflows.map(({ name }) => name).join(', ');
    throw new Error(`there is no playbook '${playbook}'; there are ${known}`);
  }
  const on = world
    .state()
    .sentinel.incidents.find(({ properties }) => properties.incidentNumber === incident);
  if (on === undefined) throw new Error(`there is no incident ${incident} yet: deliver it first`);
  if (world.startPlaybook(wanted.id, on.name) === undefined) {
    throw new Error(`Sentinel could not start ${wanted.name} on incident ${incident}`);
  }
}

/** The Store app does its work once; what it is refused ends the scenario. */
async function pollStoreApp({ storeApp }: World): Promise<void> {
  if (storeApp === undefined) throw new Error('the environment has no storeApp that could poll');
  const refused = await storeApp.poll();
  if (refused !== undefined) throw new Error(refused);
}

async function deliver(world: World, files: readonly string[]): Promise<void> {
  const payloads = files.map(readJsonFile);
  try {
    await world.deliverConcurrently(payloads);
  } catch (error) {
    throw new Error(
      `${files.join(', ')}: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}
