import { type JsonObject, isObject, valueAt } from '../workflow/lint/json';
import { placeOf } from './grants/place';
import { nounOf } from './kinds';
import { code } from './markdown/text';
import type { Change } from './plan/change';
import { type Configuration, listAt, withoutKeys } from './plan/configuration';
import { isUnknown } from './plan/unknown';
import { own } from './own';

/** A resource or data source as far as it gives others their names. */
export interface Named {
  readonly address: string;
  readonly type: string;
  readonly values: JsonObject;
}

/** Who a principal is, by the attributes that carry its object id and its name. */
const PRINCIPALS: Readonly<Record<string, readonly [id: string, name: string, kind: string]>> = {
  azurerm_user_assigned_identity: ['principal_id', 'name', 'identity'],
  azuread_service_principal: ['object_id', 'display_name', 'application'],
  azuread_group: ['object_id', 'display_name', 'group'],
  azuread_user: ['object_id', 'user_principal_name', 'user'],
};

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' && !isUnknown(value) ? value : undefined;

/** What the things are called that a plan names by ids and by references. */
export class Names {
  readonly #principals = new Map<string, string>();
  readonly #byAddress = new Map<string, Named>();
  readonly #byId = new Map<string, string>();

  /** @param named everything that has a name, what is there before what is to come */
  constructor(
    named: readonly Named[],
    private readonly configuration: Configuration,
  ) {
    for (const one of named) this.#add(one);
  }

  #add(one: Named): void {
    const { address, type, values } = one;
    this.#byAddress.set(address, one);
    // The code refers to a resource without saying which of several.
    const general = withoutKeys(address);
    if (general !== address) this.#byAddress.set(general, one);
    const label = text(values['display_name']) ?? text(values['name']) ?? address;
    const resourceId = text(values['id']);
    if (resourceId !== undefined) this.#byId.set(resourceId.toLowerCase(), label);
    for (const identity of listAt(values, 'identity')) {
      const id = text(valueAt(identity, 'principal_id'));
      if (id !== undefined) this.#principals.set(id, `${code(label)} itself`);
    }
    const [idOf = '', nameOf = '', kind = ''] = own(PRINCIPALS, type.replace(/^data\./, '')) ?? [];
    const id = text(values[idOf]);
    const name = text(values[nameOf]);
    if (id !== undefined && name !== undefined) this.#principals.set(id, `${kind} ${code(name)}`);
    const deployer = type === 'azurerm_client_config' ? text(values['object_id']) : undefined;
    if (deployer !== undefined && !this.#principals.has(deployer)) {
      this.#principals.set(deployer, 'whoever deploys');
    }
  }

  /** Who somebody is by the object id in an attribute of a resource, in words. */
  principal(change: Change, attribute: string, value: unknown): string {
    const id = text(value);
    const known = id === undefined ? undefined : this.#principals.get(id);
    if (known !== undefined) return known;
    const source = this.configuration.sourceOf(change.address, attribute);
    if (id !== undefined) {
      return source === undefined
        ? `the principal ${code(id)}`
        : `${this.source(source)} (${code(id)})`;
    }
    return source === undefined ? 'somebody who does not exist yet' : this.source(source);
  }

  /** Where something is by the id in an attribute of a resource, in words. */
  place(change: Change, attribute: string, value: unknown): string {
    const id = text(value);
    if (id !== undefined) return placeOf(id);
    const source = this.configuration.sourceOf(change.address, attribute);
    if (source === undefined) return 'something that does not exist yet';
    const [type, name] = this.configuration
      .restOf(change.address, attribute)
      .split('/')
      .filter((part) => part !== '');
    const outer = this.source(source);
    return type === undefined || name === undefined
      ? outer
      : `${placeOf(`/${type}/${name}`)} in ${outer}`;
  }

  /** What an attribute refers to whose value is not known yet, in words. */
  reference(address: string, attribute: string): string {
    const source = this.configuration.sourceOf(address, attribute);
    return source === undefined ? 'something that does not exist yet' : this.source(source);
  }

  /** What a reference leads to, as `identity `id-bridge`, which is new`. */
  source(reference: string): string {
    if (/(?:^|\.)data\.azurerm_client_config\./.test(reference)) return 'whoever deploys';
    const found = this.#at(reference);
    if (found === undefined) return code(reference);
    const { type, values } = found;
    const kind = own(PRINCIPALS, type)?.[2] ?? nounOf(type);
    const name = text(values[own(PRINCIPALS, type)?.[1] ?? 'name']) ?? text(values['display_name']);
    if (name === undefined) return code(reference);
    return kind === undefined ? code(name) : `${kind} ${code(name)}`;
  }

  /** What the resource with an id is called; undefined where the plan has none. */
  called(id: unknown): string | undefined {
    const found = this.#byId.get(text(id)?.toLowerCase() ?? '');
    return found === undefined ? undefined : code(found);
  }

  /** The resource that an attribute of another one refers to. */
  target(address: string, attribute: string): Named | undefined {
    const source = this.configuration.sourceOf(address, attribute);
    return source === undefined ? undefined : this.#at(source);
  }

  /** The resource that a reference begins with. */
  #at(reference: string): Named | undefined {
    const parts = reference.split('.');
    for (let length = parts.length; length >= 2; length -= 1) {
      const found = this.#byAddress.get(parts.slice(0, length).join('.'));
      if (found !== undefined) return found;
    }
    return undefined;
  }
}

/** What stands in the state's modules, data sources included. */
export function namedInState(values: unknown): readonly Named[] {
  const module = valueAt(values, 'root_module') ?? values;
  return [
    ...listAt(module, 'resources').flatMap((each): Named[] => {
      const address = text(valueAt(each, 'address'));
      const type = text(valueAt(each, 'type'));
      const found = valueAt(each, 'values');
      return address !== undefined && type !== undefined && isObject(found)
        ? [{ address, type, values: found }]
        : [];
    }),
    ...listAt(module, 'child_modules').flatMap(namedInState),
  ];
}
