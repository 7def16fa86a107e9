import { isObject, pathTo } from '../../workflow/lint/json';
import { type Scope, scopeOf } from './arm/scope';
import { evaluateTree, insideCopy, rounds } from './arm/text';
import { type Value, type ValueObject, isList, isRecord, propertyOf } from './arm/value';
import { workflowIn } from './arm/workflow';
import type { FoundDefinition } from './document';

/** Whether a document is an ARM template, of whatever scope. */
export const isArmTemplate = (document: unknown): document is ValueObject =>
  isObject(document) &&
  ((typeof document['$schema'] === 'string' &&
    /deploymentTemplate\.json/i.test(document['$schema'])) ||
    document['resources'] !== undefined);

/** The workflow definitions of an ARM template, those of nested templates and resources included. */
export const definitionsInArm = (template: ValueObject): readonly FoundDefinition[] =>
  search(template, '', scopeOf(template));

function search(value: Value, place: string, scope: Scope): readonly FoundDefinition[] {
  if (isList(value)) {
    return value.flatMap((item, index) => search(item, pathTo(place, index), scope));
  }
  if (!isRecord(value)) return [];
  return roundsOf(value, scope).flatMap((inside) => [
    ...workflowIn(value, place, inside),
    ...Object.entries(value).flatMap(([key, item]) => below(value, key, item, place, inside)),
  ]);
}

/** A resource with a copy loop stands for several, each with an index of its own. */
function roundsOf({ copy }: ValueObject, scope: Scope): readonly Scope[] {
  if (!isRecord(copy)) return [scope];
  const { name, count } = copy;
  if (typeof name !== 'string' || count === undefined) return [scope];
  return rounds(count, scope).map((index) => insideCopy(scope, { name, index }));
}

/** What is found in a property: a template inside of the template has a scope of its own. */
function below(
  { expressionEvaluationOptions: options, parameters }: ValueObject,
  key: string,
  item: Value,
  parent: string,
  scope: Scope,
): readonly FoundDefinition[] {
  const place = pathTo(parent, key);
  if (!isRecord(item) || item['resources'] === undefined) return search(item, place, scope);
  if (key === 'mainTemplate') {
    // A content template is data of the outer template: its texts are read once with that, once when it is installed.
    const content = evaluateTree(item, scope);
    return isRecord(content) ? search(content, place, scopeOf(content)) : [];
  }
  const inner = isRecord(options) && isInner(propertyOf(options, 'scope'));
  if (key !== 'template' || !inner) return search(item, place, scope);
  return search(item, place, scopeOf(item, givenBy(parameters, scope)));
}

const isInner = (scope: Value | undefined): boolean =>
  typeof scope === 'string' && scope.toLowerCase() === 'inner';

/**
 * The values that a nested deployment gives to its template's parameters.
 * @see https://learn.microsoft.com/azure/azure-resource-manager/templates/linked-templates#scope-for-expressions-in-nested-templates
 */
function givenBy(parameters: Value | undefined, scope: Scope): ValueObject {
  if (!isRecord(parameters)) return {};
  const values = Object.entries(parameters).flatMap(([name, parameter]) => {
    const value = isRecord(parameter) ? propertyOf(parameter, 'value') : undefined;
    return value === undefined ? [] : [[name, evaluateTree(value, scope)] as const];
  });
  return Object.fromEntries(values);
}
