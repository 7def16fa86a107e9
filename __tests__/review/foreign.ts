/** A resource of a plan as somebody else's providers write it. */
const resource = (
  address: string,
  actions: readonly string[],
  before: unknown,
  after: unknown,
  rest: { readonly change?: object; readonly [key: string]: unknown } = {},
) => {
  const { change = {}, ...others } = rest;
  const parts = address
    .replace(/\[[^\]]*\]/g, '')
    .split('.')
    .slice(-2);
  return {
    address,
    mode: 'managed',
    type: parts[0] ?? '',
    name: parts[1] ?? '',
    ...others,
    change: {
      actions,
      before,
      after,
      after_unknown: {},
      before_sensitive: {},
      after_sensitive: {},
      ...change,
    },
  };
};

const SUBSCRIPTION = '/subscriptions/00000000-0000-4000-8000-000000000000';
const GROUP = `${SUBSCRIPTION}/resourceGroups/rg-soc`;

const workbook = (...titles: readonly string[]) => ({
  display_name: 'SOC health',
  data_json: JSON.stringify({
    version: 'Notebook/1.0',
    items: titles.map((title) => ({
      type: 3,
      name: title,
      content: { query: `${title} | count` },
    })),
  }),
});

const alert = (threshold: number, window: string) => ({
  name: 'alert-failures',
  severity: 1,
  enabled: true,
  evaluation_frequency: 'PT5M',
  window_duration: window,
  criteria: [
    {
      operator: 'GreaterThan',
      query: 'AzureDiagnostics | where status_s == "Failed"',
      threshold,
      time_aggregation_method: 'Count',
    },
  ],
});

/** A plan of a stack unlike ours: modules, types that nothing here knows, and everything that Terraform can do to a resource. */
export const foreignPlan = {
  format_version: '1.2',
  terraform_version: '1.13.0',
  complete: false,
  applyable: true,
  errored: false,
  planned_values: { root_module: {} },
  resource_changes: [
    resource(
      'module.soc["eu"].azurerm_role_assignment.this[0]',
      ['create'],
      null,
      { principal_type: 'ServicePrincipal', role_definition_name: 'Owner', scope: SUBSCRIPTION },
      { change: { after_unknown: { principal_id: true, id: true } } },
    ),
    resource(
      'module.soc["eu"].azurerm_user_assigned_identity.bot',
      ['create'],
      null,
      { name: 'id-bot' },
      {
        change: { after_unknown: { principal_id: true } },
      },
    ),
    resource(
      'azurerm_key_vault_access_policy.app',
      ['update'],
      {
        object_id: '11111111-1111-4111-8111-111111111111',
        key_vault_id: `${GROUP}/providers/Microsoft.KeyVault/vaults/kv-soc`,
        secret_permissions: ['Get', 'List'],
      },
      {
        object_id: '11111111-1111-4111-8111-111111111111',
        key_vault_id: `${GROUP}/providers/Microsoft.KeyVault/vaults/kv-soc`,
        secret_permissions: ['Get', 'Set'],
      },
    ),
    resource(
      'azurerm_monitor_scheduled_query_rules_alert_v2.failures',
      ['update'],
      alert(3, 'PT15M'),
      alert(10, 'PT1H'),
    ),
    resource('azurerm_monitor_metric_alert.runs', ['create'], null, {
      name: 'alert-runs',
      criteria: [
        { metric_name: 'RunsFailed', aggregation: 'Total', operator: 'GreaterThan', threshold: 5 },
      ],
      window_size: 'PT5M',
    }),
    resource(
      'azurerm_monitor_action_group.soc',
      ['update'],
      {
        name: 'ag-soc',
        email_receiver: [{ name: 'soc', email_address: 'soc@example.com' }],
        webhook_receiver: [],
      },
      {
        name: 'ag-soc',
        email_receiver: [
          { name: 'soc', email_address: 'soc@example.com' },
          { name: 'night', email_address: 'night@example.com' },
        ],
        webhook_receiver: [
          { name: 'chat', service_uri: 'https://hooks.example.com/made-up-secret-path' },
        ],
      },
    ),
    resource(
      'azurerm_application_insights_workbook.health',
      ['update'],
      workbook('Runs', 'Failures'),
      workbook('Runs', 'Tickets'),
    ),
    resource(
      'azurerm_linux_virtual_machine.jump',
      ['create', 'delete'],
      { name: 'vm-jump', size: 'Standard_B1s', admin_password: 'made-up' },
      { name: 'vm-jump', size: 'Standard_B2s', admin_password: 'made-up' },
      {
        action_reason: 'replace_because_cannot_update',
        change: {
          after_unknown: { id: true, private_ip_address: true },
          before_sensitive: { admin_password: true },
          after_sensitive: { admin_password: true },
          replace_paths: [['size']],
        },
      },
    ),
    resource(
      'azurerm_dns_zone.gone',
      ['delete'],
      { name: 'soc.example.com', resource_group_name: 'rg-soc' },
      null,
      {
        action_reason: 'delete_because_count_index',
      },
    ),
    resource('azurerm_storage_account.kept', ['forget'], { name: 'stkept' }, null),
    resource(
      'azurerm_resource_group.taken',
      ['no-op'],
      { name: 'rg-taken' },
      { name: 'rg-taken' },
      {
        change: { importing: { id: `${SUBSCRIPTION}/resourceGroups/rg-taken` } },
      },
    ),
    resource('data.azurerm_client_config.me', ['read'], null, {}, { mode: 'data' }),
    resource(
      'acme_thing.odd',
      ['update'],
      { name: 'thing', tags: null, list: [1, 2], ünïcode: 'a' },
      { name: 'thing', tags: {}, list: [2, 1, 3], ünïcode: 'b' },
    ),
  ],
  deferred_changes: [
    {
      reason: 'resource_config_unknown',
      resource_change: resource('acme_thing.later', ['create'], null, {}),
    },
  ],
  output_changes: {
    address: {
      actions: ['update'],
      before: 'a',
      after: 'b',
      after_unknown: false,
      before_sensitive: false,
      after_sensitive: false,
    },
    password: {
      actions: ['create'],
      before: null,
      after: 'made-up-password-1',
      after_unknown: false,
      before_sensitive: false,
      after_sensitive: true,
    },
  },
  checks: [
    {
      address: { kind: 'check', to_display: 'check.reachable' },
      status: 'fail',
      instances: [
        {
          address: { to_display: 'check.reachable' },
          status: 'fail',
          problems: [{ message: 'ServiceNow does not answer' }],
        },
      ],
    },
  ],
  configuration: {
    root_module: {
      module_calls: {
        soc: {
          expressions: {},
          module: {
            resources: [
              {
                address: 'azurerm_role_assignment.this',
                expressions: {
                  principal_id: {
                    references: [
                      'azurerm_user_assigned_identity.bot.principal_id',
                      'azurerm_user_assigned_identity.bot',
                    ],
                  },
                },
              },
            ],
          },
        },
      },
    },
  },
};
