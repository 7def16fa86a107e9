import { isObject, valueAt } from '../../workflow/lint/json';
import { compare, isSame } from '../diff/compare';
import { linesOf } from '../diff/lines';
import { code } from '../markdown/text';
import { conditionText } from './condition';
import type { Playbook } from './definition';
import type { StepChange } from './steps';
import { concurrencyText, scheduleText } from './words';

/** What has changed in what starts a playbook. */
export function triggerChangesOf(
  before: Playbook,
  after: Playbook,
): Pick<StepChange, 'notes' | 'lines'> {
  const old = triggersOf(before);
  const young = triggersOf(after);
  const names = [...new Set([...Object.keys(old), ...Object.keys(young)])];
  const changes = names.map((name) => changeOf(name, old[name], young[name]));
  return {
    notes: changes.flatMap(({ notes }) => notes),
    lines: changes.flatMap(({ lines }) => lines),
  };
}

const triggersOf = ({ definition }: Playbook): Readonly<Record<string, unknown>> => {
  const { triggers } = definition;
  return isObject(triggers) ? triggers : {};
};

function changeOf(
  name: string,
  before: unknown,
  after: unknown,
): Pick<StepChange, 'notes' | 'lines'> {
  if (!isObject(before)) {
    return { notes: [`trigger ${code(name)} **added**: ${triggerText(after)}`], lines: [] };
  }
  if (!isObject(after)) {
    return {
      notes: [`trigger ${code(name)} **removed**: it was ${triggerText(before)}`],
      lines: [],
    };
  }
  const {
    recurrence: oldTimes,
    runtimeConfiguration: oldLimits,
    conditions: oldIf,
    ...old
  } = before;
  const {
    recurrence: newTimes,
    runtimeConfiguration: newLimits,
    conditions: newIf,
    ...young
  } = after;
  return {
    notes: [
      ...(isSame(oldTimes, newTimes)
        ? []
        : [
            `schedule of ${code(name)}: ${code(scheduleText(oldTimes))} → ${code(scheduleText(newTimes))}`,
          ]),
      ...(isSame(oldLimits, newLimits)
        ? []
        : [
            `concurrency of ${code(name)}: ${code(concurrencyText(before))} → ${code(concurrencyText(after))}`,
          ]),
      ...(isSame(oldIf, newIf)
        ? []
        : [
            `${code(name)} starts a run when: now ${conditionsText(newIf)}; it was ${conditionsText(oldIf)}`,
          ]),
    ],
    lines: linesOf(compare(old, young, [name])),
  };
}

const conditionsText = (conditions: unknown): string => {
  const texts = (Array.isArray(conditions) ? conditions : []).flatMap((each) => {
    const expression = valueAt(each, 'expression');
    return typeof expression === 'string' ? [conditionText(expression)] : [];
  });
  return texts.length === 0 ? 'whatever comes' : texts.join(', and ');
};

/** What starts a playbook, in words. */
export function triggerText(trigger: unknown): string {
  const recurrence = valueAt(trigger, 'recurrence');
  const path = valueAt(trigger, 'inputs', 'path');
  if (recurrence !== undefined) return code(scheduleText(recurrence));
  if (path === '/incident-creation') return 'an incident of Microsoft Sentinel';
  const type = valueAt(trigger, 'type');
  const kind = code(typeof type === 'string' ? type : 'unknown');
  return typeof path === 'string' ? `${kind} on ${code(path)}` : kind;
}
