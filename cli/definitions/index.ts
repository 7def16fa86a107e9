import { isObject, valueAt } from '../../workflow/lint/json';
import { definitionsInArm, isArmTemplate } from './arm';
import { type FoundDefinition, deploymentOf, isDefinition } from './document';
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
    return [{ place: keys.join('.'), definition, ...deploymentOf(valueAt(holder, 'parameters')) }];
  }
  return isDefinition(document) ? [{ place: '', definition: document, ...deploymentOf(undefined) }] : [];
}
