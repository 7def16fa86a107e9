import { createHash } from 'node:crypto';
import { isObject } from '../../workflow/lint/json';
import type { StackJson } from '../constructs/synthesized';

type Values = Readonly<Record<string, unknown>>;
type Block = Values;

/** What else a plan says besides what follows from two stacks. */
export interface PlanProps {
  /** Addresses that a `moved` block has given another name: from the old to the new. */
  readonly moved?: Readonly<Record<string, string>>;
  /** What others have changed, by the address: from what Terraform knew to what is there now. */
  readonly drift?: Readonly<Record<string, (values: Values) => Values | null>>;
}

/** A value as it can be told before it is applied, and which parts of it cannot. */
interface Told {
  readonly value?: unknown;
  readonly unknown: unknown;
}

const REFERENCE = /\$\{([\w-]+(?:\.[\w-]+)+)\}/g;

/** A GUID that is always the same for the same thing. */
const guid = (of: string): string =>
  createHash('sha1')
    .update(of)
    .digest('hex')
    .replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-4$3-8$4-$5');

/** Attributes of which another value makes Terraform replace the resource, by type. */
const FORCE_NEW: Readonly<Record<string, readonly string[]>> = {
  azurerm_user_assigned_identity: ['name', 'location', 'resource_group_name'],
  azurerm_role_assignment: ['principal_id', 'scope', 'role_definition_id', 'description'],
  azurerm_key_vault: ['name', 'location', 'resource_group_name'],
  azurerm_key_vault_secret: ['name', 'key_vault_id'],
  azurerm_sentinel_automation_rule: ['name'],
  azapi_resource: ['name', 'parent_id', 'location'],
  time_sleep: ['triggers'],
};

/** Attributes that only the provider sets, by type. */
const COMPUTED: Readonly<Record<string, readonly string[]>> = {
  azurerm_user_assigned_identity: ['principal_id', 'client_id', 'tenant_id'],
  azurerm_role_assignment: ['name', 'role_definition_name'],
  azurerm_key_vault: ['vault_uri'],
  azurerm_key_vault_secret: ['version', 'resource_versionless_id'],
  azuread_application: ['client_id', 'object_id'],
  azuread_service_principal: ['object_id', 'display_name'],
  azuread_application_password: ['value', 'key_id'],
  time_static: ['rfc3339'],
  time_offset: ['rfc3339'],
};

/** Attributes that Terraform marks as sensitive, by type. */
const SENSITIVE: Readonly<Record<string, readonly string[]>> = {
  azurerm_key_vault_secret: ['value', 'value_wo'],
  azuread_application_password: ['value'],
  azuread_application_certificate: ['value'],
};

const typeOf = (address: string): string => address.split('.')[0] ?? '';

/** The resources of a stack by their addresses, without what is Terraform's own. */
function blocksOf(stack: StackJson): ReadonlyMap<string, Block> {
  return new Map(
    Object.entries(stack.resource).flatMap(([type, resources]) =>
      Object.entries(resources).map(([name, block]) => {
        const { '//': _metadata, depends_on: _after, lifecycle: _cycle, ...own } = block;
        return [`${type}.${name}`, own] as const;
      }),
    ),
  );
}

/** The Azure types of resources that Terraform has a type of its own for. */
const AZURE_TYPES: Readonly<Record<string, string>> = {
  azurerm_key_vault: 'Microsoft.KeyVault/vaults',
  azurerm_user_assigned_identity: 'Microsoft.ManagedIdentity/userAssignedIdentities',
};

function idOf(type: string, name: string, azure = AZURE_TYPES[type]): string {
  const group = '/subscriptions/22222222-2222-4222-8222-222222222222/resourceGroups';
  if (type === 'azurerm_resource_group') return `${group}/${name}`;
  return `${group}/rg-bridge-prod/providers/${azure ?? `Made.Up/${type}`}/${name}`;
}

