import type { WorkflowResource } from '../../emulator/runtime/workflow';
import { isObject } from '../../workflow/lint/json';
import type { Json } from '../../workflow/parameter';
import type { DefinitionJson } from '../../workflow/schema';
import { PLACE, RESOURCE_GROUP_ID, SUBSCRIPTION_ID, madeUpValue } from './made-up';

/** What a document says of a workflow that it deploys. */
export type Described = Omit<WorkflowResource, 'id' | 'parameters'> & {
  readonly parameters: Readonly<Record<string, Json>>;
};

/** A workflow in the made-up resource group; what its connections are is made up where the document does not say it. */
export const deployed = (workflow: Described): WorkflowResource => ({
  ...workflow,
  id: `${RESOURCE_GROUP_ID}/providers/Microsoft.Logic/workflows/${workflow.name}`,
  parameters: { ...missingConnections(workflow), ...workflow.parameters },
});

/** A definition without a deployment, whose parameters get made-up values where they have no default. */
export function bare(
  name: string,
  definition: DefinitionJson,
  parameters: Readonly<Record<string, Json>>,
): WorkflowResource {
  const missing = Object.entries(definition.parameters ?? {})
    .filter(
      ([key, { defaultValue }]) =>
        key !== '$connections' && defaultValue === undefined && !(key in parameters),
    )
    .map(([key, { type }]) => [key, madeUpValue(key, type)] as const);
  const values = { ...Object.fromEntries(missing), ...parameters };
  return deployed({ name, definition, parameters: values });
}

/** A connection for each key that a definition asks for, where neither the deployment nor a default has any. */
function missingConnections({ definition, parameters }: Described): Readonly<Record<string, Json>> {
  const declared = definition.parameters?.['$connections'];
  if (declared === undefined || parameters['$connections'] !== undefined) return {};
  const { defaultValue } = declared;
  if (isObject(defaultValue) && Object.keys(defaultValue).length > 0) return {};
  const keys = JSON.stringify(definition).matchAll(
    /parameters\('\$connections'\)\??\['([^']+)'\]/gi,
  );
  const connections = [...keys].map(([, key = '']) => [key, connection(key)] as const);
  return { $connections: Object.fromEntries(connections) };
}

const connection = (key: string): Json => ({
  connectionId: `${RESOURCE_GROUP_ID}/providers/Microsoft.Web/connections/${key}`,
  connectionName: key,
  id: `${SUBSCRIPTION_ID}/providers/Microsoft.Web/locations/${PLACE.location}/managedApis/${key}`,
});
