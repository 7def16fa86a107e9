import { type Data, type DataObject, isObject } from '../../expression/value';
import type { ActionScope } from '../action-scope';
import type { CompiledAction } from '../compile';
import { ActionFailure } from '../errors';
import type { Frame } from '../frame';
import type { Outcome } from '../record';
import type { Run } from '../run';
import { render } from '../template';

/** One execution of an action: what runs, in which run, in which iteration. */
export interface Execution {
  readonly action: CompiledAction;
  readonly run: Run;
  readonly frame: Frame;
  readonly scope: ActionScope;
}

/** Runs an action. A fault is a failed outcome, or a `TemplateError` or `ActionFailure` where it has no inputs to show. */
export type ActionHandler = (execution: Execution) => Outcome | Promise<Outcome>;

/** The inputs of an action, evaluated; they must be an object. */
export function renderInputs({ action, scope }: Execution): DataObject {
  const inputs = render(action.json.inputs ?? {}, scope);
  if (isObject(inputs)) return inputs;
  throw invalidInputs(action, 'they must be an object');
}

/** The inputs of an action as the definition writes them, where parts of them are evaluated on their own. */
export function rawInputs({ action }: Execution): DataObject {
  const inputs: Data = action.json.inputs ?? null;
  if (isObject(inputs)) return inputs;
  throw invalidInputs(action, 'they must be an object');
}

/** A text among the inputs; anything else, or nothing, is a fault. */
export function textInput(action: CompiledAction, inputs: DataObject, name: string): string {
  const value: Data = inputs[name] ?? null;
  if (typeof value === 'string') return value;
  throw invalidInputs(action, `'${name}' must be text`);
}

/** The inputs of an action are not what its type takes. */
export const invalidInputs = (action: CompiledAction, what: string): ActionFailure =>
  new ActionFailure(
    'BadRequest',
    `The inputs of workflow run action '${action.name}' of type '${action.json.type}' are not valid: ${what}.`,
    'InvalidInputs',
  );
