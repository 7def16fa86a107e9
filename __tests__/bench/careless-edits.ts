import type { Json } from '../../workflow/parameter';
import {
  type Data,
  type StackEdit,
  definitionsIn,
  dropped,
  isData,
  resourcesIn,
  reworded,
  skippedUncaught,
  withoutGrant,
} from './stack-edits';

type Edits = Readonly<Record<string, StackEdit>>;

/** Every grant taken away alone. */
const grants = (stack: Json): Edits =>
  Object.fromEntries(
    Object.keys(resourcesIn(stack, 'azurerm_role_assignment')).map((name) => [
      `without ${name.replace(/_[0-9A-F]{8}$/, '')}`,
      withoutGrant(name),
    ]),
  );

/** The Catch of each playbook made blind, and each limit of runs at once taken away. */
const playbooks = (stack: Json): Edits =>
  Object.fromEntries(
    Object.entries(definitionsIn(stack)).flatMap(([playbook, { triggers }]) => {
      const limited = Object.entries(triggers as Record<string, Data>).filter(
        ([, trigger]) => trigger['runtimeConfiguration'] !== undefined,
      );
      return [
        [`${playbook}: Skipped dropped from Catch`, skippedUncaught(playbook)],
        ...limited.map(([name]): [string, StackEdit] => [
          `${playbook}: runs at once unlimited`,
          (edited) => {
            const now = definitionsIn(edited)[playbook]?.['triggers'] as Record<string, Data>;
            Reflect.deleteProperty(now[name] ?? {}, 'runtimeConfiguration');
          },
        ]),
      ];
    }),
  );

/** In every mapping table of each playbook two rows swapped: the first two that say different things. */
const tables = (stack: Json): Edits =>
  Object.fromEntries(
    Object.entries(definitionsIn(stack)).flatMap(([playbook, { parameters = {} }]) =>
      Object.entries(parameters as Record<string, Data>).flatMap(([table, { defaultValue }]) => {
        const kinds = isData(defaultValue) ? (defaultValue as Record<string, Data>) : {};
        const differing = Object.keys(kinds).filter((kind) => twoOf(kinds[kind] ?? {}));
        return differing.map((kind): [string, StackEdit] => [
          `${playbook}: two rows of ${table} swapped`,
          (edited) => {
            const all = definitionsIn(edited)[playbook]?.['parameters'] as Record<string, Data>;
            swapTwo((all[table]?.['defaultValue'] as Record<string, Data>)[kind] ?? {});
          },
        ]);
      }),
    ),
  );

/** The first two rows that say different things; undefined where all say the same. */
function twoOf(rows: Data): readonly [string, string] | undefined {
  const [first = '', ...others] = Object.keys(rows);
  const second = others.find((other) => rows[other] !== rows[first]);
  return second === undefined ? undefined : [first, second];
}

function swapTwo(rows: Data): void {
  const [first, second] = twoOf(rows) ?? ['', ''];
  [rows[first], rows[second]] = [rows[second] ?? null, rows[first] ?? null];
}

/** A comment's id drawn by lot: written again, it is another comment. */
const drawn = (name: string): StackEdit =>
  reworded(name, /\/comments\/@\{.*?\}\?api/g, '/comments/@{guid()}?api');

/** Calls that are made otherwise, or not at all. */
const calls = (stack: Json): Edits => ({
  'the failure comment’s id drawn by lot': drawn('Failure_comment'),
  'the failure comment not written': dropped('Failure_comment', {}),
  'the id of the link’s comment drawn by lot': drawn(isJira(stack) ? 'Link_issue' : 'Link_ticket'),
  'the ids of copied notes drawn by lot': drawn('Copy_note'),
  'notes not copied': dropped('Copy_note', {}),
  'the incident not updated': dropped('Update_incident', {}),
  'no playbook started': dropped('Start_playbook', {}),
});

const isJira = (stack: Json): boolean =>
  Object.keys(resourcesIn(stack, 'azapi_resource')).some((id) => id.startsWith('Jira_'));

/** What a careless hand may do to a stack with one ticket system, one thing at a time. */
export const carelessEdits = (stack: Json): Edits => ({
  ...grants(stack),
  ...playbooks(stack),
  ...tables(stack),
  ...calls(stack),
});

/** Edits that do no harm in a soak, and why. */
export const HARMLESS: readonly (readonly [edit: RegExp, why: string])[] = [
  [
    /^Reconcile: two rows of priorityOf swapped$/,
    'each severity has a priority of its own, so that the way back says the same',
  ],
  [
    /^PushTicket: two rows of severityOf swapped$/,
    'there it only tells whether the ticket has another severity than what was agreed; which one, Reconcile says',
  ],
  [/DeployerGrant$/, 'whoever deploys has it, to write secrets; no playbook does'],
  [
    /^Reconcile: runs at once unlimited$/,
    'a run is shorter than the interval; two at once read the same cursor, and what they write is written by key',
  ],
];
