import { type Action, type Definition, flatten } from './definition';
import type { Json, Parameter } from './parameter';
import { print } from './print';
import type { ActionJson, DefinitionJson, ParameterJson } from './schema';
import { type Node, isExpr, nodesOf } from './tree';

/**
 * A definition as the JSON that is deployed.
 *
 * The one place where expressions become text: whatever stands in an action, however deep, is rendered by the same walk.
 * @throws when two actions of one list share a name, or two parameters with one name differ
 */
export function toJson(definition: Definition): DefinitionJson {
  const { trigger, actions } = definition;
  return {
    $schema:
      'https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#',
    contentVersion: '1.0.0.0',
    description: definition.description,
    parameters: parametersOf(definition),
    triggers: {
      [trigger.name]: {
        type: trigger.type,
        ...(trigger.inputs !== undefined && { inputs: render(trigger.inputs) }),
        ...(trigger.recurrence && { recurrence: { ...trigger.recurrence } }),
        ...(trigger.clientTrackingId && {
          correlation: { clientTrackingId: renderText(trigger.clientTrackingId.node) },
        }),
        ...(trigger.concurrency && {
          runtimeConfiguration: { concurrency: trigger.concurrency },
        }),
        ...(trigger.condition && {
          conditions: [{ expression: renderText(trigger.condition.node) }],
        }),
      },
    },
    actions: inOrder(actions),
    ...(definition.outputs && { outputs: outputsJson(definition.outputs) }),
  };
}

const outputsJson = (
  outputs: NonNullable<Definition['outputs']>,
): NonNullable<DefinitionJson['outputs']> =>
  Object.fromEntries(
    Object.entries(outputs).map(([name, { node }]) => [
      name,
      { type: 'String', value: renderText(node) },
    ]),
  );

/** A list of actions as a map, each running after the one before it unless it says otherwise. */
function inOrder(actions: readonly Action[]): Record<string, ActionJson> {
  const seen = new Set<string>();
  const entries = actions.map((action, i): [string, ActionJson] => {
    if (seen.has(action.name)) {
      throw new Error(`two actions are named '${action.name}': give each a name of its own`);
    }
    seen.add(action.name);
    const previous = actions[i - 1];
    const runAfter = action.runAfter ?? (previous ? { [previous.name]: ['Succeeded'] } : {});
    return [action.name, { ...actionJson(action), runAfter }];
  });
  return Object.fromEntries(entries);
}

const actionJson = (action: Action): ActionJson => ({
  type: action.type,
  ...(action.description !== undefined && { description: action.description }),
  ...(action.expression && { expression: conditionJson(action.expression) }),
  ...(action.foreach && {
    foreach: renderText(action.foreach.node),
    // One after the other: a loop that writes to one incident or ticket from several sides would lose updates.
    runtimeConfiguration: { concurrency: { repetitions: 1 } },
  }),
  ...(action.limit && { limit: action.limit }),
  ...(action.actions && { actions: inOrder(action.actions) }),
  ...(action.cases && { cases: casesJson(action.cases) }),
  ...(action.otherwise?.length && {
    [action.cases ? 'default' : 'else']: { actions: inOrder(action.otherwise) },
  }),
  ...(action.inputs !== undefined && { inputs: render(action.inputs) }),
  ...(action.trackedProperties && { trackedProperties: render(action.trackedProperties) }),
  ...(action.secure && {
    runtimeConfiguration: { secureData: { properties: action.secure } },
  }),
});

/** One expression, or a tree of several. @see https://learn.microsoft.com/azure/logic-apps/logic-apps-workflow-actions-triggers#if-action */
const conditionJson = (condition: NonNullable<Action['expression']>): Json =>
  isExpr(condition)
    ? renderText(condition.node)
    : { or: condition.map(({ node }) => ({ equals: [renderText(node), true] })) };

const casesJson = (cases: NonNullable<Action['cases']>): NonNullable<ActionJson['cases']> =>
  Object.fromEntries(
    Object.entries(cases).map(([value, actions]) => [
      value,
      { case: value, actions: inOrder(actions) },
    ]),
  );

/** The parameters that a definition's expressions bring along. */
function parametersOf(definition: Definition): Record<string, ParameterJson> {
  const parameters = new Map<string, Parameter>();
  for (const parameter of parametersIn(definition)) {
    const known = parameters.get(parameter.name);
    if (known && JSON.stringify(known) !== JSON.stringify(parameter)) {
      throw new Error(
        `two parameters are named '${parameter.name}' and differ: give each a name of its own`,
      );
    }
    parameters.set(parameter.name, parameter);
  }
  const json = [...parameters.values()].map(({ name, ...rest }) => [name, rest] as const);
  return Object.fromEntries(json.sort(([a], [b]) => a.localeCompare(b, 'en')));
}

function* parametersIn({ trigger, actions, outputs }: Definition): Generator<Parameter> {
  const own = flatten(actions).map(({ actions: _, otherwise: __, cases: ___, ...rest }) => rest);
  for (const node of expressionsIn([trigger, ...own, outputs])) {
    for (const { kind, ...rest } of nodesOf(node)) {
      if (kind === 'parameter' && 'parameter' in rest) yield rest.parameter;
    }
  }
}

/** The expressions anywhere inside a value. */
function* expressionsIn(value: unknown): Generator<Node> {
  if (isExpr(value)) yield value.node;
  else if (typeof value === 'object' && value !== null) {
    for (const inner of Object.values(value)) yield* expressionsIn(inner);
  }
}

/** Any value as the JSON that a definition holds; properties that are undefined are left out. */
function render(value: unknown): Json {
  if (isExpr(value)) return renderNode(value.node);
  if (typeof value === 'string') return literalText(value);
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) return value;
  if (Array.isArray(value)) return value.map(render);
  if (typeof value === 'object') {
    const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
    return Object.fromEntries(entries.map(([key, inner]) => [literalText(key), render(inner)]));
  }
  throw new Error(
    `a definition cannot hold a ${typeof value}: give text, a number or an expression`,
  );
}

const renderNode = (node: Node): Json =>
  node.kind === 'literal' && (typeof node.value !== 'object' || node.value === null)
    ? render(node.value)
    : renderText(node);

/** A node as the text of a definition: `@...`, or text with `@{...}` in it. */
function renderText(node: Node): string {
  if (node.kind !== 'template') return `@${print(node)}`;
  const { parts } = node;
  // Text that ends in `@` right before an expression cannot be written: `@@{` would be a literal `@{`.
  const clash = parts.some((part, i) => isText(part) && part.endsWith('@') && i < parts.length - 1);
  if (clash) return `@{${print(node)}}`;
  const text = parts
    .map((part) => (isText(part) ? part.replaceAll('@{', '@@{') : `@{${print(part)}}`))
    .join('');
  return isText(parts[0]) ? escapeLeadingAt(text) : text;
}

const isText = (part: string | Node | undefined): part is string => typeof part === 'string';

/** Literal text: only `@{` anywhere and a leading `@` mean something to the engine. */
const literalText = (text: string): string => escapeLeadingAt(text.replaceAll('@{', '@@{'));

/** `@@{` at the start already stands for a literal `@{`; a single `@` alone is a literal, too. */
const escapeLeadingAt = (text: string): string =>
  text.startsWith('@') && !text.startsWith('@@{') && text.length > 1 ? `@${text}` : text;
