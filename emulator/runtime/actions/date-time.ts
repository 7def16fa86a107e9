import type { Node } from '../../../workflow/tree';
import { evaluate } from '../../expression/evaluate';
import { toText } from '../../expression/text';
import type { Data, DataObject } from '../../expression/value';
import { numeric } from '../numeric';
import { type Outcome, succeeded } from '../record';
import { type Execution, invalidInputs, renderInputs } from './handler';

/**
 * The kinds of the action that the designer calls "Date Time": the function each stands for, and which input is which of
 * its arguments.
 * @see https://github.com/Azure/LogicAppsUX/blob/main/libs/logic-apps-shared/src/designer-client-services/src/lib/base/operations/datetime.ts
 */
const KINDS: ReadonlyMap<string, readonly [string, ...(keyof typeof ARGUMENTS)[]]> = new Map([
  ['currenttime', ['utcNow']],
  ['addtotime', ['addToTime', 'baseTime', 'interval', 'timeUnit']],
  ['subtractfromtime', ['subtractFromTime', 'baseTime', 'interval', 'timeUnit']],
  ['getfuturetime', ['getFutureTime', 'interval', 'timeUnit']],
  ['getpasttime', ['getPastTime', 'interval', 'timeUnit']],
  [
    'converttimezone',
    ['convertTimeZone', 'baseTime', 'sourceTimeZone', 'destinationTimeZone', 'formatString'],
  ],
]);

/** How each input becomes an argument. */
const ARGUMENTS = {
  baseTime: toText,
  interval: (value: Data) => (Number.isNaN(numeric(value)) ? toText(value) : numeric(value)),
  timeUnit: toText,
  sourceTimeZone: toText,
  destinationTimeZone: toText,
  formatString: toText,
};

/** Expression: what a function of dates and times gives, as an action. */
export function runDateTime(execution: Execution): Outcome {
  const { action, scope } = execution;
  const kind = KINDS.get((action.json.kind ?? '').toLowerCase());
  if (kind === undefined) {
    throw invalidInputs(action, `the kind '${action.json.kind ?? ''}' is no operation on times`);
  }
  const inputs = renderInputs(execution);
  const [name, ...parameters] = kind;
  const args = parameters.flatMap((parameter) => argument(inputs, parameter));
  return succeeded({ body: evaluate({ kind: 'call', name, args }, scope) }, { inputs });
}

function argument(inputs: DataObject, name: keyof typeof ARGUMENTS): Node[] {
  const value: Data = inputs[name] ?? null;
  if (value === null) return name === 'formatString' ? [] : [{ kind: 'literal', value }];
  return [{ kind: 'literal', value: ARGUMENTS[name](value) }];
}
