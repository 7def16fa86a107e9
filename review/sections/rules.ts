import type { Context } from '../context';
import { compareProperties, isNothing, isSame } from '../diff/compare';
import { linesOf } from '../diff/lines';
import { type Item, type Section, item } from '../markdown/document';
import { code, listed, show } from '../markdown/text';
import type { Names } from '../names';
import type { Change } from '../plan/change';
import { actionsText, conditionsText, whenText } from '../rules/words';
import { byName } from './others';

/** Whether a resource is an automation rule. */
export const isRule = ({ type }: Change): boolean => type === 'azurerm_sentinel_automation_rule';

/** Automation rules that come and go, change what they ask or do, or run in another order. */
export function rulesSection({ resources, names }: Context): Section {
  const rules = resources.filter(isRule);
  const changed = rules.filter(({ kind }) => kind !== 'no-op' && kind !== 'forget');
  return {
    title: 'Automation rules',
    items: [
      ...[...changed].sort(byName).map((change) => ruleItem(change, names)),
      ...(changed.length === 0 ? [] : orderItems(rules)),
    ],
  };
}

function ruleItem(change: Change, names: Names): Item {
  const { kind, before, after } = change;
  const name = code(change.name);
  const text = (values: Change['after']): string =>
    `order ${code(show(values['order']))}, ${whenText(values)}, if ${conditionsText(values['condition_json'])}: ${actionsText(change.address, values, names)}`;
  if (kind === 'create') return item(`- **added**: ${name}, ${text(after)}`);
  if (kind === 'delete') return item(`- **removed**: ${name}, it was ${text(before)}`);
  const notes = notesOf(change, names).map((note) => `  - ${note}`);
  const verb = kind === 'replace' ? '**replaced**' : 'changed';
  const nothing = notes.length === 0 ? ', in nothing that can be told' : '';
  return item([`- ${verb}: ${name}${nothing}`, ...notes].join('\n'));
}

function notesOf({ address, before, after }: Change, names: Names): readonly string[] {
  const told = (key: string): boolean => !isSame(before[key], after[key]);
  const acts = ['action_playbook', 'action_incident', 'action_incident_task'];
  const others = compareProperties(before, after).filter(
    ({ path: [top] }) =>
      ![
        ...acts,
        'id',
        'timeouts',
        'order',
        'condition_json',
        'enabled',
        'triggers_when',
        'triggers_on',
        'expiration',
      ].includes(String(top)),
  );
  return [
    ...(told('enabled') && after['enabled'] === false ? ['⚠ it is **switched off**'] : []),
    ...(told('enabled') && after['enabled'] === true && before['enabled'] === false
      ? ['it is switched on']
      : []),
    ...(told('order')
      ? [`order ${code(`${show(before['order'])} -> ${show(after['order'])}`)}`]
      : []),
    ...(told('condition_json')
      ? [
          `now if ${conditionsText(after['condition_json'])}`,
          `it was if ${conditionsText(before['condition_json'])}`,
        ]
      : []),
    ...(told('triggers_when') || told('triggers_on')
      ? [`now ${whenText(after)}; it was ${whenText(before)}`]
      : []),
    ...(acts.some(told)
      ? [
          `now it ${actionsText(address, after, names)}; it was ${actionsText(address, before, names)}`,
        ]
      : []),
    ...(told('expiration')
      ? [
          isNothing(after['expiration'])
            ? 'it no longer ends'
            : `it ends ${code(show(after['expiration']))}`,
        ]
      : []),
    ...linesOf(others).map((line) => code(line, 300)),
  ];
}

/** The order in which all rules run, where it is another one. */
function orderItems(rules: readonly Change[]): readonly Item[] {
  const sequence = (side: 'before' | 'after'): readonly string[] =>
    rules
      .filter((rule) => Object.keys(rule[side]).length > 0)
      .map((rule) => ({ order: Number(rule[side]['order']), name: rule.name }))
      .sort((a, b) => a.order - b.order || (a.name < b.name ? -1 : 1))
      .map(({ name }) => name);
  const [was, is] = [sequence('before'), sequence('after')];
  const stayed = was.filter((name) => is.includes(name));
  if (
    isSame(
      stayed,
      is.filter((name) => was.includes(name)),
    )
  )
    return [];
  const text = (names: readonly string[]): string =>
    listed(
      names.map((name) => code(name)),
      'then',
    );
  return [item(`- **reordered**: now ${text(is)}; it was ${text(was)}`)];
}
