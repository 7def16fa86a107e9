import { type EnvironmentInput } from '../../environments';
import { SECRET_WARNING } from '../../constructs/app-registration';
import { expectGolden } from '../golden';
import { type Resource, type StackJson, minimal, resourcesOf, synthesized } from './synthesized';

type StoreApp = NonNullable<EnvironmentInput['storeApp']>;
const EPOCHS = [1, 2, 3] as const;
const READER = '66666666-6666-4666-8666-666666666666';

const trustOf = (epoch: number) => ({
  issuer: 'https://idp.acme.com/oauth2',
  subject: `poller-${epoch}`,
});

/** Each kind of credential at an epoch. */
const KINDS: Readonly<Record<StoreApp['credential'], (credentialEpoch: number) => StoreApp>> = {
  federated: (credentialEpoch) => ({
    credential: 'federated',
    credentialEpoch,
    label: 'store-app',
    trust: trustOf(credentialEpoch),
    ...(credentialEpoch > 1 && { previousTrust: trustOf(credentialEpoch - 1) }),
  }),
  certificate: (credentialEpoch) => ({
    credential: 'certificate',
    credentialEpoch,
    label: 'store-app',
    contacts: ['platform@acme.com'],
    readers: [READER],
  }),
  secret: (credentialEpoch) => ({
    credential: 'secret',
    credentialEpoch,
    label: 'store-app',
    readers: [READER],
  }),
};
const kinds = Object.keys(KINDS) as StoreApp['credential'][];

const stackOf = (storeApp: StoreApp) => synthesized({ ...minimal, storeApp });
const at = (kind: StoreApp['credential'], epoch: number) => stackOf(KINDS[kind](epoch));

/** Everything that a stack has by addresses. */
const byAddress = ({ resource }: StackJson): [string, Resource][] =>
  Object.entries(resource).flatMap(([type, named]) =>
    Object.entries(named).map(([name, block]): [string, Resource] => [`${type}.${name}`, block]),
  );

/** What belongs to the credential of an epoch. */
const ofEpoch = (stack: StackJson, epoch: number) =>
  Object.fromEntries(byAddress(stack).filter(([address]) => address.includes(`-e${epoch}_`)));

describe.each(kinds)('a registration that signs in by %s', (kind) => {
  test.each(EPOCHS)('at epoch %d is what was reviewed', (epoch) => {
    const { json } = at(kind, epoch);
    const own = byAddress(json).filter(([address]) =>
      /\.StoreApp_|Secret-store-app|Certificate/.test(address),
    );
    const ephemeral: unknown = Reflect.get(json, 'ephemeral');
    const reviewed = { resource: Object.fromEntries(own), ephemeral, output: json.output };
    expectGolden(
      `constructs/golden/store-app/${kind}-${epoch}.json`,
      `${JSON.stringify(reviewed, null, 2)}\n`,
    );
  });

  test.each(EPOCHS)('leaves the credential of epoch %d alone when the next one comes', (epoch) => {
    const before = ofEpoch(at(kind, epoch).json, epoch);
    expect(Object.keys(before).length).toBeGreaterThan(0);
    expect(ofEpoch(at(kind, epoch + 1).json, epoch)).toStrictEqual(before);
  });

  test('has two credentials from epoch 2 on, the newest and the one before', () => {
    const has = (of: number) =>
      [1, 2, 3, 4].filter((epoch) => Object.keys(ofEpoch(at(kind, of).json, epoch)).length > 0);
    expect([has(1), has(2), has(3)]).toStrictEqual([[1], [1, 2], [2, 3]]);
  });

  test('may respond to incidents of the workspace, and nothing else', () => {
    const own = resourcesOf(at(kind, 2).json, 'azurerm_role_assignment').filter(
      ({ principal_id }) => String(principal_id).includes('azuread_service_principal.StoreApp'),
    );
    expect(own).toMatchObject([
      {
        scope: expect.stringMatching(/\/workspaces\/law-lab$/),
        role_definition_id: expect.stringMatching(/3e150937-b8fe-4cfb-8069-0eaf05ecd056$/),
        principal_type: 'ServicePrincipal',
      },
    ]);
  });

  test.each(EPOCHS)('at epoch %d holds no secret', (epoch) => {
    const { json, text } = at(kind, epoch);
    for (const secret of resourcesOf(json, 'azurerm_key_vault_secret')) {
      expect(secret).not.toHaveProperty('value');
      expect(secret['value_wo']).toMatch(/^\$\{[\w.-]+\}$/);
    }
    expect(text).not.toMatch(/BEGIN |PRIVATE KEY|"certificate":/);
    const made = resourcesOf(json, 'azuread_application_password');
    expect(made).toHaveLength(kind === 'secret' ? Math.min(epoch, 2) : 0);
  });
});

