import { branchKeysOf } from '../branches';
import { OPAQUE, entriesAt, isObject, valueAt, wordAt } from '../json';
import type { Outline } from '../outline';
import { type Problem, type Rule, inDefinition, inOperation } from '../rule';
import { ACTIONS_AND_TRIGGERS, DEFINITION_LANGUAGE, LIMITS, MEASURED } from './sources';

const lacks = ({ definition }: Outline, name: string): Problem[] =>
  definition[name] === undefined ? [inDefinition([], { name })] : [];

const missing: Rule = {
  code: 'L29',
  title: 'A definition without a required property',
  level: 'error',
  message: "Required property '{name}' not found in JSON. Path 'properties.definition'.",
  cause: 'Azure reads a definition by the schema that it names.',
  fix: "add '{name}'.",
  source: 'https://github.com/Azure/azure-cli/issues/13125',
  check: (outline) => lacks(outline, '$schema'),
};

const idle: Rule = {
  code: 'L29',
  title: 'A definition without triggers or without actions',
  level: 'warning',
  message: "The definition has no '{name}'.",
  cause:
    'Microsoft documents both as optional, but nothing starts such a workflow, or it does nothing.',
  fix: "add '{name}'.",
  source: DEFINITION_LANGUAGE,
  check: (outline) => ['triggers', 'actions'].flatMap((name) => lacks(outline, name)),
};

const version: Rule = {
  code: 'L29',
  title: 'A definition without a content version',
  level: 'warning',
  message: "The definition has no '{name}'.",
  cause:
    'Microsoft documents a default of 1.0.0.0; some ways to deploy refuse a definition without one.',
  fix: 'add "contentVersion": "1.0.0.0".',
  source: DEFINITION_LANGUAGE,
  check: (outline) => lacks(outline, 'contentVersion'),
};

/** The actions that are no object, or have no type, with their paths. */
function malformed(value: unknown, keys: readonly string[]): (readonly string[])[] {
  return entriesAt(value).flatMap(([name, action]) => {
    const path = [...keys, name];
    if (action === OPAQUE) return [];
    if (!isObject(action) || typeof action['type'] !== 'string') return [path];
    return branchKeysOf(action).flatMap(({ keys: below, actions }) =>
      malformed(actions, [...path, ...below]),
    );
  });
}

const untyped: Rule = {
  code: 'L29',
  title: 'An action or trigger without a type',
  level: 'error',
  message: "Required property 'type' not found in JSON. Path '{name}'.",
  cause: 'Each action and trigger is an object with a type.',
  fix: "give '{name}' a type.",
  source: ACTIONS_AND_TRIGGERS,
  check: ({ definition }) =>
    ['triggers', 'actions'].flatMap((part) =>
      malformed(definition[part], [part]).map((keys) =>
        inDefinition(keys, { name: keys.at(-1) ?? '' }),
      ),
    ),
};

const duplicate: Rule = {
  code: 'L16',
  title: 'Two actions of one name',
  level: 'error',
  message:
    "The template action name '{action}' is not unique: another action has it, in any block or case.",
  cause: 'Names are unique in the whole definition, nested actions included; case does not matter.',
  fix: 'give one of the two another name.',
  source: MEASURED,
  check: (outline) =>
    outline.operations
      .filter((operation) => outline.operation(operation.key) !== operation)
      .map((operation) => inOperation(operation)),
};

/** The characters that a name may have. */
const MAXIMUM_NAME = 80;

const longName: Rule = {
  code: 'L17',
  title: 'A name that is too long',
  level: 'error',
  message: "The name '{action}' has {length} characters; the name of an action may have {limit}.",
  cause: 'Names of actions and triggers are limited.',
  fix: 'shorten the name, and every reference to it.',
  source: LIMITS,
  check: ({ operations }) =>
    operations
      .filter(({ name }) => name.length > MAXIMUM_NAME)
      .map((operation) =>
        inOperation(operation, [], { length: operation.name.length, limit: MAXIMUM_NAME }),
      ),
};

const dotAtEnd: Rule = {
  code: 'L17',
  title: 'A name that ends with a dot',
  level: 'error',
  message: "The template action name '{action}' is not valid: it ends with a '.'.",
  cause: 'Azure Resource Manager refuses a name that ends with a dot.',
  fix: 'remove the dot, here and in every reference.',
  source: 'https://github.com/Azure/azure-quickstart-templates/issues/5781',
  check: ({ operations }) =>
    operations.filter(({ name }) => name.endsWith('.')).map((operation) => inOperation(operation)),
};

const oddCharacter: Rule = {
  code: 'L17',
  title: 'A name with a character that some tools refuse',
  level: 'warning',
  message: "The name '{action}' holds '{character}', which the designer does not accept in a name.",
  cause: 'Names become parts of resource ids, where these characters mean something.',
  fix: 'use letters, digits, underscores and hyphens.',
  source: LIMITS,
  check: ({ operations }) =>
    operations.flatMap((operation) => {
      const [character] = /[<>%&\\?/]/.exec(operation.name) ?? [];
      return character === undefined ? [] : [inOperation(operation, [], { character })];
    }),
};

const nestedWorkflow: Rule = {
  code: 'L28',
  title: 'The id of a nested workflow is an expression',
  level: 'error',
  message:
    "LinkedInvalidPropertyId: property id '{id}' at path 'properties.definition.{path}' is invalid. Expect fully qualified resource Id.",
  cause: 'The id is checked at deployment, before any expression is evaluated.',
  fix: 'write the resource id of the workflow as it is, or let the deployment put it in.',
  source: 'https://github.com/Azure/LogicAppsUX/issues/4784',
  check: ({ operations }) =>
    operations
      .filter(({ type }) => type === 'workflow')
      .flatMap((operation) => {
        const keys = ['inputs', 'host', 'workflow', 'id'];
        const id = valueAt(operation.action, ...keys);
        if (typeof id !== 'string' || id === OPAQUE) return [];
        if (wordAt(operation.action, ...keys) !== undefined) return [];
        const path = inOperation(operation, keys).path;
        return [inOperation(operation, keys, { id, path })];
      }),
};

/** The definition as a whole, and the names in it. */
export const SHAPE_RULES: readonly Rule[] = [
  missing,
  idle,
  version,
  untyped,
  duplicate,
  longName,
  dotAtEnd,
  oddCharacter,
  nestedWorkflow,
];
