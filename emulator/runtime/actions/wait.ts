import { toText } from '../../expression/text';
import { type DataObject, isObject } from '../../expression/value';
import { DAY, PERIODS } from '../duration';
import { numeric } from '../numeric';
import type { Outcome } from '../record';
import { readTime } from '../time';
import { type Execution, invalidInputs, renderInputs } from './handler';

/** Milliseconds of the units that a wait is counted in. */
const UNITS: Readonly<Record<string, number>> = { ...PERIODS, month: 30 * DAY };

/**
 * Wait: lets an interval pass, or the time until a timestamp.
 * @see https://learn.microsoft.com/azure/logic-apps/logic-apps-workflow-actions-triggers#wait-action
 */
export async function runWait(execution: Execution): Promise<Outcome> {
  const inputs = renderInputs(execution);
  await execution.run.sleep(waitOf(execution, inputs));
  return { status: 'Succeeded', code: 'OK', inputs };
}

function waitOf({ action, run }: Execution, inputs: DataObject): number {
  const { interval = null, until = null } = inputs;
  if (isObject(interval)) {
    const unit = UNITS[toText(interval['unit'] ?? null).toLowerCase()];
    const count = numeric(interval['count']);
    if (unit === undefined) {
      throw invalidInputs(
        action,
        `'interval.unit' must be one of ${Object.keys(UNITS).join(', ')}`,
      );
    }
    if (!(count >= 0)) {
      throw invalidInputs(action, "'interval.count' must be a number from 0");
    }
    return count * unit;
  }
  const timestamp = isObject(until) ? until['timestamp'] : undefined;
  const time = typeof timestamp === 'string' ? readTime(timestamp) : NaN;
  if (Number.isNaN(time)) {
    throw invalidInputs(action, "they must have an 'interval', or an 'until.timestamp'");
  }
  return Math.max(0, time - run.scheduler.now);
}
