import { type JsonObject, OPAQUE, isObject, pathTo } from '../../workflow/lint/json';
import { type FoundDefinition, deploymentOf, isDefinition, mapTexts } from './document';

const WORKFLOW = 'microsoft.logic/workflows';

/** Whether a document is an ARM template. */
export const isArmTemplate = (document: JsonObject): boolean =>
  typeof document['$schema'] === 'string'
    ? /deploymentTemplate\.json/i.test(document['$schema'])
    : document['resources'] !== undefined;

/**
 * A text of an ARM template as the deployment passes it on: text in brackets is an expression, whose value nobody knows
 * before the deployment, unless a second bracket at the start says that it is meant literally.
 * @see https://learn.microsoft.com/azure/azure-resource-manager/templates/template-expressions#escape-characters
 */
export function deployedText(text: string): string {
  if (!text.startsWith('[') || !text.endsWith(']')) return text;
  return text.startsWith('[[') ? text.slice(1) : OPAQUE;
}

/** The workflow definitions of an ARM template, those of nested templates and resources included. */
export const definitionsInArm = (template: unknown): readonly FoundDefinition[] =>
  search(template, '', deployedText);

function search(
  value: unknown,
  place: string,
  read: (text: string) => string,
): readonly FoundDefinition[] {
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => search(item, pathTo(place, index), read));
  }
  if (!isObject(value)) return [];
  const below = Object.entries(value).flatMap(([key, item]) =>
    // A content template is a template inside a text of the outer one: its texts are read twice.
    search(item, pathTo(place, key), key === 'mainTemplate' ? twice : read),
  );
  return [...workflowIn(value, place, read), ...below];
}

const twice = (text: string): string => deployedText(deployedText(text));

function workflowIn(
  resource: JsonObject,
  place: string,
  read: (text: string) => string,
): readonly FoundDefinition[] {
  const { type, properties } = resource;
  if (typeof type !== 'string' || type.toLowerCase() !== WORKFLOW) return [];
  if (!isObject(properties) || !isDefinition(properties['definition'])) return [];
  const definition = mapTexts(properties['definition'], read);
  if (!isDefinition(definition)) return [];
  return [
    {
      place: pathTo(place, 'properties', 'definition'),
      definition,
      ...deploymentOf(mapTexts(properties['parameters'] ?? {}, read)),
    },
  ];
}
