import type { Context } from '../context';
import { compare } from '../diff/compare';
import { linesOf } from '../diff/lines';
import type { Item, Section } from '../markdown/document';
import { block, code, count, show } from '../markdown/text';
import { type Playbook, isPlaybook, playbookIn } from '../playbook/definition';
import { markedFlow, wholeFlow } from '../playbook/flow';
import { type StepChange, callText, placeText, stepChangesOf } from '../playbook/steps';
import { tableChangesOf } from '../playbook/tables';
import { triggerChangesOf, triggerText } from '../playbook/triggers';
import type { Change } from '../plan/change';
import { valueAt, entriesAt } from '../../workflow/lint/json';
import { byName } from './others';

/** The most lines of one block, and of one list, that are told. */
const MOST = 60;

/** Playbook by playbook: which step, row, route or schedule is another one. */
export const playbooksSection = ({ resources }: Context): Section => ({
  title: 'Playbooks',
  items: resources
    .filter((change) => isPlaybook(change) && change.kind !== 'no-op' && change.kind !== 'forget')
    .sort(byName)
    .map((change) => playbookItem(change)),
});

/** What a playbook does differently, in lists and blocks; empty where it does nothing differently. */
export function playbookText(change: Change): string {
  const before = playbookIn(change.before);
  const after = playbookIn(change.after);
  return changesText(change, before, after, stepChangesOf(before.steps, after.steps)).join('\n\n');
}

/** What has become of one playbook. */
function playbookItem(change: Change): Item {
  const before = playbookIn(change.before);
  const after = playbookIn(change.after);
  const heading = `#### ${code(change.name)}`;
  if (change.kind === 'create') return itemOf(`${heading} is new`, newText(after), flowOf(after));
  if (change.kind === 'delete') return itemOf(`${heading} is removed`, goneText(before));
  const steps = stepChangesOf(before.steps, after.steps);
  const parts = changesText(change, before, after, steps);
  const verb = change.kind === 'replace' ? 'is replaced' : 'changes';
  if (parts.length === 0) return itemOf(`${heading} ${verb}`, 'Nothing in what it does.');
  const flow = steps.length === 0 ? undefined : markedFlow(after, steps);
  return itemOf(`${heading} ${verb}`, parts.join('\n\n'), flow);
}

function itemOf(heading: string, text: string, flow?: string): Item {
  const short = `${heading}\n\n${text}`;
  const drawn = flow === undefined ? [] : [`${short}\n\n${block('mermaid', flow.split('\n'))}`];
  const [fullest] = drawn;
  return { forms: fullest === undefined ? [short, heading] : [fullest, short, heading] };
}

const flowOf = (playbook: Playbook): string | undefined =>
  playbook.steps.length === 0 ? undefined : wholeFlow(playbook);

function changesText(
  change: Change,
  before: Playbook,
  after: Playbook,
  steps: readonly StepChange[],
): readonly string[] {
  const triggers = triggerChangesOf(before, after);
  const tables = tableChangesOf(before, after);
  const bullets = [...stateNotes(before, after), ...triggers.notes, ...stepsNotes(steps)].map(
    (note) => `- ${note}`,
  );
  const lines = [
    ...tables.flatMap(({ title, lines: rows }) => [`  ${title}`, ...rows]),
    ...titled('trigger', triggers.lines),
    ...steps.flatMap(({ step, lines: rows }) =>
      titled(show(step.name).replace(/^"|"$/g, ''), rows),
    ),
    ...titled('workflow', linesOf(compare(besides(before), besides(after)))),
    ...titled('resource', linesOf(compare(around(change.before), around(change.after)))),
  ];
  return [
    ...(bullets.length === 0 ? [] : [some(bullets, 'changes').join('\n')]),
    ...(lines.length === 0 ? [] : [block('diff', some(lines, 'lines'))]),
  ];
}

const titled = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : [`  ${title}`, ...lines];

const some = (lines: readonly string[], what: string): readonly string[] =>
  lines.length <= MOST
    ? lines
    : [...lines.slice(0, MOST), `  … and ${lines.length - MOST} more ${what}`];

function stateNotes(before: Playbook, after: Playbook): readonly string[] {
  const [was, is] = [before, after].map(({ properties }) => valueAt(properties, 'state'));
  if (was === is || (was ?? 'Enabled') === (is ?? 'Enabled')) return [];
  return is === 'Disabled'
    ? ['⚠ it is **switched off**: nothing starts it any more']
    : [`it is switched from ${code(show(was))} to ${code(show(is))}`];
}

const VERBS = {
  added: '**added**',
  removed: '**removed**',
  changed: 'changed',
  renamed: 'renamed',
};

/** What has become of the steps; those of which the same is to be told, drawn together. */
function stepsNotes(steps: readonly StepChange[]): readonly string[] {
  const groups = new Map<string, StepChange[]>();
  for (const each of steps) {
    const isPlain = each.kind === 'changed' && each.lines.length === 0;
    const key = isPlain ? each.notes.join('\n') : each.step.name;
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return [...groups.values()].map(groupNotes);
}

function groupNotes(group: readonly StepChange[]): string {
  const [first] = group;
  if (first === undefined) return '';
  const names = group.map(({ step }) => code(step.name));
  const title =
    group.length === 1
      ? titleOf(first)
      : `${group.length} steps changed: ${some(names, 'steps').join(', ')}`;
  return [title, ...first.notes.map((note) => `  - ${note}`)].join('\n');
}

function titleOf({ kind, step, formerName }: StepChange): string {
  const former = formerName === undefined ? '' : ` (it was ${code(formerName)})`;
  const where = step.within.length === 0 ? '' : `, in ${placeText(step)}`;
  return `step ${code(step.name)}${former} ${VERBS[kind]} (${code(step.type)}${where})`;
}

/** What a workflow's definition and its other properties say besides what is told by itself. */
function besides({ definition, properties }: Playbook): unknown {
  const { actions: _a, triggers: _t, parameters: _p, ...definitionRest } = definition;
  const { definition: _d, parameters: _v, state: _s, ...propertiesRest } = properties;
  return { ...propertiesRest, ...definitionRest };
}

/** What a resource says around its body; what Azure alone computes left out. */
function around(values: Change['before']): unknown {
  const { body: _body, output: _output, id: _id, ...rest } = values;
  return rest;
}

function newText({ definition, steps }: Playbook): string {
  const { description } = definition;
  const calls = steps.flatMap(({ own }) => callText(own) ?? []);
  const triggers = entriesAt(definition, 'triggers').map(([, trigger]) => triggerText(trigger));
  return [
    ...(typeof description === 'string' ? [`- what it does: ${code(description, 300)}`] : []),
    `- started by ${triggers.length === 0 ? 'nothing' : triggers.join(', ')}`,
    `- ${count(steps.length, 'step')}, of which ${count(calls.length, 'call')} to the outside`,
    ...some(
      [...new Set(calls)].map((call) => `  - ${call}`),
      'calls',
    ),
  ].join('\n');
}

function goneText({ definition, steps }: Playbook): string {
  const triggers = entriesAt(definition, 'triggers').map(([, trigger]) => triggerText(trigger));
  return `- ${count(steps.length, 'step')}, started by ${triggers.join(', ') || 'nothing'}; nothing does that any more`;
}
