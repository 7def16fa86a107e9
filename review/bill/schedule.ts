import { DAY, PERIODS } from '../../emulator/runtime/duration';
import { type JsonObject, entriesAt, valueAt } from '../../workflow/lint/json';
import { own } from '../own';

/**
 * How often a definition's trigger fires by itself in a day; undefined where it waits for something, or goes by a calendar of its own.
 */
export function firingsADay(definition: JsonObject): number | undefined {
  const [trigger] = entriesAt(definition, 'triggers');
  const recurrence = valueAt(trigger?.[1], 'recurrence');
  const frequency = valueAt(recurrence, 'frequency');
  const interval = valueAt(recurrence, 'interval');
  const period = typeof frequency === 'string' ? own(PERIODS, frequency.toLowerCase()) : undefined;
  if (period === undefined || typeof interval !== 'number' || interval < 1) return undefined;
  return valueAt(recurrence, 'schedule') === undefined ? DAY / (period * interval) : undefined;
}
