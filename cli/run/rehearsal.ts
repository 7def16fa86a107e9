import type { Data } from '../../emulator/expression/value';
import type { TriggerRecord } from '../../emulator/runtime/record';
import type { Run } from '../../emulator/runtime/run';
import { Runtime } from '../../emulator/runtime/runtime';
import type { WorkflowResource } from '../../emulator/runtime/workflow';
import { type Answer, CannedAnswers } from '../answers';
import { deployCallees } from './callees';

/** What came of running one workflow. */
export interface Rehearsal {
  readonly workflow: WorkflowResource;
  /**
   * What became of its trigger.
   * @default - it could not be deployed
   */
  readonly trigger?: TriggerRecord;
  /** Its runs, and those of the workflows of the same file that it called. */
  readonly runs: readonly Run[];
  /**
   * Why the emulator could not run it.
   * @default - all runs ended
   */
  readonly failure?: Error;
}

/** What a workflow is run against. */
export interface RehearsalProps {
  /** The workflows of the same file, which it may call. */
  readonly others: readonly WorkflowResource[];
  readonly answers: readonly Answer[];
  /** @default - the trigger receives no body */
  readonly body?: Data;
}

/** Fires a workflow's trigger, and calls back whatever then waits for a callback, until its runs have ended. */
export async function rehearse(
  workflow: WorkflowResource,
  { others, answers, body }: RehearsalProps,
): Promise<Rehearsal> {
  const outside = new CannedAnswers(answers);
  const runtime = new Runtime(outside, { start: Date.now() });
  let trigger: TriggerRecord | undefined;
  const ended = (failure?: Error): Rehearsal => ({
    workflow,
    ...(trigger && { trigger }),
    runs: runsOf(runtime, [workflow, ...others]),
    ...(failure && { failure }),
  });
  try {
    const deployed = runtime.deploy(workflow);
    deployCallees(workflow, others, runtime);
    trigger = deployed.fire(body === undefined ? {} : { body }).record;
    await settle(runtime, outside);
  } catch (error) {
    return ended(error instanceof Error ? error : new Error(String(error)));
  }
  const waiting = ended().runs.filter(({ endTime }) => endTime === undefined);
  if (waiting.length === 0) return ended();
  const labels = waiting.map(({ label }) => label).join(', ');
  return ended(new Error(`the run ${labels} waits for something that nothing here does`));
}

async function settle(runtime: Runtime, outside: CannedAnswers): Promise<void> {
  await runtime.settle();
  const expected = runtime.callbacks.expected;
  if (expected.length === 0) return;
  for (const url of expected) {
    const [, action = ''] = /\/actions\/([^/]+)\/run\//.exec(url) ?? [];
    runtime.callbacks.deliver(url, { body: outside.callbackFor(decodeURIComponent(action)) });
  }
  await settle(runtime, outside);
}

/** The runs of some workflows, each once; those that only stand in for others do not count. */
const runsOf = (runtime: Runtime, workflows: readonly WorkflowResource[]): readonly Run[] => [
  ...new Set(workflows.flatMap(({ id }) => runtime.workflow(id)?.runs ?? [])),
];