describe('a credential that ends', () => {
  test.each(['certificate', 'secret'] as const)(
    '(%s) counts from its own deployment, and another validity is for the next one',
    (kind) => {
      const longer = { ...KINDS[kind](2), validMonths: 24 } as StoreApp;
      const ends = Object.entries(stackOf(longer).json.resource['time_offset'] ?? {});
      expect(ends).toHaveLength(2);
      for (const [, end] of ends) {
        expect(end).toMatchObject({
          base_rfc3339: expect.stringMatching(/^\$\{time_static\./),
          lifecycle: { ignore_changes: ['offset_months'] },
        });
      }
      expect(stackOf(longer).text).not.toContain('timestamp()');
    },
  );

  test.each(['certificate', 'secret'] as const)(
    '(%s) is kept under one name, which whoever is named may read',
    (kind) => {
      const stacks = EPOCHS.map((epoch) => at(kind, epoch).json);
      const kept = stacks.map((stack) =>
        resourcesOf(stack, 'azurerm_key_vault_secret').filter(
          ({ name }) => name === `store-app-${kind}`,
        ),
      );
      expect(kept.map((list) => list.map((secret) => secret['value_wo_version']))).toStrictEqual([
        [1],
        [2],
        [3],
      ]);
      expect(resourcesOf(stacks[0]!, 'azurerm_role_assignment')).toContainEqual(
        expect.objectContaining({
          principal_id: READER,
          scope: expect.stringMatching(new RegExp(`/secrets/store-app-${kind}$`)),
        }),
      );
    },
  );

  test('is made by the vault, told of by e-mail, and not renewed by itself', () => {
    const { json } = at('certificate', 2);
    const policies = resourcesOf(json, 'azurerm_key_vault_certificate');
    expect(policies.map(({ name }) => name)).toStrictEqual([
      'store-app-certificate-e1',
      'store-app-certificate-e2',
    ]);
    expect(JSON.stringify(policies)).toContain('"action_type":"EmailContacts"');
    expect(JSON.stringify(policies)).not.toContain('AutoRenew');
    expect(resourcesOf(json, 'azurerm_key_vault_certificate_contacts')).toMatchObject([
      { contact: [{ email: 'platform@acme.com' }] },
    ]);
  });
});

test('a warning says that a client secret stands in the state, and names the kinds that do not; no other kind warns', () => {
  const warnings = Object.fromEntries(kinds.map((kind) => [kind, at(kind, 1).warnings]));
  expect(warnings).toStrictEqual({
    federated: [],
    certificate: [],
    secret: [`lab/StoreApp: ${SECRET_WARNING}`],
  });
  expect(SECRET_WARNING).toMatch(/Terraform state/);
  expect(SECRET_WARNING).toMatch(/'certificate' and 'federated'/);
});

test('the tag of the Store app keeps its incidents from our rules', () => {
  const { json } = at('certificate', 1);
  const rules = resourcesOf(json, 'azurerm_sentinel_automation_rule');
  expect(rules).toHaveLength(2);
  for (const { condition_json } of rules) {
    expect(JSON.parse(String(condition_json))).toContainEqual({
      conditionType: 'Property',
      conditionProperties: {
        propertyName: 'IncidentLabel',
        operator: 'NotEquals',
        propertyValues: ['store-app'],
      },
    });
  }
});

test('without our playbooks, the application stands alone: Sentinel is let start nothing', () => {
  const { serviceNow: _, ...others } = minimal;
  const { json } = synthesized({
    ...others,
    storeApp: { credential: 'federated', trust: trustOf(1) },
  });
  expect(json.resource['azapi_resource']).toBeUndefined();
  expect(resourcesOf(json, 'azurerm_role_assignment')).toHaveLength(1);
});
