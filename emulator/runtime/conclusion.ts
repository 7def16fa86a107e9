import { TemplateError } from '../expression/errors';
import type { Data } from '../expression/value';
import { ActionScope } from './action-scope';
import { BLOCK_FAILED, type RunError } from './record';
import type { Run } from './run';
import { branchFailed } from './status';
import { render } from './template';

/** How a Terminate or a cancellation ends a run. */
export interface RunEnd {
  readonly status: 'Succeeded' | 'Failed' | 'Cancelled';
  /** @default - none */
  readonly error?: RunError;
}

/** What a run came to. */
export interface Conclusion {
  readonly status: RunEnd['status'];
  /** @default - all went well */
  readonly code?: string;
  /** @default - none */
  readonly error?: RunError;
  /** @default - the run did not succeed, or the definition has none */
  readonly outputs?: Readonly<Record<string, Data>>;
}

const failure = (error: RunError): Conclusion => ({ status: 'Failed', code: error.code, error });

/** What a run came to whose actions have all ended: what ended it early, else what its branches say. */
export function conclude(run: Run, end: RunEnd | undefined): Conclusion {
  if (end !== undefined) return { ...end, code: 'Terminated' };
  if (branchFailed(run.workflow.definition.branch, run.frame)) {
    const { code, error } = BLOCK_FAILED;
    return { status: 'Failed', code, ...(error === undefined ? {} : { error }) };
  }
  try {
    const outputs = renderOutputs(run);
    return { status: 'Succeeded', ...(outputs === undefined ? {} : { outputs }) };
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    return failure({
      code: error.code,
      message: `Unable to process template language expressions in the outputs of the definition: '${error.message}'.`,
    });
  }
}

/** What a run came to that an error of the emulation stopped. */
export const stopped = (error: unknown): Conclusion =>
  failure(
    error instanceof Error
      ? { code: error.name, message: error.message }
      : { code: 'Error', message: String(error) },
  );

function renderOutputs(run: Run): Readonly<Record<string, Data>> | undefined {
  const { outputs } = run.workflow.definition.json;
  if (outputs === undefined) return undefined;
  const scope = new ActionScope(run, run.frame);
  const entries = Object.entries(outputs);
  return Object.fromEntries(entries.map(([name, { value }]) => [name, render(value, scope)]));
}
