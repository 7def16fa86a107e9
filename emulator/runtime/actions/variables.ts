import { calculate, type Operation } from '../../expression/number';
import { toText } from '../../expression/text';
import {
  type Data,
  type DataObject,
  isArray,
  isNumber,
  isObject,
  typeNameOf,
} from '../../expression/value';
import { ActionFailure } from '../errors';
import type { Outcome } from '../record';
import { type Execution, invalidInputs, renderInputs, textInput } from './handler';

/** What the run history shows of a change: the runtime gives variables no code. */
const done = (inputs: DataObject, name: string, value: Data): Outcome => ({
  status: 'Succeeded',
  code: 'NotSpecified',
  inputs,
  outputs: { body: { name, value } },
});

/** InitializeVariable: declares variables and their first values; null where none is given. */
export function runInitialize(execution: Execution): Outcome {
  const { action, run } = execution;
  const inputs = renderInputs(execution);
  const variables = inputs['variables'] ?? null;
  if (!isArray(variables)) throw invalidInputs(action, "'variables' must be an array");
  for (const variable of variables) {
    if (!isObject(variable)) throw invalidInputs(action, 'each variable must be an object');
    const name = textInput(action, variable, 'name');
    const type = textInput(action, variable, 'type');
    run.variables.initialize(action.name, name, type, variable['value'] ?? null);
  }
  return { status: 'Succeeded', code: 'NotSpecified', inputs };
}

/** SetVariable: gives a variable another value. */
export function runSet(execution: Execution): Outcome {
  return change(execution, (_old, value) => value);
}

/** IncrementVariable: adds to a number; 1 unless a value is given. */
export function runIncrement(execution: Execution): Outcome {
  return count(execution, ADD);
}

/** DecrementVariable: takes from a number; 1 unless a value is given. */
export function runDecrement(execution: Execution): Outcome {
  return count(execution, SUBTRACT);
}

/**
 * AppendToArrayVariable: adds one element, which may be neither an array nor null.
 * @see https://github.com/Azure/Azure-Network-Security/issues/361
 */
export function runAppendToArray(execution: Execution): Outcome {
  return change(execution, (old, value, name) => {
    if (!isArray(value) && value !== null) return [...listOf(execution, old, name), value];
    const what =
      value === null
        ? 'The value cannot be null.'
        : `The input value is of type 'Array' which cannot be appended to the variable '${name}' of type 'Array'.`;
    throw new ActionFailure(
      'BadRequest',
      `${what} The action type 'AppendToArrayVariable' only supports values of types 'Float, Integer, String, Boolean, ` +
        "Object'.",
    );
  });
}

/** AppendToStringVariable: adds the text form of a value; null adds nothing. */
export function runAppendToString(execution: Execution): Outcome {
  return change(execution, (old, value, name) => {
    if (typeof old === 'string' || old === null) return (old ?? '') + toText(value);
    throw wrongType(execution, name, old, 'String');
  });
}

const ADD: Operation = { name: 'add', integers: (a, b) => a + b, doubles: (a, b) => a + b };
const SUBTRACT: Operation = { name: 'sub', integers: (a, b) => a - b, doubles: (a, b) => a - b };

function count(execution: Execution, operation: Operation): Outcome {
  return change(execution, (old, value, name) => {
    const by = value ?? 1;
    if (!isNumber(by)) throw invalidInputs(execution.action, "'value' must be a number");
    const from = old ?? 0;
    if (!isNumber(from)) throw wrongType(execution, name, from, 'Integer or Float');
    return calculate(operation, from, by);
  });
}

function change(
  execution: Execution,
  next: (old: Data, value: Data, name: string) => Data,
): Outcome {
  const { action, run } = execution;
  const inputs = renderInputs(execution);
  const name = textInput(action, inputs, 'name');
  const value = next(run.variables.get(action.name, name), inputs['value'] ?? null, name);
  run.variables.set(action.name, name, value);
  return done(inputs, name, value);
}

function listOf(execution: Execution, value: Data, name: string): readonly Data[] {
  if (value === null) return [];
  if (isArray(value)) return value;
  throw wrongType(execution, name, value, 'Array');
}

const wrongType = (
  { action }: Execution,
  name: string,
  value: Data,
  wanted: string,
): ActionFailure =>
  new ActionFailure(
    'BadRequest',
    `The action '${action.name}' of type '${action.json.type}' expects the variable '${name}' to be of type ` +
      `'${wanted}'. It is of type '${typeNameOf(value)}'.`,
  );
