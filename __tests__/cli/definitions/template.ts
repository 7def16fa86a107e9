import { definitionsIn } from '../../../cli/definitions';

/** The schema of templates for a resource group. */
export const ARM =
  'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#';
const WDL =
  'https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#';

/** A definition with one action, of these inputs. */
export const definition = (inputs: unknown, others: object = {}) => ({
  $schema: WDL,
  contentVersion: '1.0.0.0',
  triggers: { manual: { type: 'Request' } },
  actions: { A: { type: 'Compose', inputs } },
  ...others,
});

/** A resource with such a definition. */
export const workflow = (name: string, inputs: unknown, others: object = {}) => ({
  type: 'Microsoft.Logic/workflows',
  name,
  properties: { definition: definition(inputs) },
  ...others,
});

/** A template with these resources. */
export const template = (resources: unknown, others: object = {}) => ({
  $schema: ARM,
  contentVersion: '1.0.0.0',
  resources,
  ...others,
});

/** What each workflow's only action has as inputs: judged, and run. */
export const found = (document: unknown) =>
  definitionsIn(document).map(({ place, definition: judged, resource, isOpaque }) => ({
    place,
    name: resource.name,
    judged: judged.actions['A']?.inputs,
    runs: resource.definition.actions['A']?.inputs,
    isOpaque,
  }));

/** A parameter that holds text. */
export const text = (name: string, value?: unknown) => ({
  [name]: { type: 'string', ...(value !== undefined && { defaultValue: value }) },
});
