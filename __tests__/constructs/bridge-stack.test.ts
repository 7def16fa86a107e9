import { type Resource, type StackJson, minimal, resourcesOf, synthesized } from './synthesized';

const { json: stack } = synthesized(minimal);
const withNotify = synthesized({
  ...minimal,
  notify: {
    channel: {
      kind: 'slack',
      webhook: { secret: 'soc-webhook', version: 3, expires: '2028-01-31' },
    },
  },
}).json;

const grants = (of: StackJson) =>
  resourcesOf(of, 'azurerm_role_assignment').map(({ scope, role_definition_id }) => ({
    role: String(role_definition_id).split('/').at(-1),
    scope: String(scope).replace(/\$\{([a-z_]+)\.[^}]*\}/g, '$1'),
  }));

const workspace =
  '/subscriptions/22222222-2222-4222-8222-222222222222/resourceGroups/rg-lab/providers/Microsoft.OperationalInsights/workspaces/law-lab';

describe('grants', () => {
  test('are exactly what the definitions need, the deployment and Sentinel itself', () => {
    expect(grants(stack)).toStrictEqual([
      { role: 'f4c81013-99ee-4d62-a7ee-b3f1f648599a', scope: 'azurerm_resource_group' },
      { role: 'b86a8fe4-44ce-4948-aee5-eccb2c155cd7', scope: 'azurerm_key_vault' },
      { role: '51d6186e-6489-4900-b93f-92e23144cca5', scope: 'azurerm_resource_group' },
      { role: '3e150937-b8fe-4cfb-8069-0eaf05ecd056', scope: workspace },
      { role: 'acdd72a7-3385-48ef-bd42-f606fba81ae7', scope: 'azurerm_resource_group' },
      {
        role: '4633458b-17de-408a-b874-0445c86b69e6',
        scope: 'azurerm_key_vault/secrets/servicenow-password',
      },
    ]);
  });

  test('follow the definition: a notified channel adds one secret', () => {
    expect(grants(withNotify)).toContainEqual({
      role: '4633458b-17de-408a-b874-0445c86b69e6',
      scope: 'azurerm_key_vault/secrets/soc-webhook',
    });
    expect(grants(withNotify)).toHaveLength(grants(stack).length + 1);
  });

  test('name the principal type, so that a wrong principal does not hang the deployment', () => {
    const types = resourcesOf(stack, 'azurerm_role_assignment')
      .filter(({ principal_id }) => !String(principal_id).includes('client_config'))
      .map(({ principal_type }) => principal_type);
    expect(types).toStrictEqual(Array(5).fill('ServicePrincipal'));
  });

  test('use the given object id of Azure Security Insights, and then need no directory provider', () => {
    const { json } = synthesized({
      ...minimal,
      securityInsightsObjectId: '44444444-4444-4444-8444-444444444444',
    });
    expect(resourcesOf(json, 'azurerm_role_assignment')[0]).toMatchObject({
      principal_id: '44444444-4444-4444-8444-444444444444',
    });
    expect(Object.keys(json.provider)).not.toContain('azuread');
    expect(json.terraform.required_providers).not.toHaveProperty('azuread');
    expect(json.data).not.toHaveProperty('azuread_service_principal');
  });
});

test('the deployer may be named, so that no plan depends on who makes it', () => {
  const { json } = synthesized({
    ...minimal,
    deployerObjectId: '55555555-5555-4555-8555-555555555555',
  });
  expect(json.data).not.toHaveProperty('azurerm_client_config');
  expect(resourcesOf(json, 'azurerm_role_assignment')).toContainEqual(
    expect.objectContaining({
      principal_id: '55555555-5555-4555-8555-555555555555',
      role_definition_id: expect.stringContaining(
        'b86a8fe4-44ce-4948-aee5-eccb2c155cd7',
      ) as unknown,
    }),
  );
});

describe('secrets', () => {
  test('come from an ephemeral variable into a write-only argument', () => {
    expect(stack.variable).toStrictEqual({
      servicenow_password: {
        type: 'string',
        ephemeral: true,
        sensitive: true,
        description:
          "The value of the secret 'servicenow-password': export TF_VAR_servicenow_password before you plan or deploy",
        default: '',
        validation: [
          {
            condition: '${var.servicenow_password != ""}',
            error_message:
              "The secret 'servicenow-password' has no value: export TF_VAR_servicenow_password. A plan takes any text, only the deployment needs the value.",
          },
        ],
      },
    });
    expect(resourcesOf(stack, 'azurerm_key_vault_secret')[0]).toMatchObject({
      name: 'servicenow-password',
      value_wo: '${var.servicenow_password}',
      value_wo_version: 1,
      expiration_date: '2028-01-31T00:00:00Z',
    });
  });

  test('that the platform team writes are only granted', () => {
    const { serviceNow } = minimal;
    const account = {
      ...serviceNow.account,
      password: { ...serviceNow.account.password, source: 'vault' as const },
    };
    const { json } = synthesized({ ...minimal, serviceNow: { ...serviceNow, account } });
    expect(json.variable).toBeUndefined();
    expect(resourcesOf(json, 'azurerm_key_vault_secret')).toStrictEqual([]);
    expect(grants(json).map(({ scope }) => scope)).toContain(
      'azurerm_key_vault/secrets/servicenow-password',
    );
    expect(grants(json).map(({ role }) => role)).not.toContain(
      'b86a8fe4-44ce-4948-aee5-eccb2c155cd7',
    );
  });
});

