import type { Context } from '../context';
import { type Item, item } from '../markdown/document';
import { code, listed, show } from '../markdown/text';
import type { Change } from '../plan/change';
import { isUnknown } from '../plan/unknown';
import { byName } from './others';
import { own } from '../own';

/** What an application signs in with, by type. */
const NOUNS: Readonly<Record<string, string>> = {
  azuread_application_password: 'client secret',
  azuread_service_principal_password: 'client secret',
  azuread_application_certificate: 'certificate',
  azuread_service_principal_certificate: 'certificate',
  azuread_application_federated_identity_credential: 'trust',
  azurerm_federated_identity_credential: 'trust',
};

/** Whether a resource is something to sign in with. */
export const isCredential = ({ type }: Change): boolean => own(NOUNS, type) !== undefined;

/** What a credential belongs to, by the attribute that refers to it. */
const OWNERS = [
  'application_id',
  'service_principal_id',
  'parent_id',
  'user_assigned_identity_id',
] as const;

/** For each application whose credentials change: which are added, which stay, which go. */
export function credentialItems(context: Context): readonly Item[] {
  const credentials = context.resources.filter(isCredential).sort(byName);
  const owners = new Set(credentials.map((each) => ownerOf(each, context)));
  return [...owners].flatMap((owner) => {
    const own = credentials.filter((each) => ownerOf(each, context) === owner);
    return own.every(({ kind }) => kind === 'no-op') ? [] : [itemOf(owner, own)];
  });
}

function itemOf(owner: string, credentials: readonly Change[]): Item {
  const ofKind = (...kinds: readonly Change['kind'][]): readonly Change[] =>
    credentials.filter(({ kind }) => kinds.includes(kind));
  const added = ofKind('create', 'replace');
  const kept = ofKind('no-op', 'update');
  const dropped = ofKind('delete', 'replace');
  const parts = [
    `added ${names(added, 'after')}`,
    `kept ${names(kept, 'after')}`,
    `dropped ${names(dropped, 'before')}`,
  ];
  const nobodyStays = dropped.length > 0 && kept.length === 0;
  const warning = nobodyStays
    ? '\n  ⚠ None of the old ones stays: whoever signs in with them is refused until the new one is entered there.'
    : '';
  return item(`- ${owner}: ${parts.join(', ')}${warning}`);
}

const names = (credentials: readonly Change[], side: 'before' | 'after'): string =>
  credentials.length === 0 ? 'none' : listed(credentials.map((each) => credentialText(each, side)));

function credentialText(change: Change, side: 'before' | 'after'): string {
  const values = change[side];
  const { end_date: end } = values;
  const until =
    typeof end !== 'string' || end === ''
      ? ''
      : isUnknown(end)
        ? ' (its end is counted from this deployment)'
        : ` (until ${code(show(end).replaceAll('"', ''))})`;
  return `${own(NOUNS, change.type) ?? 'credential'} ${epochText(change)}${until}`;
}

/** The epoch that a credential is of, by its name or its address; else what it is called. */
function epochText({ name, address }: Change): string {
  const [, epoch] =
    /epoch[ _-]?(\d+)|[-_]e(\d+)(?=_|$|")/i.exec(`${name} ${address}`)?.filter(Boolean) ?? [];
  return epoch === undefined ? code(name) : `of epoch ${epoch}`;
}

function ownerOf(change: Change, { names: known }: Context): string {
  for (const attribute of OWNERS) {
    const value = change.after[attribute] ?? change.before[attribute];
    if (value === undefined || value === null) continue;
    const target = known.target(change.address, attribute);
    const name = target?.values['display_name'] ?? target?.values['name'];
    if (typeof name === 'string' && !isUnknown(name)) return code(name);
    return isUnknown(value) ? 'a new application' : (known.called(value) ?? code(show(value)));
  }
  return code(change.address);
}
