import type { ActionJson, DefinitionJson, TriggerJson } from '../../../../workflow/schema';

import type {
  Outbound,
  OutboundRequest,
  OutboundResponse,
} from '../../../../emulator/runtime/outbound';
import type { Run } from '../../../../emulator/runtime/run';
import { Runtime } from '../../../../emulator/runtime/runtime';
import type { SchedulerProps } from '../../../../emulator/runtime/scheduler-props';
import type { TriggerInput } from '../../../../emulator/runtime/firing';
import type { Workflow, WorkflowResource } from '../../../../emulator/runtime/workflow';

export type Actions = Readonly<Record<string, ActionJson>>;

const ID = '/subscriptions/s/resourceGroups/rg/providers/Microsoft.Logic/workflows';

export const SENTINEL: TriggerJson = {
  type: 'ApiConnectionWebhook',
  inputs: { body: { callback_url: '@{listCallbackUrl()}' }, path: '/incident-creation' },
};

export const definition = (
  actions: Actions,
  rest: Partial<DefinitionJson> = {},
): DefinitionJson => ({
  $schema:
    'https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#',
  contentVersion: '1.0.0.0',
  triggers: { Incident: SENTINEL },
  actions,
  ...rest,
});

export const resource = (
  name: string,
  json: DefinitionJson,
  rest: Partial<WorkflowResource> = {},
): WorkflowResource => ({ id: `${ID}/${name}`, name, definition: json, ...rest });

/** Runs after the successful end of others. */
export const after = (...names: readonly string[]): Pick<ActionJson, 'runAfter'> => ({
  runAfter: Object.fromEntries(names.map((name) => [name, ['Succeeded']])),
});

export const compose = (
  inputs: ActionJson['inputs'],
  rest: Partial<ActionJson> = {},
): ActionJson => ({
  type: 'Compose',
  ...(inputs === undefined ? {} : { inputs }),
  ...rest,
});

/** An action whose expression cannot be evaluated. */
export const broken = (rest: Partial<ActionJson> = {}): ActionJson => compose('@div(1, 0)', rest);

export const json = (
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): OutboundResponse => ({
  status,
  headers: { 'Content-Type': 'application/json', ...headers },
  body: JSON.stringify(body),
});

type Answer = OutboundResponse | Error;

/** Answers calls in order, the last one again and again, and keeps what was asked. */
export class Answers implements Outbound {
  readonly requests: OutboundRequest[] = [];
  readonly #answers: readonly Answer[];

  constructor(...answers: readonly Answer[]) {
    this.#answers = answers;
  }

  send(request: OutboundRequest): Promise<OutboundResponse> {
    const answer = this.#answers[Math.min(this.requests.length, this.#answers.length - 1)];
    this.requests.push(request);
    if (answer === undefined) return Promise.reject(new Error('No call was expected.'));
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  }
}

export interface Setup extends Partial<Omit<WorkflowResource, 'definition' | 'id'>> {
  readonly outbound?: Outbound;
  readonly scheduler?: SchedulerProps;
  readonly rest?: Partial<DefinitionJson>;
}

export function deploy(
  actions: Actions,
  setup: Setup = {},
): { runtime: Runtime; workflow: Workflow } {
  const { outbound = new Answers(), scheduler = {}, rest = {}, name = 'Playbook', ...more } = setup;
  const runtime = new Runtime(outbound, scheduler);
  const workflow = runtime.deploy(resource(name, definition(actions, rest), more));
  return { runtime, workflow };
}

/** Fires the workflow once and runs it to its end. */
export async function runOnce(
  actions: Actions,
  setup: Setup & { readonly input?: TriggerInput } = {},
): Promise<Run> {
  const { input = { body: {} }, ...rest } = setup;
  const { runtime, workflow } = deploy(actions, rest);
  const [run] = workflow.fire(input).runs;
  await runtime.settle();
  if (run === undefined) throw new Error('The trigger started no run.');
  return run;
}

/** Name, status and code of all actions, in the definition's order. */
export const statuses = (run: Run): Readonly<Record<string, string>> =>
  Object.fromEntries(
    run
      .actions()
      .map(({ name, status, code, repetitionIndexes }) => [
        [...repetitionIndexes.map(({ itemIndex }) => `[${itemIndex}] `), name].join(''),
        `${status} ${code}`,
      ]),
  );

/** The record of an action; the first one where it ran in a loop. */
export function action(run: Run, name: string) {
  const record = run.actions().find((each) => each.name === name);
  if (record === undefined) throw new Error(`No record of '${name}'.`);
  return record;
}
