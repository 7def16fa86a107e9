import { TerraformProvider } from 'cdktf';
import type { Construct } from 'constructs';

export interface AzapiProviderConfig {
  readonly subscriptionId: string;
  readonly tenantId: string;

  /**
   * The cloud, in the provider's words: `public`, `usgovernment` or `china`.
   * @default - public
   */
  readonly environment?: string;
}

/**
 * The azapi provider, for which no npm binding exists.
 * @see https://github.com/Azure/terraform-provider-azapi/blob/main/docs/index.md
 */
export class AzapiProvider extends TerraformProvider {
  constructor(
    scope: Construct,
    id: string,
    private readonly config: AzapiProviderConfig,
  ) {
    super(scope, id, {
      terraformResourceType: 'azapi',
      terraformGeneratorMetadata: { providerName: 'azapi', providerVersionConstraint: '~> 2.0' },
      terraformProviderSource: 'Azure/azapi',
    });
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    const { subscriptionId, tenantId, environment } = this.config;
    return { subscription_id: subscriptionId, tenant_id: tenantId, environment };
  }
}
