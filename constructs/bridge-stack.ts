import { TerraformOutput, TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import type { Environment } from '../environments/schema';
import { AutoClose } from './auto-close';
import { declaredSecrets } from './declared-secrets';
import { Platform } from './platform';
import { addProviders } from './providers';
import { variableOf } from './secret-vault';
import { ServiceNowIntegration } from './servicenow-integration';

/** One environment: everything that `cdktf deploy <name>` makes. */
export class BridgeStack extends TerraformStack {
  constructor(scope: Construct, environment: Environment) {
    super(scope, environment.name);
    addProviders(this, environment);
    const platform = new Platform(this, 'Platform', environment);
    const { serviceNow, autoClose } = environment;
    const tickets = [
      ...(serviceNow ? [new ServiceNowIntegration(this, 'ServiceNow', platform, serviceNow)] : []),
    ];
    const closing =
      autoClose.length > 0 ? [new AutoClose(this, 'AutoClose', platform, autoClose)] : [];
    // Whatever one of our own identities writes, no playbook carries on.
    const identities = [...tickets, ...closing].flatMap(({ identity }) => identity?.objectId ?? []);
    for (const integration of tickets) integration.declare(identities);

    this.output('resource_group', 'Where the playbooks are', platform.names.resourceGroup);
    this.output('vault_uri', 'The vault that holds the secrets', platform.ids.vaultUri);
    this.output(
      'secrets',
      'Every secret that the playbooks read: its name, what it holds, when it expires and who writes it',
      declaredSecrets(environment).map(({ secret, contentType, expires, source }) => ({
        name: secret,
        content_type: contentType,
        expires,
        source,
      })),
    );
    this.output(
      'secret_variables',
      'What the pipeline exports for every plan and deployment',
      declaredSecrets(environment)
        .filter(({ source }) => source === 'pipeline')
        .map(({ secret }) => `TF_VAR_${variableOf(secret)}`),
    );
  }

  /** cdktf walks everything here to find what stacks read of each other; ours read nothing, and declare their backend. */
  override prepareStack(): void {
    return;
  }

  private output(id: string, description: string, value: unknown): void {
    new TerraformOutput(this, id, { description, value });
  }
}
