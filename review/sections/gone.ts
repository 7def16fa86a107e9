import type { Context } from '../context';
import { compare, isSame } from '../diff/compare';
import { linesOf } from '../diff/lines';
import { isGrant, grantsOf } from '../grants/grant';
import { called, isPause, located, resourceKindOf } from '../kinds';
import { type Item, type Section, item } from '../markdown/document';
import { code, listed } from '../markdown/text';
import type { Change } from '../plan/change';
import { isUnknown } from '../plan/unknown';
import { own } from '../own';

/** Why Terraform takes something away, in words. */
const REASONS: Readonly<Record<string, string>> = {
  delete_because_no_resource_config: 'it is no longer in the code',
  delete_because_no_module: 'its module is no longer in the code',
  delete_because_wrong_repetition: 'the code has one where it had several, or the other way round',
  delete_because_count_index: 'the code counts fewer of them',
  delete_because_each_key: 'the code no longer has its key',
  delete_because_no_move_target: 'a `moved` block points to where nothing is',
  replace_because_tainted: 'its last creation failed half-way',
  replace_by_request: 'somebody asked for it with `-replace`',
  replace_by_triggers: 'something changes that `replace_triggered_by` names',
};

const weightOf = (change: Change): number => resourceKindOf(change)?.weight ?? 2;

/** What the plan destroys or replaces, pauses of the deployment left out. */
export const goingIn = ({ resources }: Context): readonly Change[] =>
  resources.filter(
    (change) => (change.kind === 'delete' || change.kind === 'replace') && !isPause(change),
  );

/** What is destroyed or replaced, what that means for live traffic, and what forces it; the gravest first. */
export function goneSection(context: Context): Section {
  const going = [...goingIn(context)].sort((a, b) => weightOf(b) - weightOf(a));
  const pauses = context.resources.filter((change) => isPause(change) && change.kind === 'replace');
  const left = context.resources.filter(({ kind }) => kind === 'forget');
  return {
    title: 'Destroyed or replaced',
    items: [
      ...going.map((change) => goingItem(change, context)),
      ...left.map((change) =>
        item(
          `- **left behind**: ${called(change)} stays in Azure, but Terraform no longer looks after it`,
        ),
      ),
      ...(going.length > 0 && pauses.length > 0
        ? [
            item(
              `- ${listed(pauses.map(({ address }) => code(address)))}: the deployment waits anew; nothing in Azure changes by it`,
            ),
          ]
        : []),
    ],
  };
}

function goingItem(change: Change, context: Context): Item {
  const { kind, reason, deposed, createsFirst } = change;
  const verb = kind === 'replace' ? '**replaced**' : '**destroyed**';
  const why = reason === undefined ? undefined : own(REASONS, reason);
  const meaning = meaningOf(change);
  const again = kind === 'delete' ? twinOf(change, context) : undefined;
  const facts = [
    ...(deposed === undefined ? [] : ['an old one that a failed replacement has left over']),
    ...(why === undefined ? [] : [why]),
    ...(createsFirst ? ['the new one is there before the old one goes'] : []),
  ];
  const title = `- ${verb}: ${calledWith(change, context)}${facts.length === 0 ? '' : `, ${facts.join(', ')}`}`;
  const lines = [
    `${title}.`,
    ...(deposed === undefined ? [`  ${sentence(meaning)}`] : []),
    ...(again === undefined
      ? []
      : [
          `  It comes again as ${code(again.address)}: if that is the same one under another name, a \`moved\` block in the code keeps it.`,
        ]),
    ...forcing(change).map((each) => `  Forced by ${each}`),
  ];
  return { forms: [lines.join('\n'), title] };
}

/** A role assignment is called by what it grants: it has no name that anybody knows. */
function calledWith(change: Change, { names }: Context): string {
  const [grant] = isGrant(change) ? grantsOf(change, 'before', names) : [];
  return grant === undefined
    ? located(change)
    : `${code(grant.role)} of ${grant.who} on ${grant.where} (${code(change.address)})`;
}

function meaningOf(change: Change): string {
  const known = resourceKindOf(change);
  if (known === undefined) {
    return change.kind === 'replace'
      ? 'what is in it is gone and its id is another one: look at what refers to it'
      : 'what is in it is gone: look at what still refers to it';
  }
  return change.kind === 'replace'
    ? (known.replaced ?? `${known.gone}, until the new one is there`)
    : known.gone;
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

/** The attributes that force a replacement, with their values. */
function forcing({ before, after, replacePaths }: Change): readonly string[] {
  const tops = [...new Set(replacePaths.map((path) => path.split(/[.[]/)[0] ?? path))];
  return tops.map((top) => {
    const lines = linesOf(compare(before[top], after[top], [top]), 120);
    const told = lines.slice(0, 3).map((line) => code(line.replace(/^~ /, ''), 300));
    return told.length === 0 ? `${code(top)}.` : `${listed(told)}.`;
  });
}

/** Something of the same kind and name that is made elsewhere in the code. */
const twinOf = (gone: Change, { resources }: Context): Change | undefined =>
  resources.find(
    (change) =>
      change.kind === 'create' &&
      change.type === gone.type &&
      change.azureType === gone.azureType &&
      change.name === gone.name &&
      change.name !== change.address &&
      ['resource_group_name', 'parent_id', 'key_vault_id'].every(
        (key) => isUnknown(change.after[key]) || isSame(gone.before[key], change.after[key]),
      ),
  );
