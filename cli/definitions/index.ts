import { isObject, valueAt } from '../../workflow/lint/json';
import type { DefinitionJson } from '../../workflow/schema';
import { definitionsInArm, isArmTemplate } from './arm';
import { type FoundDefinition, factsOf, isDefinition, parameterValuesOf } from './document';
import { bare } from './resource';
import { definitionsInTerraform, isTerraform } from './terraform';

export { type FoundDefinition } from './document';

/**
 * The workflow definitions of a document: a bare definition, a `{definition, parameters}`, a workflow as Azure shows
 * it, an ARM template, or a Terraform configuration in JSON.
 */
export function definitionsIn(document: unknown): readonly FoundDefinition[] {
  if (!isObject(document)) return [];
  if (isArmTemplate(document)) return definitionsInArm(document);
  if (isTerraform(document)) return definitionsInTerraform(document);
  for (const keys of [['definition'], ['properties', 'definition']]) {
    const definition = valueAt(document, ...keys);
    const holder = valueAt(document, ...keys.slice(0, -1));
    if (!isDefinition(definition)) continue;
    return [found(keys.join('.'), definition, valueAt(holder, 'parameters'))];
  }
  return isDefinition(document) ? [found('', document, undefined)] : [];
}

const found = (
  place: string,
  definition: DefinitionJson,
  parameters: unknown,
): FoundDefinition => ({
  place,
  definition,
  facts: factsOf(parameters),
  resource: bare('local', definition, parameterValuesOf(parameters)),
  isOpaque: false,
});
