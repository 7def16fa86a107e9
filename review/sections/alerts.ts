import type { Context } from '../context';
import { type Difference, compareProperties, isNothing } from '../diff/compare';
import { linesOf } from '../diff/lines';
import { called } from '../kinds';
import { type Item, type Section, item } from '../markdown/document';
import { block, code, show } from '../markdown/text';
import type { Change } from '../plan/change';
import { spanText } from '../playbook/words';
import { attributeLines, byName, otherItem } from './others';
import { panelNotes } from './workbook';

const ALERTS = new Set([
  'azurerm_monitor_metric_alert',
  'azurerm_monitor_scheduled_query_rules_alert_v2',
  'azurerm_monitor_scheduled_query_rules_alert',
  'azurerm_monitor_activity_log_alert',
  'azurerm_sentinel_alert_rule_scheduled',
  'azurerm_monitor_alert_processing_rule_action_group',
]);

const WORKBOOK = 'azurerm_application_insights_workbook';

const OTHERS = new Set(['azurerm_monitor_action_group', WORKBOOK]);

/** Whether a resource watches something, tells somebody, or shows how things stand. */
export const isWatching = ({ type }: Change): boolean => ALERTS.has(type) || OTHERS.has(type);

/** Alerts with their thresholds, whom they tell, and the workbook. */
export function alertsSection({ resources }: Context): Section {
  const changed = resources.filter(
    (change) =>
      isWatching(change) && ['create', 'update', 'delete', 'replace'].includes(change.kind),
  );
  return { title: 'Alerts, action groups and workbooks', items: changed.sort(byName).map(itemOf) };
}

function itemOf(change: Change): Item {
  if (change.kind === 'delete') return item(`- **removed**: ${called(change)}`);
  if (change.type === WORKBOOK && change.kind === 'update') return workbookItem(change);
  if (!ALERTS.has(change.type)) return otherItem(change);
  if (change.kind === 'create')
    return item(`- **added**: ${called(change)}${alertText(change.after)}`);
  return alertItem(change);
}

/** A workbook whose page changes: its panels first, what is in them after that. */
function workbookItem(change: Change): Item {
  const notes = panelNotes(change.before['data_json'], change.after['data_json']);
  const { forms } = otherItem(change);
  const [title = forms[0], ...lines] = forms[0].split('\n');
  const told = notes.slice(0, 30).map((note) => `  - ${note}`);
  const short = [title, ...told].join('\n');
  return { forms: [[short, ...lines].join('\n'), short] };
}

/** The words for what an alert asks, by the attribute. */
const WORDS: readonly (readonly [RegExp, string])[] = [
  [/^threshold$/, 'threshold'],
  [/^operator$/, 'fires when the value is'],
  [/^(?:evaluation_frequency|frequency|query_frequency)$/, 'looks every'],
  [/^(?:window_duration|window_size|query_period)$/, 'looks at the last'],
  [/^severity$/, 'severity'],
  [/^aggregation$|^time_aggregation_method$/, 'counts by'],
];

/** An alert that changes: its limits in words, the rest by its attributes. */
function alertItem(change: Change): Item {
  const { before, after, kind } = change;
  const differences = compareProperties(before, after);
  const notes = differences.flatMap((each) => noteOf(each) ?? []);
  const off =
    before['enabled'] !== false && after['enabled'] === false ? ['⚠ it is **switched off**'] : [];
  const told = new Set(
    differences.filter((each) => noteOf(each) !== undefined).flatMap((each) => linesOf([each])),
  );
  const lines = attributeLines(change).filter(
    (line) => !told.has(line) && !line.startsWith('~ enabled '),
  );
  const verb = kind === 'replace' ? '**replaced**' : 'changed';
  const title = `- ${verb}: ${called(change)}`;
  const short = [title, ...[...off, ...notes].map((note) => `  - ${note}`)].join('\n');
  return lines.length === 0
    ? item(short)
    : { forms: [`${short}\n${block('diff', lines.slice(0, 30)).replace(/^/gm, '  ')}`, short] };
}

function noteOf(difference: Difference): string | undefined {
  const key = String(difference.path.at(-1));
  const word = WORDS.find(([pattern]) => pattern.test(key))?.[1];
  if (word === undefined || difference.kind !== 'changed') return undefined;
  return `${word}: ${code(valueText(difference.before))} → **${code(valueText(difference.after))}**`;
}

const valueText = (value: unknown): string =>
  typeof value === 'string' && /^P[\dT]/.test(value)
    ? spanText(value)
    : show(value).replaceAll('"', '');

/** What a new alert watches for. */
function alertText(values: Change['after']): string {
  const facts = compareProperties({}, values).flatMap((each) => leavesOf(each));
  return facts.length === 0 ? '' : `\n${block('diff', facts.slice(0, 20)).replace(/^/gm, '  ')}`;
}

const leavesOf = (difference: Difference): readonly string[] =>
  difference.kind === 'added' &&
  !isNothing(difference.after) &&
  !['id', 'location', 'tags', 'name', 'resource_group_name'].includes(String(difference.path[0]))
    ? linesOf([difference])
    : [];