/** What a provider sets once the resource is there. */
function madeUp(address: string, attribute: string, block: Block | undefined): unknown {
  const name = typeof block?.['name'] === 'string' ? block['name'] : address;
  const azure = typeof block?.['type'] === 'string' ? block['type'].split('@')[0] : undefined;
  switch (attribute) {
    case 'id':
      return idOf(typeOf(address), name, azure);
    case 'rfc3339':
      return '2027-05-21T00:00:00Z';
    case 'vault_uri':
      return `https://${name}.vault.azure.net/`;
    case 'role_definition_name':
      return undefined;
    case 'display_name':
      return block?.['display_name'] ?? name;
    default:
      return guid(`${address}.${attribute}`);
  }
}

/** One of the two stacks that a plan is made of. */
class Side {
  constructor(
    readonly blocks: ReadonlyMap<string, Block>,
    /** Whether an attribute that the provider sets is known. */
    private readonly isKnown: (address: string) => boolean,
  ) {}

  attribute(address: string, attribute: string): Told {
    const block = this.blocks.get(address);
    const written = block?.[attribute];
    if (written !== undefined) return this.told(written);
    if (block !== undefined && !this.isKnown(address)) return { unknown: true };
    return { value: madeUp(address, attribute, block), unknown: false };
  }

  /** A value with its references followed. */
  told(value: unknown): Told {
    if (typeof value === 'string') return this.#text(value);
    if (Array.isArray(value)) {
      const items = value.map((each) => this.told(each));
      return {
        value: items.map(({ value: item }) => item ?? null),
        unknown: items.map(({ unknown }) => unknown),
      };
    }
    if (!isObject(value)) return { value, unknown: false };
    const entries = Object.entries(value).map(([key, each]) => [key, this.told(each)] as const);
    return {
      value: Object.fromEntries(
        entries.flatMap(([key, told]) => ('value' in told ? [[key, told.value]] : [])),
      ),
      unknown: Object.fromEntries(
        entries.flatMap(([key, { unknown }]) => (unknown === false ? [] : [[key, unknown]])),
      ),
    };
  }

  #text(text: string): Told {
    const missing: string[] = [];
    const written = text.replace(REFERENCE, (_, reference: string) => {
      const parts = reference.split('.');
      if (['var', 'data', 'ephemeral'].includes(parts[0] ?? '')) return guid(reference);
      const { value, unknown } = this.attribute(parts.slice(0, 2).join('.'), parts[2] ?? 'id');
      if (unknown === true) missing.push(reference);
      return String(value);
    });
    const escaped = written.replaceAll('$${', '${').replaceAll('%%{', '%{');
    return missing.length > 0 ? { unknown: true } : { value: escaped, unknown: false };
  }

  resource(address: string): { readonly values: Values; readonly unknown: Values } {
    const block = this.blocks.get(address) ?? {};
    const attributes = [
      ...new Set([...Object.keys(block), 'id', ...(COMPUTED[typeOf(address)] ?? [])]),
    ];
    const told = attributes.map((each) => [each, this.attribute(address, each)] as const);
    return {
      values: Object.fromEntries(
        told.flatMap(([key, each]) => ('value' in each ? [[key, each.value]] : [])),
      ),
      unknown: Object.fromEntries(
        told.flatMap(([key, { unknown }]) => (unknown === false ? [] : [[key, unknown]])),
      ),
    };
  }
}

/** Whether something in an `after_unknown` says so. */
const isLater = (unknown: unknown): boolean => JSON.stringify(unknown).includes('true');

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/**
 * What Terraform would plan to get from one stack to another, as `terraform show -json` writes it: what refers to something that does not exist yet is
 * unknown, and what cannot be changed is replaced.
 */
