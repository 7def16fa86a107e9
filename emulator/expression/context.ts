import { TemplateError } from './errors';
import { doubleOf } from './number';
import type { OperationRecord, Scope } from './scope';
import { parseTimestamp } from './time/parse';
import { millisecondsOfTicks } from './time/calendar';
import { type Data, type DataObject, isArray, isNumber, isObject, typeNameOf } from './value';

/**
 * A run described by data, for expressions that are evaluated outside one.
 *
 * `trigger` holds the trigger's outputs, `actions` a record by name, `variables`, `parameters`,
 * `items` (by loop) and `iterationIndexes` (by loop) values by name, `results` arrays of records by
 * block, `item` and `workflow` what `item()` and `workflow()` give, and `now` the present. All may
 * be left out; what an expression then asks for is an error.
 */
export function contextScope(context: DataObject): Scope {
  const actions = recordsIn(objectIn(context, 'actions'));
  const results = objectIn(context, 'results');
  const variables = objectIn(context, 'variables');
  const parameters = objectIn(context, 'parameters');
  const items = objectIn(context, 'items');
  const indexes = objectIn(context, 'iterationIndexes');
  const trigger: OperationRecord = {
    name: 'trigger',
    status: 'Succeeded',
    ...(Object.hasOwn(context, 'trigger') && { outputs: objectIn(context, 'trigger') }),
  };
  const now = presentIn(context);

  return {
    trigger: () => trigger,
    action: (name) => named(actions, name, `The action '${name}' is not defined in the template.`),
    result: (block) =>
      resultIn(
        named(results, block, `The block '${block}' is not defined in the template.`),
        block,
      ),
    self: () => {
      throw new TemplateError(`The template function 'action' is not expected at this location.`);
    },
    variable: (name) =>
      named(variables, name, `The variable '${name}' must be initialized before it can be used.`),
    parameter: (name) => named(parameters, name, `The workflow parameter '${name}' is not found.`),
    item: () => named(context, 'item', NO_ITEM),
    items: (loop) =>
      named(items, loop, `The repetition action '${loop}' is not defined in the template.`),
    iterationIndex: (loop) =>
      indexIn(
        named(indexes, loop, `The repetition action '${loop}' is not defined in the template.`),
      ),
    workflow: () => named(context, 'workflow', absent('workflow')),
    callbackUrl: () => {
      throw new TemplateError(
        `The template function 'listCallbackUrl' is not expected at this location.`,
      );
    },
    now: () => now ?? Date.now(),
    random: Math.random,
  };
}

const NO_ITEM = `The template function 'item' is not expected at this location: there is no array that is gone through.`;

const absent = (part: string): string => `The context has no '${part}'; add it to the context.`;

const wrong = (part: string, wanted: string, value: Data): TemplateError =>
  new TemplateError(
    `The context's '${part}' must be ${wanted}. The provided value is of type '${typeNameOf(value)}'.`,
  );

/** A property whose name's case does not matter, or the error that it is missing. */
function named<T>(properties: Readonly<Record<string, T>>, name: string, missing: string): T {
  const lower = name.toLowerCase();
  const key = Object.hasOwn(properties, name)
    ? name
    : Object.keys(properties).find((other) => other.toLowerCase() === lower);
  const value = key === undefined ? undefined : properties[key];
  if (value === undefined) throw new TemplateError(missing);
  return value;
}

function objectIn(context: DataObject, part: string): DataObject {
  const value = Object.hasOwn(context, part) ? (context[part] ?? null) : {};
  if (isObject(value)) return value;
  throw wrong(part, 'an object', value);
}

function presentIn(context: DataObject): number | undefined {
  if (!Object.hasOwn(context, 'now')) return undefined;
  const value = context.now ?? null;
  const timestamp = typeof value === 'string' ? parseTimestamp(value) : undefined;
  if (timestamp !== undefined) return millisecondsOfTicks(timestamp.ticks);
  throw wrong('now', "a timestamp such as '2026-01-01T00:00:00Z'", value);
}

function indexIn(value: Data): number {
  if (isNumber(value)) return doubleOf(value);
  throw wrong('iterationIndexes', 'an object of numbers', value);
}

const recordsIn = (actions: DataObject): Readonly<Record<string, OperationRecord>> =>
  Object.fromEntries(
    Object.entries(actions).map(([name, value]) => [
      name,
      recordOf(value, `actions.${name}`, name),
    ]),
  );

function resultIn(value: Data, block: string): readonly OperationRecord[] {
  if (!isArray(value)) throw wrong(`results.${block}`, 'an array of records', value);
  return value.map((item, i) => recordOf(item, `results.${block}[${i}]`));
}

const TEXTS = ['name', 'status', 'code', 'startTime', 'endTime', 'trackingId', 'clientTrackingId'];

/** A record out of data; the parts it has must be of the right type. */
function recordOf(value: Data, part: string, name = ''): OperationRecord {
  if (!isObject(value)) throw wrong(part, 'an object', value);
  const texts: Partial<Record<string, string>> = Object.fromEntries(
    TEXTS.flatMap((key) => (Object.hasOwn(value, key) ? [[key, textIn(value, key, part)]] : [])),
  );
  return {
    name,
    status: 'Succeeded',
    ...texts,
    ...(Object.hasOwn(value, 'inputs') && { inputs: value.inputs ?? null }),
    ...(Object.hasOwn(value, 'outputs') && { outputs: value.outputs ?? null }),
    ...(Object.hasOwn(value, 'error') && { error: errorIn(value.error ?? null, `${part}.error`) }),
  };
}

function errorIn(value: Data, part: string): { readonly code: string; readonly message: string } {
  if (!isObject(value)) throw wrong(part, 'an object', value);
  return {
    code: textIn({ code: '', ...value }, 'code', part),
    message: textIn({ message: '', ...value }, 'message', part),
  };
}

function textIn(object: DataObject, key: string, part: string): string {
  const value = object[key] ?? null;
  if (typeof value === 'string') return value;
  throw wrong(`${part}.${key}`, 'text', value);
}
