import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { loadStack } from '../../emulator/stack';
import type { Json } from '../../workflow/parameter';
import { rule, SUBSCRIPTION, synthesized, WORKSPACE } from './services/fixtures/stack';

const stack = loadStack(synthesized());
const GROUP = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg-bridge-test`;

describe('a synthesized stack', () => {
  test('names its workspace', () => {
    expect(stack.workspace).toEqual({
      id: WORKSPACE,
      subscriptionId: SUBSCRIPTION,
      resourceGroup: 'rg-secops-test',
      name: 'law-sentinel-test',
    });
  });

  test('has workflows with resolved parameters', () => {
    const [open] = stack.workflows;
    expect(open).toMatchObject({
      id: `${GROUP}/providers/Microsoft.Logic/workflows/logic-bridge-open`,
      name: 'logic-bridge-open',
      enabled: true,
      identity: {
        userAssigned: [
          `${GROUP}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-bridge-servicenow`,
        ],
      },
      tags: { environment: 'test' },
    });
    expect(open?.parameters).toMatchObject({
      vaultUri: 'https://kv-bridge-test.vault.azure.net/',
      $connections: {
        azuresentinel: {
          connectionId: `${GROUP}/providers/Microsoft.Web/connections/con-bridge-sentinel`,
        },
      },
    });
    expect(Object.keys(open?.definition.actions ?? {})).toEqual([
      'Read_password',
      'Create_ticket',
      'Comment',
      'Tag',
    ]);
  });

  test('resolves grants to principals and scopes', () => {
    const [identity] = stack.identities;
    expect(stack.roleAssignments).toEqual([
      {
        address: 'azurerm_role_assignment.responder',
        principalId: identity?.principalId,
        roleId: '3e150937-b8fe-4cfb-8069-0eaf05ecd056',
        scope: WORKSPACE,
      },
      {
        address: 'azurerm_role_assignment.automation',
        principalId: '44444444-4444-4444-8444-444444444444',
        roleId: 'f4c81013-99ee-4d62-a7ee-b3f1f648599a',
        scope: GROUP,
      },
      {
        address: 'azurerm_role_assignment.secret',
        principalId: identity?.principalId,
        roleId: '4633458b-17de-408a-b874-0445c86b69e6',
        scope: `${GROUP}/providers/Microsoft.KeyVault/vaults/kv-bridge-test/secrets/servicenow-password`,
      },
    ]);
    expect(stack.securityInsightsPrincipalId).toBe('44444444-4444-4444-8444-444444444444');
  });

  test('knows its secrets without their values', () => {
    expect(stack.secrets).toEqual([
      {
        address: 'azurerm_key_vault_secret.servicenow_password',
        name: 'servicenow-password',
        vaultId: `${GROUP}/providers/Microsoft.KeyVault/vaults/kv-bridge-test`,
        contentType: 'password',
        expires: '2027-06-30T00:00:00Z',
        variable: 'servicenow_password',
      },
      expect.objectContaining({ name: 'soc-webhook', contentType: 'webhook' }),
    ]);
  });

  test('has its automation rules and diagnostic settings', () => {
    expect(stack.automationRules).toEqual([
      expect.objectContaining({
        order: 100,
        triggersWhen: 'Created',
        enabled: true,
        actions: [
          expect.objectContaining({ kind: 'playbook', playbookId: stack.workflows[0]?.id }),
        ],
      }),
    ]);
    expect(stack.diagnosticSettings).toEqual([
      expect.objectContaining({ targetId: stack.workflows[0]?.id, logs: ['WorkflowRuntime'] }),
    ]);
  });

  test('gives the same ids each time', () => {
    expect(loadStack(synthesized())).toEqual(stack);
  });

  test('loads from a file', () => {
    const path = join(mkdtempSync(join(tmpdir(), 'stack-')), 'cdk.tf.json');
    writeFileSync(path, JSON.stringify(synthesized()));
    expect(loadStack(path)).toEqual(stack);
    expect(() => loadStack('/nowhere/cdk.tf.json')).toThrow(
      /cannot be read as a synthesized stack/,
    );
  });

  test('finds "Azure Security Insights" by its data source', () => {
    const { azurerm_role_assignment: _, ...rest } = {
      ...(synthesized() as { resource: Record<string, Json> }).resource,
    };
    const looked = loadStack({
      ...(synthesized() as object),
      data: {
        azuread_service_principal: {
          insights: { client_id: '98785600-1bb7-4fb9-b9fa-19afe2c8a360' },
        },
      },
      resource: rest,
    });
    expect(looked.securityInsightsPrincipalId).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('text in a definition', () => {
  const withText = (text: string) =>
    loadStack(
      synthesized({
        azapi_resource: {
          odd: {
            type: 'Microsoft.Logic/workflows@2019-05-01',
            name: 'odd',
            parent_id: '${azurerm_resource_group.bridge.id}',
            location: 'westeurope',
            body: {
              properties: {
                definition: { triggers: {}, actions: { C: { type: 'Compose', inputs: text } } },
              },
            },
          },
        },
        azurerm_sentinel_automation_rule: { open: rule({ action_playbook: [] }) },
        azurerm_monitor_diagnostic_setting: {},
      }),
    ).workflows[0]?.definition.actions['C']?.inputs;

  test.each([
    ['100%%{ off } $${not terraform}', '100%{ off } ${not terraform}'],
    ['@{concat(\'a\', "}")}', '@{concat(\'a\', "}")}'],
    ['in ${azurerm_resource_group.bridge.name}!', 'in rg-bridge-test!'],
    ['${lower("${azurerm_resource_group.bridge.location}")}', undefined],
    ['$$${azurerm_resource_group.bridge.name}', '$${azurerm_resource_group.bridge.name}'],
    ['', ''],
  ])('%s', (text, expected) => {
    if (expected === undefined) expect(() => withText(text)).toThrow(/does not evaluate/);
    else expect(withText(text)).toBe(expected);
  });

  test('lower() and upper() of a reference', () => {
    expect(withText('${upper(azurerm_resource_group.bridge.name)}')).toBe('RG-BRIDGE-TEST');
  });
});

describe('what the emulator does not understand is refused, by address', () => {
  test.each<[string, Record<string, Json>, RegExp]>([
    [
      'a resource type',
      { azurerm_storage_account: { s: {} } },
      /azurerm_storage_account\.s: is of the resource type/,
    ],
    [
      'a reference to nothing',
      {
        azurerm_sentinel_automation_rule: {
          open: rule({ log_analytics_workspace_id: '${azurerm_x.y.id}' }),
        },
      },
      /automation_rule\.open\.log_analytics_workspace_id: refers to 'azurerm_x\.y\.id'/,
    ],
    [
      'an unknown attribute',
      {
        azurerm_sentinel_automation_rule: {
          open: rule({ display_name: '${azurerm_key_vault.vault.colour}' }),
        },
      },
      /azurerm_key_vault\.vault\.colour: is an attribute/,
    ],
    [
      'a variable without a value',
      { azurerm_sentinel_automation_rule: { open: rule({ display_name: '${var.soc_webhook}' }) } },
      /needs the variable 'soc_webhook'/,
    ],
    [
      'a grant with a condition',
      {
        azurerm_role_assignment: {
          r: { scope: '/', role_definition_id: 'x', principal_id: 'p', condition: '@Resource' },
        },
      },
      /azurerm_role_assignment\.r[\s\S]*condition/,
    ],
    [
      'an azapi type',
      {
        azapi_resource: { x: { type: 'Microsoft.Storage/accounts@2024-01-01' } },
        azurerm_sentinel_automation_rule: { open: rule({ action_playbook: [] }) },
        azurerm_monitor_diagnostic_setting: {},
      },
      /azapi_resource\.x: is of the type 'Microsoft.Storage\/accounts'/,
    ],
    [
      'a solution of a kind that it does not know',
      {
        azapi_resource: {
          x: {
            type: 'Microsoft.SecurityInsights/contentPackages@2025-09-01',
            name: 'acme.solution',
            parent_id: WORKSPACE,
            body: { properties: { contentKind: 'Standalone' } },
          },
        },
        azurerm_sentinel_automation_rule: { open: rule({ action_playbook: [] }) },
        azurerm_monitor_diagnostic_setting: {},
      },
      /azapi_resource\.x[\s\S]*contentKind/,
    ],
    [
      'a part of what is read that is not read',
      {
        azurerm_sentinel_automation_rule: {
          open: rule({ display_name: '${azurerm_key_vault.vault.id.name}' }),
        },
      },
      /refers to 'azurerm_key_vault\.vault\.id\.name'; the emulator resolves single attributes/,
    ],
    [
      'a secret that stands in the stack',
      {
        azurerm_key_vault_secret: { s: { name: 's', key_vault_id: 'v', value_wo: 'hunter2' } },
        azurerm_role_assignment: {},
      },
      /azurerm_key_vault_secret\.s\.value_wo: should be one reference/,
    ],
    [
      'conditions that are no JSON',
      { azurerm_sentinel_automation_rule: { open: rule({ condition_json: '[' }) } },
      /open\.condition_json: should be a JSON array/,
    ],
    [
      'rules of two workspaces',
      {
        azurerm_sentinel_automation_rule: {
          a: rule(),
          b: rule({ log_analytics_workspace_id: `${WORKSPACE}-2` }),
        },
      },
      /should all name one Log Analytics workspace/,
    ],
    [
      'a vault with access policies',
      {
        azurerm_key_vault: {
          vault: {
            name: 'kv',
            location: 'w',
            resource_group_name: 'r',
            tenant_id: 't',
            sku_name: 'standard',
          },
        },
      },
      /azurerm_key_vault\.vault[\s\S]*rbac_authorization_enabled/,
    ],
  ])('%s', (_name, changed, problem) => {
    expect(() => loadStack(synthesized(changed))).toThrow(problem);
  });

  test('a file that is no stack', () => {
    expect(() => loadStack({ resource: [] })).toThrow(/is no synthesized Terraform file/);
  });
});
