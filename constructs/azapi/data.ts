import { TerraformDataSource } from 'cdktf';
import type { Construct } from 'constructs';

export interface AzapiDataConfig {
  /** The resource type and API version, as `Microsoft.Logic/workflows@2019-05-01`. */
  readonly type: string;
  /** The id of the resource that is read. */
  readonly resourceId: string;
  /** What is read of its answer: JMESPath expressions, each under a name. */
  readonly values: Readonly<Record<string, string>>;
}

/**
 * Reads parts of a resource of Azure Resource Manager.
 * @see https://github.com/Azure/terraform-provider-azapi/blob/main/docs/data-sources/resource.md
 */
export class AzapiData extends TerraformDataSource {
  constructor(
    scope: Construct,
    id: string,
    private readonly config: AzapiDataConfig,
  ) {
    super(scope, id, {
      terraformResourceType: 'azapi_resource',
      terraformGeneratorMetadata: { providerName: 'azapi', providerVersionConstraint: '~> 2.0' },
    });
  }

  /** A value that was read, by its name, as a reference. */
  read(name: string): string {
    return `\${data.${this.terraformResourceType}.${this.friendlyUniqueId}.output.${name}}`;
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    const { type, resourceId, values } = this.config;
    return { type, resource_id: resourceId, response_export_values: { ...values } };
  }
}
