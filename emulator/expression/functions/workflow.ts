import type { Arguments } from '../arguments';
import { recordData } from '../record';
import type { OperationRecord } from '../scope';
import { type Data, isArray, isObject, keyOf } from '../value';
import type { Family } from './function';

/** The functions that read what happened in the run. */
export const workflowFunctions: Family<
  | 'triggerBody'
  | 'triggerOutputs'
  | 'trigger'
  | 'body'
  | 'actionBody'
  | 'outputs'
  | 'actionOutputs'
  | 'actions'
  | 'action'
  | 'result'
  | 'variables'
  | 'parameters'
  | 'items'
  | 'item'
  | 'iterationIndexes'
  | 'workflow'
  | 'listCallbackUrl'
> = {
  triggerBody: ({ scope }) => bodyIn(scope.trigger().outputs) ?? null,
  triggerOutputs: ({ scope }) => scope.trigger().outputs ?? null,
  trigger: ({ scope }) => recordData(scope.trigger()),
  body: (args) => bodyOf(action(args)),
  actionBody: (args) => bodyOf(action(args)),
  outputs: (args) => action(args)?.outputs ?? null,
  actionOutputs: (args) => action(args)?.outputs ?? null,
  actions: (args) => {
    const record = action(args);
    return record === undefined ? null : recordData(record);
  },
  action: ({ scope }) => recordData(scope.self()),
  result: (args) => args.scope.result(name(args)).map(recordData),
  variables: (args) => args.scope.variable(name(args)),
  parameters: (args) => args.scope.parameter(name(args)),
  items: (args) => args.scope.items(name(args)),
  item: ({ scope }) => scope.item(),
  iterationIndexes: (args) => args.scope.iterationIndex(name(args)),
  workflow: ({ scope }) => scope.workflow(),
  listCallbackUrl: ({ scope }) => scope.callbackUrl(),
};

const name = (args: Arguments): string => args.text(0, 'to be a string');

const action = (args: Arguments): OperationRecord | undefined => args.scope.action(name(args));

/** The body among outputs; undefined where there is none. */
function bodyIn(outputs: Data = null): Data | undefined {
  const key = isObject(outputs) ? keyOf(outputs, 'body') : undefined;
  return isObject(outputs) && key !== undefined ? outputs[key] : undefined;
}

/** The body of an action; outputs that are no answer, as those of a Compose, are one themselves. */
function bodyOf(record: OperationRecord | undefined): Data {
  const outputs = record?.outputs ?? null;
  const body = bodyIn(outputs);
  if (body !== undefined) return body;
  return isAnswerWithoutBody(outputs) ? null : outputs;
}

/** An answer without content, or a ParseJson that failed and only left its errors. */
const isAnswerWithoutBody = (outputs: Data): boolean =>
  isObject(outputs) &&
  (Object.hasOwn(outputs, 'statusCode') ||
    (Object.keys(outputs).length === 1 && isArray(outputs.errors ?? null)));
