import type { Bill, Bills } from '../../bench/bill';
import { ROLES } from '../../constructs/roles';
import type { Stack } from '../../emulator/stack';
import { flowchartOf } from '../../workflow/flowchart';
import type { Json } from '../../workflow/parameter';
import { type ActionJson, branchesOf } from '../../workflow/schema';
import { shortened } from '../../workflow/shortened';
import { table } from './markdown';

type Workflow = Stack['workflows'][number];
type Actions = Readonly<Record<string, ActionJson>>;

const headOf = (source: string): string =>
  `Generated from ${source} by \`cli/generate/playbooks.ts\`; do not edit. \`UPDATE_GOLDEN=1 npm test\` renews it.`;

const RETRIES =
  'A call that may be done twice is tried four times within about two minutes, on 408, 429 and 5xx; one that may not is never repeated by the engine.';

const TRIED_AGAIN = `What fails in the
end is told in one comment on the incident, tried again for a day, and then parked ([how a run ends](../adr/0004-how-a-run-ends.md),
[the sync protocol](../adr/0005-the-sync-protocol.md)).`;

const TOLD =
  'What fails in the end is told on the incident, where there is one, and in the channel ([how a run ends](../adr/0004-how-a-run-ends.md)).';

/** What each kind of work of a playbook costs, by the last word of the playbook's name. */
const WORK: Readonly<Record<string, readonly (readonly [what: string, bill: keyof Bills])[]>> = {
  open: [['a ticket is opened', 'open']],
  push: [
    ['both sides say the same', 'pushInStep'],
    ['a field has changed', 'pushField'],
    ['a comment is carried over', 'pushComment'],
  ],
  reconcile: [
    ['nothing has changed', 'reconcileIdle'],
    ['and for each ticket that has', 'reconcileChangedTicket'],
  ],
};

export interface PlaybookPageProps {
  /** What the stack was made of, in words. */
  readonly source: string;

  /**
   * What the playbooks of a ticket system cost.
   * @default - the playbook belongs to another feature, whose guide says what it costs
   */
  readonly bills?: Bills;
}

/** The page of a playbook, as Markdown. */
export function playbookPage(
  stack: Stack,
  workflow: Workflow,
  { bills, source }: PlaybookPageProps,
): string {
  const { name, definition } = workflow;
  return [
    `# ${name}`,
    headOf(source),
    definition.description ?? '',
    '## Flow',
    `\`\`\`mermaid\nflowchart TD\n${flowchartOf(definition.actions).join('\n')}\n\`\`\``,
    '## Calls',
    table(['action', 'call', 'tries'], callsIn(definition.actions)),
    '## Permissions',
    table(['role', 'on'], grantsOf(stack, workflow)),
    '## Tables',
    table(['parameter', 'kind', 'rows'], tablesOf(workflow)),
    '## When a step fails',
    `${RETRIES} ${bills ? TRIED_AGAIN : TOLD}`,
    ...(bills ? ['## Bill', billTable(name, bills)] : []),
    '',
  ]
    .join('\n\n')
    .replace(/\n+$/, '\n');
}

const billTable = (name: string, bills: Bills): string =>
  table(
    ['when', 'executions', 'of them connector calls', 'bytes of logs'],
    billsOf(name, bills).map(([what, { executions, standard, logBytes }]) => [
      what,
      String(executions),
      String(standard),
      `about ${Math.round(logBytes / 100) * 100}`,
    ]),
  );

const billsOf = (name: string, bills: Bills): readonly (readonly [string, Bill])[] =>
  (WORK[name.split('-').at(-1) ?? ''] ?? []).map(([what, bill]) => [what, bills[bill]]);

const field = (value: Json | undefined, key: string): Json | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, Json>>)[key]
    : undefined;

/** Text as it is; anything else as JSON. */
const textOf = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value));

const isCall = ({ type }: ActionJson): boolean => type === 'Http' || type === 'ApiConnection';

/** A row for each call to the outside. */
function callsIn(actions: Actions): string[][] {
  return Object.entries(actions).flatMap(([name, action]) => {
    const { inputs } = action;
    const address = textOf(field(inputs, 'uri') ?? field(inputs, 'path') ?? '');
    const count = Number(field(field(inputs, 'retryPolicy'), 'count') ?? 0);
    const method = textOf(field(inputs, 'method') ?? '').toUpperCase();
    const own = isCall(action)
      ? [[`\`${name}\``, `${method} \`${shortened(address)}\``, String(count + 1)]]
      : [];
    return [...own, ...branchesOf(action).flatMap((branch) => callsIn(branch.actions))];
  });
}

function grantsOf({ roleAssignments, identities }: Stack, { identity }: Workflow): string[][] {
  const names = new Map<string, string>(Object.entries(ROLES).map(([name, role]) => [role, name]));
  const principals = identities
    .filter(({ id: resource }) => identity.userAssigned.includes(resource))
    .map(({ principalId }) => principalId);
  return roleAssignments
    .filter(({ principalId }) => principals.includes(principalId))
    .map(({ roleId, scope }) => [
      names.get(roleId) ?? roleId,
      scope.split('/').slice(-2).join(' '),
    ]);
}

function tablesOf({ definition }: Workflow): string[][] {
  return Object.entries(definition.parameters ?? {}).flatMap(([name, { defaultValue }]) =>
    Object.entries((defaultValue ?? {}) as Readonly<Record<string, Json>>).map(([kind, rows]) => [
      `\`${name}\``,
      `\`${kind}\``,
      Object.entries(rows as Readonly<Record<string, Json>>)
        .map(([key, value]) => `${key} → ${textOf(value)}`)
        .join(', '),
    ]),
  );
}
