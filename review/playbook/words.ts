import { isObject, valueAt } from '../../workflow/lint/json';
import { count, listed, show, visible } from '../markdown/text';

const number = (value: unknown): string => show(value, 40).replace(/^"|"$/g, '');

/** A time span of ISO 8601 in words, as "10 seconds"; as it is, where it is none. */
export function spanText(span: unknown): string {
  const [, days, hours, minutes, seconds] =
    /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(String(span)) ?? [];
  const parts = (
    [
      [days, 'day'],
      [hours, 'hour'],
      [minutes, 'minute'],
      [seconds, 'second'],
    ] as const
  ).flatMap(([amount, unit]) => (amount === undefined ? [] : [count(Number(amount), unit)]));
  return parts.length === 0 ? number(span) : parts.join(' ');
}

/** How a call is repeated when it fails. @see https://learn.microsoft.com/azure/logic-apps/error-exception-handling#retry-policies */
export function retryText(policy: unknown): string {
  if (!isObject(policy)) return "the engine's own retries (exponential, 4)";
  const type = String(policy['type']).toLowerCase();
  if (type === 'none') return 'no retry';
  const { count: tries, interval } = policy;
  const retries =
    tries === undefined
      ? 'retries'
      : typeof tries === 'number'
        ? count(tries, 'retry', 'retries')
        : `${number(tries)} retries`;
  const wait =
    interval === undefined
      ? ''
      : type === 'fixed'
        ? `, every ${spanText(interval)}`
        : `, from ${spanText(interval)} on`;
  return `${visible(type)}, ${retries}${wait}`;
}

/** What the run history hides. */
export function secureText(own: unknown): string {
  const properties = valueAt(own, 'runtimeConfiguration', 'secureData', 'properties');
  const hidden = Array.isArray(properties)
    ? properties.filter((each) => typeof each === 'string')
    : [];
  return hidden.length === 0 ? 'nothing' : listed(hidden.map((each) => visible(each)));
}

/** What a step starts after, in words. */
export function afterText(runAfter: Readonly<Record<string, readonly string[]>>): string {
  const names = Object.entries(runAfter).map(([name, statuses]) =>
    statuses.join() === 'Succeeded' ? visible(name) : `${visible(name)} (${statuses.join(', ')})`,
  );
  return names.length === 0 ? 'nothing (it starts first)' : listed(names);
}

/** When a schedule fires, in words: "every 5 minutes". */
export function scheduleText(recurrence: unknown): string {
  if (!isObject(recurrence)) return 'no schedule';
  const { frequency, interval, schedule, timeZone, startTime } = recurrence;
  const unit = String(frequency).toLowerCase();
  const every =
    typeof interval === 'number'
      ? interval === 1
        ? `every ${visible(unit)}`
        : `every ${interval} ${visible(unit)}s`
      : `every ${number(interval)} ${visible(unit)}`;
  const details = [
    ...(schedule === undefined ? [] : [`at ${show(schedule)}`]),
    ...(startTime === undefined ? [] : [`from ${number(startTime)}`]),
    ...(timeZone === undefined ? [] : [`in ${number(timeZone)}`]),
  ];
  return [every, ...details].join(', ');
}

/** How many runs or repetitions there may be at once. */
export function concurrencyText(own: unknown): string {
  const found = valueAt(own, 'runtimeConfiguration', 'concurrency');
  if (!isObject(found)) return 'as many at once as come';
  const { runs, repetitions, maximumWaitingRuns } = found;
  const waiting =
    maximumWaitingRuns === undefined ? '' : `, ${number(maximumWaitingRuns)} may wait`;
  return `${number(runs ?? repetitions)} at once${waiting}`;
}
