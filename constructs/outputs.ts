import { TerraformOutput } from 'cdktf';
import type { Construct } from 'constructs';
import type { AppRegistration } from './app-registration';
import { AzapiData } from './azapi/data';
import type { AzapiResource } from './azapi/resource';
import { declaredSecrets } from './declared-secrets';
import { expiriesOf } from './expiries';
import type { Platform } from './platform';
import { pipelineVariables } from './secret-vault';
import { profileOf } from './store-app-profile';

/** What the outputs tell of, besides the platform. */
export interface Deployed {
  /**
   * Some playbook: all of an environment come from the same addresses.
   * @default - there is none
   */
  readonly playbook: AzapiResource | undefined;
  /** @default - there is none */
  readonly registration: AppRegistration | undefined;
}

/** What a deployment prints: nothing of it is secret. */
export function addOutputs(stack: Construct, platform: Platform, deployed: Deployed): void {
  const { environment, names, ids, vault } = platform;
  const { playbook, registration } = deployed;
  const output = (id: string, description: string, value: unknown) =>
    new TerraformOutput(stack, id, { description, value });

  output('resource_group', 'Where the playbooks are', names.resourceGroup);
  output('vault_uri', 'The vault that holds the secrets', ids.vaultUri);
  output(
    'secrets',
    'Every secret that the playbooks read: its name, what it holds, its version, when it expires, who writes it and who reads it',
    declaredSecrets(environment).map(({ secret, contentType, version, expires, source }) => ({
      name: secret,
      content_type: contentType,
      version,
      expires,
      source,
      readers: vault.readersOf(secret),
    })),
  );
  output(
    'secret_variables',
    'What the pipeline exports for every plan and deployment',
    pipelineVariables(environment),
  );
  output(
    'expiries',
    'Everything that ends, when it does, and what renews it',
    expiriesOf(environment, registration?.credentials ?? []),
  );
  if (playbook !== undefined) {
    output(
      'addresses_to_let_in',
      'Where the playbooks come from: what ServiceNow or Jira, and vault.allowedAddresses where it is set, have to let in',
      outgoingAddresses(stack, playbook),
    );
  }
  if (registration !== undefined) {
    output(
      'store_app',
      'What the ServiceNow administrator enters, and where the credential lies (docs/servicenow-profile.md)',
      profileOf(platform, registration),
    );
  }
}

/**
 * The addresses that calls of a workflow come from. It refers to the workflow by its id, which a change of the workflow does not make unknown, so that
 * a plan shows the addresses too.
 * @see https://learn.microsoft.com/rest/api/logic/workflows/get
 */
function outgoingAddresses(stack: Construct, playbook: AzapiResource): string {
  const workflow = new AzapiData(stack, 'OutgoingAddresses', {
    type: 'Microsoft.Logic/workflows@2019-05-01',
    resourceId: playbook.id,
    values: {
      addresses: 'properties.endpointsConfiguration.workflow.outgoingIpAddresses[].address',
    },
  });
  return workflow.read('addresses');
}
