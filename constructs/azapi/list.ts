import { type Postcondition, TerraformDataSource } from 'cdktf';
import type { Construct } from 'constructs';
import { Reference } from './reference';

export interface AzapiListConfig {
  /** The type of what is listed and its API version, as `Microsoft.SecurityInsights/contentProductPackages@2025-09-01`. */
  readonly type: string;
  /** The id of the resource that they belong to. */
  readonly parentId: string;
  /** What Azure is asked besides: `$filter` and the like. */
  readonly query: Readonly<Record<string, string>>;
  /** What is read of its answer: JMESPath expressions, each under a name. What is not there is null. */
  readonly values: Readonly<Record<string, string>>;
  /** What has to hold of `self.output`; where it does not, the plan stops with the message. */
  readonly expect: readonly Postcondition[];
}

/**
 * Reads parts of a list of resources of Azure Resource Manager, all its pages.
 * @see https://github.com/Azure/terraform-provider-azapi/blob/main/docs/data-sources/resource_list.md
 */
export class AzapiList extends TerraformDataSource {
  constructor(
    scope: Construct,
    id: string,
    private readonly config: AzapiListConfig,
  ) {
    super(scope, id, {
      terraformResourceType: 'azapi_resource_list',
      terraformGeneratorMetadata: { providerName: 'azapi', providerVersionConstraint: '~> 2.0' },
      lifecycle: { postcondition: [...config.expect] },
    });
  }

  /** A value that was read, by its name. */
  read(name: string): Reference {
    return new Reference(
      `data.${this.terraformResourceType}.${this.friendlyUniqueId}.output.${name}`,
    );
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    const { type, parentId, query, values } = this.config;
    return {
      type,
      parent_id: parentId,
      query_parameters: Object.fromEntries(
        Object.entries(query).map(([name, value]) => [name, [value]]),
      ),
      response_export_values: { ...values },
    };
  }
}
