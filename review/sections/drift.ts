import type { Context } from '../context';
import { located } from '../kinds';
import { type Item, type Section, item } from '../markdown/document';
import { block, count } from '../markdown/text';
import { isPlaybook } from '../playbook/definition';
import type { Change } from '../plan/change';
import { attributeLines, byName } from './others';
import { playbookText } from './playbooks';

/** Whether what Terraform calls drift is another way to write the same: null for an empty list, say. */
const isFormOnly = (change: Change): boolean =>
  change.kind === 'update' && attributeLines(change).length === 0;

/** What others have changed, without what only reads differently. */
export const driftIn = ({ drift }: Context): readonly Change[] =>
  drift.filter((change) => !isFormOnly(change) && change.kind !== 'no-op');

/** What has changed outside of Terraform since it last looked, and what this plan does about it. */
export function driftSection(context: Context): Section {
  const found = driftIn(context);
  const forms = context.drift.filter(isFormOnly).length;
  return {
    title: 'Drift: changed outside of Terraform',
    items: [
      ...[...found].sort(byName).map((change) => driftItem(change, context)),
      ...(forms === 0
        ? []
        : [
            item(
              `- ${count(forms, 'resource')} ${forms === 1 ? 'reads' : 'read'} back in another form that says the same (an empty list for none, say); nobody has changed anything there.`,
            ),
          ]),
    ],
  };
}

function driftItem(change: Change, { resources }: Context): Item {
  const { kind, address } = change;
  if (kind === 'delete') {
    const again = resources.some((each) => each.address === address && each.kind === 'create');
    return item(
      `- ${located(change)} **was deleted**; ${again ? 'this plan makes it again' : 'this plan does not make it again'}`,
    );
  }
  const planned = resources.find((each) => each.address === address);
  const title = `- ${located(change)} **was changed**; ${outcome(planned)}`;
  const told = isPlaybook(change) ? playbookText(change) : attributesText(change);
  const full = told === '' ? [] : [told.replace(/^/gm, '  ')];
  return { forms: [[title, ...full].join('\n'), title] };
}

function attributesText(change: Change): string {
  const lines = attributeLines(change);
  const more = lines.length > 30 ? [`  … and ${lines.length - 30} more`] : [];
  return lines.length === 0 ? '' : block('diff', [...lines.slice(0, 30), ...more]);
}

function outcome(planned: Change | undefined): string {
  switch (planned?.kind) {
    case 'update':
      return 'this plan writes it anew, and what was changed is undone where the code says otherwise';
    case 'replace':
      return 'this plan replaces it';
    case 'delete':
      return 'this plan destroys it';
    default:
      return 'this plan leaves it so';
  }
}