describe('order', () => {
  const only = (type: string): [string, Resource] => {
    const [entry] = Object.entries(stack.resource[type] ?? {});
    if (!entry) throw new Error(`no ${type}`);
    return entry;
  };
  const playbook = Object.entries(stack.resource['azapi_resource'] ?? {}).find(([, { type }]) =>
    String(type).startsWith('Microsoft.Logic'),
  );

  test('the playbook waits until its grants have taken effect', () => {
    const sleeps = Object.entries(stack.resource['time_sleep'] ?? {});
    const [ready, sleep] = sleeps.find(([name]) => name.includes('Identity')) ?? [];
    expect(playbook?.[1]['depends_on']).toContain(`time_sleep.${ready}`);
    expect(Object.keys(sleep?.['triggers'] ?? {})).toStrictEqual([
      'AutomationGrant',
      'MicrosoftSentinelPlaybookOperator',
      'MicrosoftSentinelResponder',
      'Reader',
      'Secret-servicenow-password',
    ]);
  });

  test('the rule waits for the playbook, for Sentinel’s grant and for the log of its first run', () => {
    const [, rule] = only('azurerm_sentinel_automation_rule');
    expect(rule['depends_on']).toStrictEqual([
      expect.stringContaining('azurerm_role_assignment.Platform_AutomationGrant'),
      `azapi_resource.${playbook?.[0]}`,
      expect.stringContaining('azurerm_monitor_diagnostic_setting.Platform_SentinelHealth'),
    ]);
  });
});

describe('automation rule', () => {
  const conditionsOf = (json: StackJson): unknown =>
    JSON.parse(
      String(resourcesOf(json, 'azurerm_sentinel_automation_rule')[0]?.['condition_json']),
    );

  test('lets everything through that is open, where a route takes every severity', () => {
    expect(conditionsOf(stack)).toStrictEqual([
      {
        conditionType: 'Property',
        conditionProperties: {
          propertyName: 'IncidentStatus',
          operator: 'NotEquals',
          propertyValues: ['Closed'],
        },
      },
    ]);
  });

  test('names the union of the severities, where every route names them', () => {
    const routes = [
      { when: { severities: ['Low'] } },
      { when: { severities: ['High', 'Low'] } },
    ] as const;
    const { json } = synthesized({ ...minimal, serviceNow: { ...minimal.serviceNow, routes } });
    expect(conditionsOf(json)).toContainEqual({
      conditionType: 'Property',
      conditionProperties: {
        propertyName: 'IncidentSeverity',
        operator: 'Equals',
        propertyValues: ['Low', 'High'],
      },
    });
  });

  test('has the same id in every synth, and another one in another environment', () => {
    const id = (json: StackJson) =>
      resourcesOf(json, 'azurerm_sentinel_automation_rule')[0]?.['name'];
    expect(id(synthesized(minimal).json)).toBe(id(stack));
    expect(id(synthesized({ ...minimal, name: 'lab2' }).json)).not.toBe(id(stack));
  });
});

describe('state', () => {
  test('is local unless the environment says where it is kept', () => {
    expect(stack.terraform.backend).toStrictEqual({
      local: { path: '../../../terraform.lab.tfstate' },
    });
  });

  test('in a storage account is reached with the deployer’s own token', () => {
    const state = { resourceGroup: 'rg-tf', storageAccount: 'stlab', container: 'tfstate' };
    expect(synthesized({ ...minimal, state }).json.terraform.backend).toStrictEqual({
      azurerm: {
        subscription_id: minimal.azure.subscriptionId,
        tenant_id: minimal.azure.tenantId,
        resource_group_name: 'rg-tf',
        storage_account_name: 'stlab',
        container_name: 'tfstate',
        key: 'sentinel-bridge/lab.tfstate',
        use_azuread_auth: true,
      },
    });
  });
});

test('the government cloud has its own endpoints and audiences', () => {
  const azure = { ...minimal.azure, cloud: 'usGovernment' as const, location: 'usgovvirginia' };
  const { text } = synthesized({ ...minimal, azure });
  expect(text).not.toMatch(/\/\/management\.azure\.com|vault\.azure\.net|portal\.azure\.com/);
  expect(text).toContain('https://management.usgovcloudapi.net/');
});