export function planOf(from: StackJson, to: StackJson, { moved = {}, drift = {} }: PlanProps = {}) {
  const names = new Map(Object.entries(moved));
  const old = new Map(
    [...blocksOf(from)].map(([address, block]) => [names.get(address) ?? address, block]),
  );
  const young = blocksOf(to);
  const before = new Side(old, () => true);
  const forcing = new Map<string, readonly string[]>();
  const after: Side = new Side(
    young,
    (address) => old.has(address) && forcedBy(address).length === 0,
  );

  function forcedBy(address: string): readonly string[] {
    const known = forcing.get(address);
    if (known !== undefined) return known;
    const forced = (FORCE_NEW[typeOf(address)] ?? []).filter((key) => {
      if (!old.has(address) || !young.has(address)) return false;
      if (young.get(address)?.[key] === undefined) return false;
      const now = after.attribute(address, key);
      return !same(before.attribute(address, key).value, now.value) || now.unknown === true;
    });
    forcing.set(address, forced);
    return forced;
  }

  const addresses = [...new Set([...old.keys(), ...young.keys()])].sort();
  const changes = addresses.map((address) => {
    const known = old.has(address) ? before.resource(address) : undefined;
    // What was found when Terraform looked is what the plan starts from.
    const found = known && drift[address] ? drift[address](known.values) : known?.values;
    const was = found ? { values: found } : undefined;
    const is = young.has(address) ? after.resource(address) : undefined;
    const forced = forcedBy(address);
    const actions =
      was === undefined
        ? ['create']
        : is === undefined
          ? ['delete']
          : forced.length > 0
            ? ['delete', 'create']
            : same(was.values, is.values) && !isLater(is.unknown)
              ? ['no-op']
              : ['update'];
    const previous = [...names].find(([, now]) => now === address)?.[0];
    return {
      address,
      ...(previous !== undefined && { previous_address: previous }),
      mode: 'managed',
      type: typeOf(address),
      name: address.split('.')[1] ?? '',
      provider_name: `registry.terraform.io/hashicorp/${typeOf(address).split('_')[0] ?? ''}`,
      change: {
        actions,
        before: was?.values ?? null,
        after: is?.values ?? null,
        after_unknown: is?.unknown ?? {},
        before_sensitive: sensitiveOf(address, was?.values),
        after_sensitive: sensitiveOf(address, is?.values),
        ...(forced.length > 0 && { replace_paths: forced.map((key) => [key]) }),
      },
      ...(actions.join() === 'delete' && { action_reason: 'delete_because_no_resource_config' }),
      ...(forced.length > 0 && { action_reason: 'replace_because_cannot_update' }),
    };
  });
  return {
    format_version: '1.2',
    terraform_version: '1.11.4',
    planned_values: { root_module: {} },
    resource_changes: changes,
    resource_drift: Object.entries(drift).map(([address, change]) => {
      const known = before.resource(address).values;
      const found = change(known);
      return {
        address,
        mode: 'managed',
        type: typeOf(address),
        name: address.split('.')[1] ?? '',
        change: {
          actions: [found === null ? 'delete' : 'update'],
          before: known,
          after: found,
          after_unknown: {},
          before_sensitive: sensitiveOf(address, known),
          after_sensitive: sensitiveOf(address, known),
        },
      };
    }),
    configuration: { root_module: { resources: [...young].map(expressionsOf) } },
    applyable: true,
    complete: true,
    errored: false,
  };
}

const sensitiveOf = (address: string, values: Values | undefined): unknown =>
  values === undefined
    ? false
    : Object.fromEntries((SENSITIVE[typeOf(address)] ?? []).map((key) => [key, true]));

/** As Terraform writes the code of a file in JSON: a text with a reference counts as constant, beside what it refers to. */
const expressionsOf = ([address, block]: readonly [string, Block]) => ({
  address,
  mode: 'managed',
  type: typeOf(address),
  expressions: Object.fromEntries(
    Object.entries(block).map(([key, value]) => {
      const found = [...JSON.stringify(value).matchAll(REFERENCE)].map(
        ([, reference = '']) => reference,
      );
      const references = found.flatMap((each) => [each, each.split('.').slice(0, -1).join('.')]);
      return [key, { constant_value: value, ...(references.length > 0 && { references }) }];
    }),
  ),
});
