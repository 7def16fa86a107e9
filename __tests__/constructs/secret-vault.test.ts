import { type EnvironmentInput, environments } from '../../environments';
import prod from '../../environments/prod';
import { minimal, resourcesOf, synthesized } from './synthesized';

test('the vault’s log of who read what goes to the workspace', () => {
  const { json } = synthesized(minimal);
  const [setting] = resourcesOf(json, 'azurerm_monitor_diagnostic_setting').filter(
    ({ target_resource_id: target }) => String(target).includes('azurerm_key_vault.'),
  );
  expect(setting).toMatchObject({
    enabled_log: [{ category: 'AuditEvent' }],
    log_analytics_workspace_id: expect.stringMatching(/\/workspaces\/law-lab$/),
  });
});

test('a vault with a list of addresses refuses all others, and one without takes them all', () => {
  const aclsOf = (vault: object) =>
    resourcesOf(synthesized({ ...minimal, vault }).json, 'azurerm_key_vault')[0]?.['network_acls'];
  expect(aclsOf({ allowedAddresses: ['203.0.113.0/24'] })).toStrictEqual({
    bypass: 'AzureServices',
    default_action: 'Deny',
    ip_rules: ['203.0.113.0/24'],
  });
  expect(aclsOf({})).toBeUndefined();
});

test('a deployment prints the addresses that playbooks come from, and reading them makes no plan unclear', () => {
  const { output, data, resource } = synthesized(minimal).json;
  const [read] = Object.values(data?.['azapi_resource'] ?? {});
  expect(output['addresses_to_let_in']?.value).toBe(
    '${data.azapi_resource.OutgoingAddresses.output.addresses}',
  );
  // By its id alone: what depends on a resource as a whole is read anew whenever that changes.
  expect(read).not.toHaveProperty('depends_on');
  const [, address] = /^\$\{azapi_resource\.(.+)\.id\}$/.exec(String(read?.['resource_id'])) ?? [];
  expect(resource['azapi_resource']?.[address ?? '']).toMatchObject({
    name: 'logic-bridge-lab-servicenow-open',
  });
});

test('each secret is printed with who reads it', () => {
  const { output } = synthesized(prod).json;
  expect(output['secrets']?.value).toMatchObject([
    { name: 'servicenow-password', source: 'vault', readers: ['id-bridge-prod-servicenow'] },
    { name: 'jira-token', source: 'vault', readers: ['id-bridge-prod-jira'] },
    {
      name: 'soc-webhook',
      readers: ['id-bridge-prod-servicenow', 'id-bridge-prod-jira', 'id-bridge-prod-auto-close'],
    },
  ]);
});

/** Arguments that could hold a secret; where one stands, it has to be a reference. */
const SECRET_ARGUMENTS =
  /^(value|value_wo|password|secret|client_secret|access_key|connection_string|sas_token|contents)$/;

/** Every text that stands in an argument that could hold a secret. */
function secretsIn(value: unknown, key = ''): string[] {
  if (typeof value === 'string') return SECRET_ARGUMENTS.test(key) ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([inner, item]) =>
    secretsIn(item, Array.isArray(value) ? key : inner),
  );
}

/** Everything that signs a call in, in whatever holds it. */
function signingIn(value: unknown): Readonly<Record<string, unknown>>[] {
  if (typeof value !== 'object' || value === null) return [];
  const { authentication } = value as {
    readonly authentication?: Readonly<Record<string, unknown>>;
  };
  const inside = Object.values(value).flatMap((inner) => signingIn(inner));
  return authentication === undefined ? inside : [authentication, ...inside];
}

const secret = (name: string) => ({ secret: name, version: 1, expires: '2028-01-31' });
const client = { clientId: 'a1b2c3', clientSecret: secret('servicenow-client') };
const { serviceNow } = minimal;
const { jira, ...withoutJira } = prod;

/** Every way to sign in to a ticket system, and every credential of the store app. */
const SIGNING_IN: readonly (readonly [name: string, environment: EnvironmentInput])[] = [
  ...environments.map((environment) => [environment.name, environment] as const),
  [
    'OAuth by a client',
    {
      ...minimal,
      serviceNow: { ...serviceNow, account: { kind: 'clientCredentials', user: 'bot', ...client } },
    },
  ],
  [
    'OAuth by client and user',
    {
      ...minimal,
      serviceNow: {
        ...serviceNow,
        account: {
          kind: 'password',
          user: 'bot',
          password: secret('servicenow-password'),
          ...client,
        },
      },
    },
  ],
  [
    'a token with scopes',
    {
      ...prod,
      jira: {
        ...jira,
        account: { ...jira.account, cloudId: '0f1e2d3c-4b5a-4978-8695-a4b3c2d1e0f9' },
      },
    },
  ],
  [
    'a personal access token',
    {
      ...withoutJira,
      jira: {
        deployment: 'dataCenter',
        site: 'https://jira.acme.com',
        account: { token: secret('jira-token') },
        routes: [{ project: 'SEC' }],
      },
    },
  ],
  ['a client secret', { ...prod, storeApp: { credential: 'secret', label: 'store-app' } }],
];

test.each(SIGNING_IN)(
  'what is synthesized of %s holds references in place of secrets, and no default of a variable is one',
  (_, environment) => {
    const { json, text } = synthesized(environment);
    const { azapi_resource: definitions, ...resources } = json.resource;
    expect(definitions).toBeDefined();
    for (const found of secretsIn(resources)) expect(found).toMatch(/^\$\{[\w.-]+\}$/);
    // Of a definition, what signs a call in: an expression over what the vault has answered.
    const signing = signingIn(definitions).flatMap(({ password, pfx, secret, value }) =>
      [password, pfx, secret, value].filter((one) => one !== undefined),
    );
    expect(signing.length).toBeGreaterThan(0);
    for (const found of signing) expect(found).toMatch(/^(Bearer )?@/);
    for (const variable of Object.values(json.variable ?? {})) {
      expect(variable).toMatchObject({ default: '', ephemeral: true, sensitive: true });
    }
    expect(text).not.toMatch(/-----BEGIN|eyJ[\w-]{20}|[?&]sig=/);
  },
);
