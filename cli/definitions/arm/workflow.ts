import { pathTo, valueAt } from '../../../workflow/lint/json';
import { type FoundDefinition, factsOf, isDefinition, parameterValuesOf } from '../document';
import { deployed } from '../resource';
import type { Scope } from './scope';
import { evaluateTree } from './text';
import { type ValueObject, isKnown, isRecord, judgedOf, propertyOf, standInOf } from './value';

const WORKFLOW = 'microsoft.logic/workflows';

/** The workflow that a resource of a template is; none where it is another resource. */
export function workflowIn(
  resource: ValueObject,
  place: string,
  scope: Scope,
): readonly FoundDefinition[] {
  const type = propertyOf(resource, 'type');
  if (typeof type !== 'string' || type.toLowerCase() !== WORKFLOW) return [];
  const properties = evaluateTree(propertyOf(resource, 'properties') ?? {}, scope);
  if (!isRecord(properties)) return [];
  const definition = propertyOf(properties, 'definition') ?? {};
  const parameters = propertyOf(properties, 'parameters') ?? {};
  const [judged, runs] = [judgedOf(definition), standInOf(definition)];
  if (!isDefinition(judged) || !isDefinition(runs)) return [];
  return [
    {
      place: pathTo(place, 'properties', 'definition'),
      definition: judged,
      facts: factsOf(judgedOf(parameters)),
      isOpaque: !isKnown(definition) || !isKnown(parameters),
      resource: deployed({
        ...attributesOf(resource, scope),
        definition: runs,
        parameters: parameterValuesOf(standInOf(parameters)),
      }),
    },
  ];
}

/** What a resource says beside its properties. */
function attributesOf(resource: ValueObject, scope: Scope) {
  const read = (name: string): unknown =>
    standInOf(evaluateTree(propertyOf(resource, name) ?? null, scope));
  const [name, location, identity, tags] = ['name', 'location', 'identity', 'tags'].map(read);
  const [userAssigned] = Object.keys(valueAt(identity, 'userAssignedIdentities') ?? {});
  return {
    name: typeof name === 'string' ? name : 'workflow',
    ...(typeof location === 'string' && { location }),
    ...(userAssigned !== undefined && { identity: userAssigned }),
    ...(isTags(tags) && { tags }),
  };
}

const isTags = (value: unknown): value is Readonly<Record<string, string>> =>
  typeof value === 'object' &&
  value !== null &&
  Object.values(value).every((tag) => typeof tag === 'string');
