import { type ITerraformDependable, TerraformResource } from 'cdktf';
import type { Construct } from 'constructs';
import { asTerraformText } from '../terraform-text';
import { Verbatim } from './verbatim';

export interface AzapiResourceConfig {
  /** The resource type and API version, as `Microsoft.Logic/workflows@2019-05-01`. */
  readonly type: string;
  readonly name: string;
  /** The resource id of what it is created in. */
  readonly parentId: string;

  /**
   * The region.
   * @default - it has none, as what stands on another resource
   */
  readonly location?: string;

  /** The resource's body as plain JSON: its texts are never Terraform templates, and no token of cdktf may stand in it, but a `Reference` may. */
  readonly body: unknown;

  /**
   * The resource id of the user-assigned identity that it runs as.
   * @default - none
   */
  readonly identityId?: string;

  /**
   * Whether the provider checks the body against its own copy of Azure's schema.
   * @default true
   */
  readonly schemaValidation?: boolean;

  /** @default - none */
  readonly tags?: Readonly<Record<string, string>>;

  /** @default - nothing but what it refers to */
  readonly dependsOn?: readonly ITerraformDependable[];
}

/**
 * Any resource of Azure Resource Manager: one PUT of the whole body, and a plan that shows each changed key of it.
 * @see https://github.com/Azure/terraform-provider-azapi/blob/main/docs/resources/resource.md
 */
export class AzapiResource extends TerraformResource {
  constructor(
    scope: Construct,
    id: string,
    private readonly config: AzapiResourceConfig,
  ) {
    super(scope, id, {
      terraformResourceType: 'azapi_resource',
      terraformGeneratorMetadata: { providerName: 'azapi', providerVersionConstraint: '~> 2.0' },
      dependsOn: [...(config.dependsOn ?? [])],
    });
  }

  /** The resource's id. */
  get id(): string {
    return this.getStringAttribute('id');
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    const { type, name, parentId, location, body, identityId, schemaValidation, tags } =
      this.config;
    return {
      type,
      name,
      parent_id: parentId,
      location,
      body: new Verbatim(asTerraformText(body)),
      identity:
        identityId === undefined
          ? undefined
          : [{ type: 'UserAssigned', identity_ids: [identityId] }],
      schema_validation_enabled: schemaValidation,
      // Without it, every change of the body shows all of the answer as unknown in the plan.
      response_export_values: [],
      tags,
    };
  }
}
