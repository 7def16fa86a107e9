import { warningOf } from '../grants/role-names';
import type { ChangedGrant, GrantChanges } from '../grants/changes';
import { grantText } from '../grants/grant';
import { type Section, item } from '../markdown/document';
import { code } from '../markdown/text';

/** Who gains and who loses what, the losses of today's traffic first. */
export function rolesSection({ gained, lost, renewed, orphaned }: GrantChanges): Section {
  return {
    title: 'Roles',
    items: [
      ...lost.map((each) => line('**lost**', each)),
      ...orphaned.map((each) =>
        line('**lost**', each, 'the assignment stays as it is, but whom it names is gone'),
      ),
      ...gained.map((each) => line('**gained**', each)),
      ...renewed.map((each) =>
        line('made anew', each, 'it may be missing for some minutes in between'),
      ),
    ],
  };
}

function line(verb: string, { grant, change }: ChangedGrant, remark?: string) {
  const warning = verb === '**lost**' ? undefined : warningOf(grant.role);
  const condition = change.after['condition'] ?? change.before['condition'];
  const remarks = [
    ...(warning === undefined ? [] : [`⚠ ${warning}`]),
    ...(typeof condition === 'string' && condition !== ''
      ? [`on the condition ${code(condition)}`]
      : []),
    ...(change.type === 'azurerm_pim_eligible_role_assignment'
      ? ['eligible: it has to be activated']
      : []),
    ...(remark === undefined ? [] : [remark]),
  ];
  const tail = remarks.length === 0 ? '' : ` – ${remarks.join('; ')}`;
  return item(`- ${verb}: ${grantText(grant)}${tail}`);
}
