import { type JsonObject, isObject } from '../../workflow/lint/json';
import type { Concealer } from '../secrets/concealer';
import type { ChangeJson, ResourceChangeJson } from './schema';
import { isUnknown, withUnknown } from './unknown';

/** What becomes of a resource or an output. */
export type Kind = 'no-op' | 'create' | 'read' | 'update' | 'delete' | 'replace' | 'forget';

/** A value before and after, without its secrets; OPAQUE stands for what is known only once it is applied. */
export interface Values {
  readonly kind: Kind;
  readonly before: unknown;
  readonly after: unknown;
}

/** What becomes of one resource, without any secret. */
export interface Change {
  readonly kind: Kind;
  readonly address: string;
  /** The type in Terraform's words, as `azapi_resource`. */
  readonly type: string;
  /**
   * For a resource that is written through azapi: Azure's type in small letters, as `microsoft.logic/workflows`.
   * @default - it has a type of its own in Terraform
   */
  readonly azureType?: string;
  /** What it is called where it lives; its address where it has no name. */
  readonly name: string;
  /** What it was called before. @default - the same */
  readonly formerName?: string;
  /** Empty where there was nothing. */
  readonly before: JsonObject;
  /** Empty where there will be nothing. */
  readonly after: JsonObject;
  /** The attributes that force a replacement, as `identity[0].type`. */
  readonly replacePaths: readonly string[];
  /** Whether the new one is there before the old one goes. */
  readonly createsFirst: boolean;
  /** Why Terraform does it, in its own word, as `delete_because_no_resource_config`. @default - as configured */
  readonly reason?: string;
  /** Where the code had it before. @default - at the same address */
  readonly previousAddress?: string;
  /** The id of an existing resource that Terraform takes over. @default - none */
  readonly importId?: string;
  /** The key of an old object that was left over by a failed replacement. @default - it is none */
  readonly deposed?: string;
}

/** What a list of Terraform's actions means. */
export function kindOf(actions: readonly string[]): Kind {
  if (actions.includes('create') && actions.includes('delete')) return 'replace';
  const known = ['create', 'delete', 'update', 'forget', 'read'] as const;
  return known.find((each) => actions.includes(each)) ?? 'no-op';
}

/** The types of a resource, by which its secrets are known. */
export function typesOf({ type, change }: ResourceChangeJson): readonly string[] {
  const azure = azureTypeOf(type, change);
  return azure === undefined ? [type] : [type, azure];
}

/** What becomes of a resource. */
export function changeOf(json: ResourceChangeJson, concealer: Concealer): Change {
  const { address, type, change } = json;
  const values = valuesOf(change, concealer, typesOf(json));
  const before = objectOf(values.before);
  const after = objectOf(values.after);
  const azureType = azureTypeOf(type, change);
  const importId = change.importing?.id;
  const shown = (text: string): string => concealer.text(text);
  const [was, is] = [nameOf(before), nameOf(after)];
  return {
    kind: values.kind,
    address: shown(address),
    type: shown(type),
    name: is ?? was ?? shown(address),
    ...(was !== undefined && is !== undefined && was !== is && { formerName: was }),
    before,
    after,
    replacePaths: (change.replace_paths ?? []).map((path) => shown(pathText(path))),
    createsFirst: change.actions[0] === 'create',
    ...(azureType !== undefined && { azureType: shown(azureType) }),
    ...(json.action_reason && { reason: shown(json.action_reason) }),
    ...(json.previous_address && { previousAddress: shown(json.previous_address) }),
    ...(importId && { importId: shown(importId) }),
    ...(json.deposed && { deposed: shown(json.deposed) }),
  };
}

/** A value before and after. */
export function valuesOf(
  change: ChangeJson,
  concealer: Concealer,
  types: readonly string[] = [],
): Values {
  const { before, after, before_sensitive, after_sensitive, after_unknown } = change;
  const kind = kindOf(change.actions);
  const was = concealer.conceal(before, before_sensitive, types);
  // What stays as it is, is looked at once.
  if (kind === 'no-op' && before !== null) return { kind, before: was, after: was };
  const is = concealer.conceal(after, after_sensitive, types);
  return { kind, before: was, after: withUnknown(is, after_unknown) };
}

const objectOf = (value: unknown): JsonObject => (isObject(value) ? value : {});

function azureTypeOf(type: string, { before, after }: ChangeJson): string | undefined {
  if (!type.startsWith('azapi_')) return undefined;
  const found = [after, before].map((each) => objectOf(each)['type']);
  const text = found.find((each) => typeof each === 'string');
  return text?.split('@')[0]?.toLowerCase();
}

const GUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** What a resource is called by those who see it: a GUID is no name where there is another one. */
function nameOf(values: JsonObject): string | undefined {
  const names = ['name', 'display_name', 'title'] as const;
  const found = names.flatMap((each) => {
    const name = values[each];
    return typeof name === 'string' && name !== '' && !isUnknown(name) ? [name] : [];
  });
  return found.find((each) => !GUID.test(each)) ?? found[0];
}

const pathText = (path: readonly (string | number)[]): string =>
  path
    .map((key, index) => (typeof key === 'number' ? `[${key}]` : `${index === 0 ? '' : '.'}${key}`))
    .join('');
