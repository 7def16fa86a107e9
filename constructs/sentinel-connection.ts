import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { AzapiResource } from './azapi/resource';
import type { Platform } from './platform';

/** The managed connector through which Sentinel starts playbooks and takes partial updates. */
export const SENTINEL_API = 'azuresentinel';

/**
 * A connection to Sentinel that signs in as the playbook's own identity: nobody has to authorise it by hand.
 * @see https://learn.microsoft.com/azure/sentinel/automation/authenticate-playbooks-to-sentinel
 */
export class SentinelConnection extends Construct {
  readonly resource: AzapiResource;
  /** What a workflow's `$connections` parameter says of it. */
  readonly reference: unknown;

  constructor(
    scope: Construct,
    id: string,
    { environment, ids, resourceGroup, tags }: Platform,
    props: {
      readonly name: string;
      readonly identityId: string;
      readonly dependsOn: readonly ITerraformDependable[];
    },
  ) {
    super(scope, id);
    const api = ids.managedApi(SENTINEL_API);
    this.resource = new AzapiResource(this, 'Connection', {
      type: 'Microsoft.Web/connections@2016-06-01',
      name: props.name,
      parentId: resourceGroup.id,
      location: environment.azure.location,
      body: {
        kind: 'V1',
        properties: {
          displayName: 'Microsoft Sentinel',
          parameterValueType: 'Alternative',
          api: { id: api },
        },
      },
      // Azure's published schema of connections lacks parameterValueType.
      schemaValidation: false,
      tags,
      dependsOn: props.dependsOn,
    });
    this.reference = {
      connectionId: ids.connection(props.name),
      connectionName: props.name,
      id: api,
      connectionProperties: {
        authentication: { type: 'ManagedServiceIdentity', identity: props.identityId },
      },
    };
  }
}
