import type { Context } from './context';
import { type Findings, isQuiet } from './findings';
import { called, resourceKindOf } from './kinds';
import { code, count, listed } from './markdown/text';

/** The head of a review: its title, the verdict in a line, and what the plan comes to. */
export function headOf(context: Context, findings: Findings): string {
  const counts = countsOf(findings);
  return [
    '## Terraform plan',
    `**${verdictOf(context, findings)}**`,
    ...(counts.length === 0 ? [] : [counts.map((line) => `- ${line}`).join('\n')]),
    ...warningsOf(context),
  ].join('\n\n');
}

/** In one line whether the plan wants a close look, and at what. */
function verdictOf(context: Context, findings: Findings): string {
  const { destroyed, replaced, grants, drifted } = findings;
  const grave = [...replaced, ...destroyed].filter(
    (change) => (resourceKindOf(change)?.weight ?? 2) === 3,
  );
  const lost = grants.lost.length + grants.orphaned.length;
  const reasons = [
    ...(grave.length === 0
      ? []
      : [
          graveText(
            grave.map((change) => called(change)),
            grave,
          ),
        ]),
    ...(lost === 0 ? [] : [`${count(lost, 'role')} lost`]),
    ...(grants.gained.length === 0 ? [] : [`${count(grants.gained.length, 'role')} gained`]),
    ...(destroyed.length + replaced.length > grave.length
      ? [
          `${count(destroyed.length + replaced.length - grave.length, grave.length === 0 ? 'resource' : 'other resource')} destroyed or replaced`,
        ]
      : []),
    ...(findings.forgotten.length === 0
      ? []
      : [`${count(findings.forgotten.length, 'resource')} left behind`]),
    ...(drifted.length === 0
      ? []
      : [`${count(drifted.length, 'resource')} changed outside of Terraform`]),
    ...(context.failedChecks.length === 0
      ? []
      : [`${count(context.failedChecks.length, 'check')} failed`]),
  ];
  if (reasons.length > 0) return `Look closely: ${listed(reasons)}.`;
  if (!isQuiet(findings))
    return `Routine: ${listed(routineOf(findings))}; nothing is destroyed, and nobody gains or loses a role.`;
  return findings.outputs > 0 ? 'Only outputs change.' : 'Nothing changes.';
}

const routineOf = ({
  created,
  updated,
  moved,
  imported,
  playbooks,
  rotated,
}: Findings): string[] => {
  const others = [...created, ...updated].filter(
    (change) => !playbooks.includes(change) && !rotated.includes(change),
  );
  const number = (all: readonly unknown[], noun: string, verb: string): string[] =>
    all.length === 0 ? [] : [`${count(all.length, noun)} ${verb}`];
  return [
    ...number(playbooks, 'playbook', 'added or changed'),
    ...number(rotated, 'secret', 'rotated'),
    ...number(others, 'other resource', 'added or changed'),
    ...number(moved, 'resource', 'moved in the code'),
    ...number(imported, 'resource', 'taken over'),
  ];
};

const graveText = (names: readonly string[], changes: Findings['destroyed']): string => {
  const verbs = new Set(changes.map(({ kind }) => (kind === 'replace' ? 'replaced' : 'destroyed')));
  const shown = names.slice(0, 3);
  const more = names.length - shown.length;
  return `${listed([...shown, ...(more > 0 ? [`${more} more`] : [])])} ${listed([...verbs], 'or')}`;
};

/** What the plan does, in numbers; what it does not do is left out. */
function countsOf(findings: Findings): readonly string[] {
  const { grants } = findings;
  const number = (all: readonly unknown[], verb: string): string[] =>
    all.length === 0 ? [] : [`${all.length} ${verb}`];
  const resources = [
    ...number(findings.created, 'added'),
    ...number(findings.updated, 'changed'),
    ...number(findings.replaced, 'replaced'),
    ...number(findings.destroyed, 'destroyed'),
    ...number(findings.moved, 'moved in the code'),
    ...number(findings.imported, 'taken over'),
    ...number(findings.forgotten, 'left behind'),
  ];
  const roles = [
    ...number([...grants.lost, ...grants.orphaned], 'lost'),
    ...number(grants.gained, 'gained'),
    ...number(grants.renewed, 'made anew'),
  ];
  const names = [...new Set(findings.playbooks.map(({ name }) => code(name)))];
  return [
    ...(resources.length === 0 ? [] : [`Resources: ${resources.join(', ')}`]),
    ...(roles.length === 0 ? [] : [`Roles: ${roles.join(', ')}`]),
    ...(names.length === 0 ? [] : [`Playbooks: ${some(names)}`]),
    ...(findings.rotated.length === 0
      ? []
      : [`Secrets rotated: ${some(findings.rotated.map(({ name }) => code(name)))}`]),
    ...(findings.drifted.length === 0
      ? []
      : [`Drift: ${some(findings.drifted.map((change) => called(change)))}`]),
  ];
}

const some = (names: readonly string[]): string =>
  names.length <= 10
    ? names.join(', ')
    : `${names.slice(0, 10).join(', ')} and ${names.length - 10} more`;

function warningsOf({ isComplete, deferred, failedChecks }: Context): readonly string[] {
  const later = deferred
    .slice(0, 10)
    .map(([address, reason]) => `${code(address)} (${code(reason)})`);
  return [
    ...(isComplete
      ? []
      : [
          `> ⚠ **The plan is not complete**: it does not hold everything that the code asks for; plan again once it is applied.${later.length === 0 ? '' : ` Left for later: ${later.join(', ')}${deferred.length > 10 ? ', …' : ''}`}`,
        ]),
    ...failedChecks
      .slice(0, 10)
      .map((check) => `> ⚠ a check of the code fails: ${code(check, 300)}`),
  ];
}
