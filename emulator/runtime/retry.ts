import { toText } from '../expression/text';
import { type Data, isObject } from '../expression/value';
import { DAY, SECOND, readDuration } from './duration';
import { ActionFailure } from './errors';
import { numeric } from './numeric';
import type { Random } from './random';

/** When a call is tried again, and after how long; times in milliseconds. */
export type RetryPolicy =
  | { readonly type: 'none' }
  | { readonly type: 'fixed'; readonly count: number; readonly interval: number }
  | {
      readonly type: 'exponential';
      readonly count: number;
      readonly interval: number;
      readonly minimum: number;
      readonly maximum: number;
    };

/**
 * The policy of an action that names none.
 * @see https://learn.microsoft.com/azure/logic-apps/error-exception-handling#retry-policies
 */
export const DEFAULT_POLICY: RetryPolicy = {
  type: 'exponential',
  count: 4,
  interval: 7.5 * SECOND,
  minimum: 5 * SECOND,
  maximum: 45 * SECOND,
};

const COUNT = { least: 1, most: 90 };
const INTERVAL = { least: 5 * SECOND, most: DAY };

/** Reads the `retryPolicy` of an action's inputs. */
export function readRetryPolicy(action: string, policy: Data | undefined): RetryPolicy {
  if (policy === undefined || policy === null) return DEFAULT_POLICY;
  const refuse = (what: string): never => {
    throw new ActionFailure(
      'BadRequest',
      `The retry policy of action '${action}' is not valid: ${what}.`,
      'InvalidRetryPolicy',
    );
  };
  if (!isObject(policy)) return refuse('it must be an object with a type');
  const type = toText(policy['type'] ?? 'none').toLowerCase();
  if (type === 'default') return DEFAULT_POLICY;
  if (type === 'none') return { type };
  if (type !== 'fixed' && type !== 'exponential') {
    return refuse(`the type '${type}' is none of default, none, fixed, exponential`);
  }
  const duration = (name: string, byDefault?: number): number => {
    const given = policy[name];
    if (given === undefined && byDefault !== undefined) return byDefault;
    const read = typeof given === 'string' ? readDuration(given) : undefined;
    return read ?? refuse(`'${name}' must be a duration such as PT10S`);
  };
  const count = numeric(policy['count']);
  if (!Number.isInteger(count) || count < COUNT.least || count > COUNT.most) {
    return refuse(`'count' must be a whole number from ${COUNT.least} to ${COUNT.most}`);
  }
  const interval = duration('interval');
  if (interval < INTERVAL.least || interval > INTERVAL.most) {
    return refuse("'interval' must lie between PT5S and P1D");
  }
  if (type === 'fixed') return { type, count, interval };
  const minimum = duration('minimumInterval', INTERVAL.least);
  const maximum = duration('maximumInterval', INTERVAL.most);
  return { type, count, interval, minimum, maximum };
}

/** Statuses after which the runtime tries again, if the policy says so. */
export const isRetried = (status: number): boolean =>
  status === 408 || status === 429 || status >= 500;

/**
 * How long to wait before a retry, in milliseconds; undefined when the policy has no more of them.
 *
 * An exponential wait is drawn from a range that doubles with each retry.
 * @see https://learn.microsoft.com/azure/logic-apps/error-exception-handling#exponential-interval-retry-policy
 * @param retry 1 for the first
 * @param retryAfter what the answer's `Retry-After` asks for, in milliseconds
 */
export function waitBefore(
  policy: RetryPolicy,
  retry: number,
  retryAfter: number | undefined,
  random: Random,
): number | undefined {
  if (policy.type === 'none' || retry > policy.count) return undefined;
  if (retryAfter !== undefined) return retryAfter;
  if (policy.type === 'fixed') return policy.interval;
  const { interval, minimum, maximum } = policy;
  const scaled = 2 ** (retry - 2) * interval;
  const low = Math.min(retry === 1 ? minimum : Math.max(scaled, minimum), maximum);
  const high = Math.max(low, Math.min(2 * scaled, maximum));
  return low + random() * (high - low);
}

/** The milliseconds that a `Retry-After` header asks for: seconds, or a date. */
export function readRetryAfter(value: string | undefined, now: number): number | undefined {
  if (value === undefined) return undefined;
  if (/^\d+$/.test(value.trim())) return Number(value) * SECOND;
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
