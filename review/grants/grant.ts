import { type JsonObject, isObject, valueAt } from '../../workflow/lint/json';
import type { Names } from '../names';
import type { Change } from '../plan/change';
import { listAt } from '../plan/configuration';
import { code } from '../markdown/text';
import { isUnknown } from '../plan/unknown';
import { roleNameOf } from './role-names';
import { own } from '../own';

/** A right that somebody has somewhere, each in words. */
export interface Grant {
  readonly who: string;
  /** The role's bare name. */
  readonly role: string;
  readonly where: string;
}

type Read = (change: Change, values: JsonObject, names: Names) => readonly Grant[];

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' && !isUnknown(value) ? value : undefined;

/** A role's name: by its id, which no renaming changes, else as the plan has it. */
const roleOf = (id: unknown, name: unknown): string =>
  roleNameOf(text(id) ?? '') ?? text(name) ?? text(id)?.split('/').at(-1) ?? 'a role yet unknown';

const roleAssignment: Read = (change, values, names) => [
  {
    who: names.principal(change, 'principal_id', values['principal_id']),
    role: roleOf(values['role_definition_id'], values['role_definition_name']),
    where: names.place(change, 'scope', values['scope']),
  },
];

const throughAzapi: Read = (change, values, names) => {
  const properties = valueAt(values, 'body', 'properties');
  return [
    {
      who: names.principal(change, 'body', valueAt(properties, 'principalId')),
      role: roleOf(valueAt(properties, 'roleDefinitionId'), undefined),
      where: names.place(change, 'parent_id', values['parent_id']),
    },
  ];
};

/** An access policy gives rights one by one, so each kind of thing in the vault has its own. */
const accessPolicy: Read = (change, values, names) =>
  ['secret', 'key', 'certificate', 'storage'].flatMap((kind) =>
    listAt(values, `${kind}_permissions`).flatMap((permission) =>
      typeof permission === 'string'
        ? [
            {
              who: names.principal(change, 'object_id', values['object_id']),
              role: `${kind} ${permission.toLowerCase()} by access policy`,
              where: names.place(change, 'key_vault_id', values['key_vault_id']),
            },
          ]
        : [],
    ),
  );

/** The policies that stand within a vault. */
const policiesWithin: Read = (change, values, names) =>
  listAt(values, 'access_policy')
    .filter(isObject)
    .flatMap((policy) => accessPolicy(change, { ...policy, key_vault_id: values['name'] }, names));

const appRole: Read = (change, values, names) => [
  {
    who:
      text(values['principal_display_name']) === undefined
        ? names.principal(change, 'principal_object_id', values['principal_object_id'])
        : code(String(values['principal_display_name'])),
    role: `application permission ${text(values['app_role_id']) ?? 'yet unknown'}`,
    where:
      text(values['resource_display_name']) === undefined
        ? names.principal(change, 'resource_object_id', values['resource_object_id'])
        : code(String(values['resource_display_name'])),
  },
];

const directoryRole: Read = (change, values, names) => [
  {
    who: names.principal(change, 'principal_object_id', values['principal_object_id']),
    role: `directory role ${text(values['role_id']) ?? 'yet unknown'}`,
    where: 'the whole tenant',
  },
];

const membership: Read = (change, values, names) => [
  {
    who: names.principal(change, 'member_object_id', values['member_object_id']),
    role: 'member',
    where: names.principal(change, 'group_object_id', values['group_object_id']),
  },
];

const ownership: Read = (change, values, names) => [
  {
    who: names.principal(change, 'owner_object_id', values['owner_object_id']),
    role: 'owner',
    where: names.place(change, 'application_id', values['application_id']),
  },
];

/** How to read what each kind of resource grants. */
const READERS: Readonly<Record<string, Read>> = {
  azurerm_role_assignment: roleAssignment,
  azurerm_pim_active_role_assignment: roleAssignment,
  azurerm_pim_eligible_role_assignment: roleAssignment,
  'microsoft.authorization/roleassignments': throughAzapi,
  azurerm_key_vault_access_policy: accessPolicy,
  azurerm_key_vault: policiesWithin,
  azuread_app_role_assignment: appRole,
  azuread_directory_role_assignment: directoryRole,
  azuread_group_member: membership,
  azuread_application_owner: ownership,
};

const readerOf = ({ type, azureType }: Change): Read | undefined => own(READERS, azureType ?? type);

/** Whether a resource does nothing but grant something. */
export const isGrant = (change: Change): boolean =>
  change.type !== 'azurerm_key_vault' && readerOf(change) !== undefined;

/** What a resource grants before or after the plan; nothing for one that grants nothing. */
export function grantsOf(change: Change, side: 'before' | 'after', names: Names): readonly Grant[] {
  const read = readerOf(change);
  const values = change[side];
  return read === undefined || Object.keys(values).length === 0 ? [] : read(change, values, names);
}

/** A grant in words. */
export const grantText = ({ who, role, where }: Grant): string =>
  `${who}: **${code(role)}** on ${where}`;
