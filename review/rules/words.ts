import { isObject, valueAt } from '../../workflow/lint/json';
import { jsonIn } from '../diff/compare';
import { code, listed, show } from '../markdown/text';
import type { Names } from '../names';
import { listAt } from '../plan/configuration';
import { isUnknown } from '../plan/unknown';
import { own } from '../own';

/** What an operator asks, in words. */
const OPERATORS: Readonly<Record<string, string>> = {
  Equals: 'is',
  NotEquals: 'is not',
  Contains: 'has',
  NotContains: 'does not have',
  StartsWith: 'starts with',
  NotStartsWith: 'does not start with',
  EndsWith: 'ends with',
  NotEndsWith: 'does not end with',
};

/** `IncidentUpdatedBySource` as `updated by source`; what is no such word stays as it is written. */
function propertyText(name: unknown): string {
  if (typeof name !== 'string' || !/^[A-Z][A-Za-z]*$/.test(name)) return code(show(name));
  return name
    .replace(/^Incident(?=.)/, '')
    .replace(/^Label$/, 'Tag')
    .replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .toLowerCase();
}

const texts = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? value : []).map((each) =>
    code(typeof each === 'string' ? each : show(each)),
  );

/**
 * The conditions of an automation rule in words; all of them have to hold.
 * @param json the attribute `condition_json`
 */
export function conditionsText(json: unknown): string {
  const conditions = typeof json === 'string' ? jsonIn(json) : json;
  if (!Array.isArray(conditions))
    return json === undefined || json === null || json === '' ? 'always' : code(show(json));
  return conditions.length === 0 ? 'always' : listed(conditions.map(conditionText));
}

function conditionText(condition: unknown): string {
  const given = valueAt(condition, 'conditionProperties');
  if (!isObject(given)) return code(show(condition));
  const {
    propertyName,
    operator,
    propertyValues,
    changeType,
    arrayType,
    arrayConditionType,
    innerConditions,
    itemConditions,
  } = given;
  const inner = innerConditions ?? itemConditions;
  if (Array.isArray(inner)) {
    const word = operator === 'And' ? 'and' : 'or';
    const parts = inner.map(conditionText);
    const any = arrayConditionType === undefined ? '' : 'some item: ';
    return parts.length === 1 ? `${any}${parts.join('')}` : `${any}(${listed(parts, word)})`;
  }
  if (arrayType !== undefined) {
    return `${propertyText(arrayType)} ${code(show(changeType).replaceAll('"', '').toLowerCase())}`;
  }
  if (propertyName === undefined) return code(show(condition));
  const values = listed(texts(propertyValues), 'or');
  const verb = own(OPERATORS, String(operator)) ?? code(show(operator));
  if (valueAt(condition, 'conditionType') !== 'PropertyChanged') {
    return `${propertyText(propertyName)} ${verb} ${values}`;
  }
  const from = changeType === 'ChangedFrom' ? ' from' : changeType === 'ChangedTo' ? ' to' : '';
  return `${propertyText(propertyName)} has changed${from}${values === '' ? '' : ` ${values}`}`;
}

/** What a rule does, in words. */
export function actionsText(
  address: string,
  values: Readonly<Record<string, unknown>>,
  names: Names,
): string {
  const playbooks = listAt(values, 'action_playbook').map((action) => {
    const id = valueAt(action, 'logic_app_id');
    return `starts ${isUnknown(id) ? names.reference(address, 'action_playbook') : (names.called(id) ?? lastOf(id))}`;
  });
  const updates = listAt(values, 'action_incident').flatMap((action) => {
    const { labels, order: _order, ...fields } = isObject(action) ? action : {};
    const set = Object.entries(fields)
      .filter(([, value]) => value !== null && value !== '')
      .map(([field, value]) => `sets ${code(field)} to ${code(show(value).replaceAll('"', ''))}`);
    const tags = texts(labels);
    return [...set, ...(tags.length === 0 ? [] : [`adds the tags ${listed(tags)}`])];
  });
  const tasks = listAt(values, 'action_incident_task').map(
    (action) => `adds the task ${code(show(valueAt(action, 'title')).replaceAll('"', ''))}`,
  );
  const all = [...playbooks, ...updates, ...tasks];
  return all.length === 0 ? 'does nothing' : listed(all);
}

const lastOf = (id: unknown): string =>
  typeof id === 'string' ? code(id.split('/').at(-1) ?? '') : 'no playbook';

/** When a rule runs, in words. */
export function whenText({
  triggers_on: on,
  triggers_when: when,
}: Readonly<Record<string, unknown>>): string {
  const what = on === 'Alerts' ? 'an alert' : 'an incident';
  return `when ${what} is ${when === 'Updated' ? 'updated' : 'created'}`;
}
