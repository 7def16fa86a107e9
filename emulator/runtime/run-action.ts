import { TemplateError } from '../expression/errors';
import { writeJson } from '../expression/json';
import { isObject } from '../expression/value';
import { actionRecord } from './action-record';
import { ActionScope } from './action-scope';
import type { CompiledAction } from './compile';
import { ActionFailure, NotImplementedError, RunEnded } from './errors';
import type { Frame } from './frame';
import { type ActionRecord, CANCELLED, type Outcome, type Secured, failed } from './record';
import type { Run } from './run';
import { skipByTermination, skipChildren } from './skip';
import { render } from './template';

/** The most characters of an action's tracked properties. */
const TRACKED_CHARACTERS = 8000;

/** Runs one action and keeps its record in the frame. */
export async function runAction(action: CompiledAction, run: Run, frame: Frame): Promise<void> {
  await run.scheduler.turn();
  if (run.ended) {
    skipByTermination(action, run, frame);
    return;
  }
  const scope = new ActionScope(run, frame, action);
  const startTime = run.timestamp();
  let outcome: Outcome;
  let hasRun = true;
  try {
    const result = action.type.run({ action, run, frame, scope });
    outcome = result instanceof Promise ? await result : result;
  } catch (error) {
    hasRun = false;
    if (error instanceof NotImplementedError) run.refuse(error);
    outcome = outcomeOf(error, action);
  }
  const { executions = 1, ...shown } = outcome;
  run.meter.count(action.type.billing, executions);
  const base: ActionRecord = {
    ...actionRecord(action, run, frame, shown, startTime),
    secured: securedBy(action, scope),
  };
  frame.keep(action.key, track(base, action, scope));
  if (!hasRun) skipChildren(action, run, frame);
}

/** What a run's history shows of an error that a handler threw; an error that is no workflow's stops the emulation. */
function outcomeOf(error: unknown, action: CompiledAction): Outcome {
  if (error instanceof RunEnded) return CANCELLED;
  if (error instanceof ActionFailure) {
    return {
      status: 'Failed',
      code: error.code,
      error: { code: error.errorCode, message: error.message },
    };
  }
  if (error instanceof NotImplementedError) return failed('NotImplemented', error.message);
  if (error instanceof TemplateError) {
    return templateFailure(error, action, action.branches.length > 0 ? 'condition' : 'inputs');
  }
  // Data so deep that walking it overflows the stack: the fault of an answer, not of the emulator.
  if (error instanceof RangeError) {
    return failed('InternalServerError', `The action '${action.name}' failed: ${error.message}.`);
  }
  throw error;
}

/** A template that could not be evaluated; the place within the definition is not known here. */
export function templateFailure(
  error: TemplateError,
  action: CompiledAction,
  part: 'inputs' | 'condition',
): Outcome {
  const where =
    part === 'inputs'
      ? `in action '${action.name}' inputs at line '0' and column '0'`
      : `for action '${action.name}' at line '1' and column '0'`;
  return {
    status: 'Failed',
    code: 'BadRequest',
    error: {
      code: error.code,
      message:
        error.code === 'InvalidTemplate'
          ? `Unable to process template language expressions ${where}: '${error.message}'.`
          : error.message,
    },
  };
}

/** Azure hides the inputs of an action that uses secured data; some types have no outputs apart from their inputs. */
function securedBy({ secured, type }: CompiledAction, scope: ActionScope): Secured {
  const inputs = secured.inputs || scope.usedSecret;
  return { inputs, outputs: type.inputsHideOutputs ? inputs : secured.outputs };
}

function track(record: ActionRecord, action: CompiledAction, scope: ActionScope): ActionRecord {
  const { trackedProperties: template } = action.json;
  if (template === undefined) return record;
  try {
    const trackedProperties = scope.as(record, () => render(template, scope));
    if (!isObject(trackedProperties)) {
      throw new TemplateError(`The tracked properties of action '${action.name}' are no object.`);
    }
    if (writeJson(trackedProperties).length > TRACKED_CHARACTERS) {
      throw new TemplateError(
        `The tracked properties of action '${action.name}' exceed ${TRACKED_CHARACTERS} characters.`,
      );
    }
    return { ...record, trackedProperties };
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    return record.status === 'Succeeded'
      ? { ...record, ...templateFailure(error, action, 'inputs') }
      : record;
  }
}
