import { print } from '../../print';
import { reachesOut } from '../calls';
import { entriesAt, isObject, pathTo, valueAt } from '../json';
import type { Outline } from '../outline';
import { nullableArguments } from '../nullable';
import type { Call, Step } from '../references';
import { type Rule, inOperation, inText } from '../rule';
import { FUNCTIONS_REFERENCE, MEASURED } from './sources';

/** The functions that give what came from outside. */
const DATA_FUNCTIONS = ['triggerbody', 'triggeroutputs', 'body', 'outputs', 'item', 'items'];

/** What the runtime itself puts into outputs: always there, or the call has failed. */
const RUNTIME_KEYS: ReadonlySet<unknown> = new Set(['body', 'headers', 'statusCode', 'queries']);

/** Whether a call gives what a trigger, a connector or a call over HTTP returned. */
function isFromOutside(outline: Outline, { name, target }: Call): boolean {
  if (name !== 'body' && name !== 'outputs') return true;
  const operation = target === undefined ? undefined : outline.operation(target);
  return operation !== undefined && reachesOut(operation);
}

/** The first step that fails where its property is missing. */
function unsafeStep({ name, steps }: Call): Step | undefined {
  const isOutputs = name === 'outputs' || name === 'triggeroutputs';
  const own = isOutputs && RUNTIME_KEYS.has(steps[0]?.key) ? 1 : 0;
  return steps.slice(own).find(({ safe }) => !safe);
}

const unsafe: Rule = {
  code: 'L30',
  title: 'An unsafe dereference of data from outside',
  level: 'warning',
  message:
    "The template language expression in {place} cannot be evaluated if property '{key}' doesn't exist.",
  cause: "['x'] fails where the property is missing; ?['x'] gives null.",
  fix: "write ?['...'], and say with coalesce() what holds instead.",
  source: FUNCTIONS_REFERENCE,
  check(outline) {
    const reported = new Set<Call['text']>();
    return outline.calls(...DATA_FUNCTIONS).flatMap((call) => {
      const step = isFromOutside(outline, call) ? unsafeStep(call) : undefined;
      // One text often takes the same risk several times: once is enough to go and look.
      if (step === undefined || reported.has(call.text)) return [];
      reported.add(call.text);
      return [inText(call.text, { key: keyOf(step) })];
    });
  },
};

const keyOf = ({ key }: Step): string => {
  if (key === undefined) return '...';
  return typeof key === 'string' ? key : print({ kind: 'literal', value: key });
};

const nullable: Rule = {
  code: 'L30',
  title: 'An argument that may be null',
  level: 'warning',
  message:
    "The template language function '{function}' in {place} expects its first parameter to be of type {type}; '{argument}' may be of type 'Null'.",
  cause: 'A missing property is null, which the function does not take.',
  fix: 'wrap the argument in coalesce() with a value for that case.',
  source: FUNCTIONS_REFERENCE,
  check: (outline, { idempotent }) =>
    // In a typed playbook the compiler has seen what may be missing.
    (idempotent === undefined ? nullableArguments(outline) : []).map(({ call, argument, type }) =>
      inText(call.text, { function: call.node.name, argument: print(argument), type }),
    ),
};

/** The paths of a schema's parts for which a condition holds. */
function schemaPaths(
  schema: unknown,
  condition: (part: Readonly<Record<string, unknown>>) => boolean,
  path = '',
): readonly string[] {
  if (!isObject(schema)) return [];
  const properties = entriesAt(schema, 'properties');
  return [
    ...(condition(schema) ? [path] : []),
    ...properties.flatMap(([name, part]) => schemaPaths(part, condition, pathTo(path, name))),
    ...schemaPaths(schema['items'], condition, `${path}[]`),
  ];
}

const schemasOf = ({ operations }: Outline) =>
  operations
    .filter(({ type }) => type === 'parsejson')
    .map((operation) => ({ operation, schema: valueAt(operation.action, 'inputs', 'schema') }));

const pattern: Rule = {
  code: 'L36',
  title: 'A ParseJson schema with a pattern',
  // Nobody has reported it of Azure itself.
  level: 'warning',
  typedLevel: 'error',
  message:
    "ActionSchemaNotSupported: the schema of action '{action}' uses 'pattern' or 'patternProperties' (at '{where}').",
  cause: 'The engine refuses schemas with regular expressions when the action runs.',
  fix: 'remove the pattern, and check the value in a condition.',
  source: MEASURED,
  check: (outline) =>
    schemasOf(outline).flatMap(({ operation, schema }) => {
      const [where] = schemaPaths(
        schema,
        (part) => 'pattern' in part || 'patternProperties' in part,
      );
      if (where === undefined) return [];
      return [inOperation(operation, ['inputs', 'schema'], { where: where || 'the root' })];
    }),
};

const notNullable: Rule = {
  code: 'L36',
  title: 'A ParseJson schema that refuses null',
  level: 'warning',
  message:
    "ValidationFailed if a value is null: the schema of action '{action}' takes no null at '{where}' ({count} such places).",
  cause:
    'Schemas made from a sample say "type": "string" for what is null in other events, such as a description.',
  fix: 'write "type": ["string", "null"], or read the value without ParseJson.',
  source: MEASURED,
  check: (outline, { idempotent }) =>
    schemasOf(outline).flatMap(({ operation, schema }) => {
      // Whoever writes a typed playbook has chosen the schema; others have it from a generator.
      if (idempotent !== undefined) return [];
      const places = schemaPaths(schema, ({ type }) => {
        return typeof type === 'string' && !['null', 'object', 'array'].includes(type);
      });
      const [where] = places;
      if (where === undefined) return [];
      const values = { where: where || 'the root', count: places.length };
      return [inOperation(operation, ['inputs', 'schema'], values)];
    }),
};

/** What the data may look like. */
export const DATA_RULES: readonly Rule[] = [unsafe, nullable, pattern, notNullable];
