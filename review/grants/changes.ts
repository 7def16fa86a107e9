import type { Context } from '../context';
import type { Change } from '../plan/change';
import { type Grant, grantsOf, isGrant } from './grant';
import { own } from '../own';

/** A right that somebody gains, loses, or has to do without for a moment, and the resource that says so. */
export interface ChangedGrant {
  readonly grant: Grant;
  readonly change: Change;
}

/** What a plan does to who may do what. */
export interface GrantChanges {
  readonly gained: readonly ChangedGrant[];
  readonly lost: readonly ChangedGrant[];
  /** Taken away and given again: for some minutes it may be missing. */
  readonly renewed: readonly ChangedGrant[];
  /** Assignments that stay as they are for somebody who goes: lost as well, though Terraform does not say so. */
  readonly orphaned: readonly ChangedGrant[];
}

const keyOf = ({ grant: { who, role, where } }: ChangedGrant): string =>
  JSON.stringify([who, role, where]);

/** Compares who may do what before a plan and after it, across all of its resources. */
export function grantChangesOf({ resources, names }: Context): GrantChanges {
  const changed = resources.filter(
    ({ kind }) => kind !== 'no-op' && kind !== 'read' && kind !== 'forget',
  );
  const on = (side: 'before' | 'after'): ChangedGrant[] =>
    changed.flatMap((change) => grantsOf(change, side, names).map((grant) => ({ grant, change })));
  const before = on('before');
  const after = on('after');
  const beforeKeys = new Set(before.map(keyOf));
  const afterKeys = new Set(after.map(keyOf));
  return {
    gained: after.filter((each) => !beforeKeys.has(keyOf(each))),
    lost: before.filter((each) => !afterKeys.has(keyOf(each))),
    renewed: after.filter(
      (each) =>
        isGrant(each.change) && each.change.kind !== 'update' && beforeKeys.has(keyOf(each)),
    ),
    orphaned: orphanedIn(resources, names),
  };
}

/** The attributes that name the principal of something that can be granted a role. */
const PRINCIPAL_OF: Readonly<Record<string, string>> = {
  azurerm_user_assigned_identity: 'principal_id',
  azuread_service_principal: 'object_id',
  azuread_group: 'object_id',
};

/** Assignments of a principal that goes, which stay in the plan as they are. */
function orphanedIn(
  resources: readonly Change[],
  names: Context['names'],
): readonly ChangedGrant[] {
  const going = new Set(
    resources
      .filter(({ kind }) => kind === 'delete' || kind === 'replace')
      .map(({ type, before }) => before[own(PRINCIPAL_OF, type) ?? ''])
      .filter((id) => typeof id === 'string'),
  );
  return resources
    .filter(
      ({ kind, type, before }) =>
        kind === 'no-op' &&
        type === 'azurerm_role_assignment' &&
        typeof before['principal_id'] === 'string' &&
        going.has(before['principal_id']),
    )
    .flatMap((change) => grantsOf(change, 'before', names).map((grant) => ({ grant, change })));
}
