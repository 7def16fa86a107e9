import { type JsonObject, OPAQUE, isObject, pathTo, valueAt } from '../../workflow/lint/json';
import {
  type FoundDefinition,
  factsOf,
  isDefinition,
  mapTexts,
  parameterValuesOf,
} from './document';
import { bare } from './resource';

/** Whether a document is a Terraform configuration in JSON, such as a cdk.tf.json. */
export const isTerraform = (document: JsonObject): boolean => isObject(document['resource']);

/**
 * A text of a Terraform configuration as the deployment passes it on: `$${` and `%%{` are escaped, and a text with any
 * other `${` or `%{` has a value that nobody knows before the deployment.
 * @see https://developer.hashicorp.com/terraform/language/expressions/strings#escape-sequences
 */
function deployedText(text: string): string {
  if (/(?<!\$)\$\{|(?<!%)%\{/.test(text)) return OPAQUE;
  return text.replaceAll('$${', '${').replaceAll('%%{', '%{');
}

/** The workflow definitions that a Terraform configuration deploys through azapi. */
export const definitionsInTerraform = (document: JsonObject): readonly FoundDefinition[] => {
  const resources = valueAt(document, 'resource', 'azapi_resource');
  if (!isObject(resources)) return [];
  return Object.entries(resources).flatMap(([name, block]) => {
    const resource: unknown = Array.isArray(block) ? block[0] : block;
    const type = valueAt(resource, 'type');
    if (typeof type !== 'string' || !/^Microsoft\.Logic\/workflows(@|$)/i.test(type)) return [];
    const properties = mapTexts(valueAt(resource, 'body', 'properties'), deployedText);
    const definition = valueAt(properties, 'definition');
    if (!isDefinition(definition)) return [];
    const place = pathTo('resource.azapi_resource', name, 'body', 'properties', 'definition');
    const parameters = valueAt(properties, 'parameters') ?? {};
    return [
      {
        place,
        definition,
        facts: factsOf(parameters),
        resource: bare(name, definition, parameterValuesOf(parameters)),
        isOpaque: JSON.stringify(properties).includes(OPAQUE),
      },
    ];
  });
};
