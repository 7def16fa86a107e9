import type { TriggerJson } from '../../workflow/schema';
import { securedBy } from './compile';
import { NotImplementedError } from './errors';
import type { BillingClass } from './meter';
import type { Secured } from './record';

/**
 * The kinds of triggers, and what one firing is billed as. A Recurrence fires by itself, the others when they are given
 * something: what somebody sent, what polling found, or what a batch released.
 * @see https://learn.microsoft.com/azure/logic-apps/logic-apps-workflow-actions-triggers#trigger-types
 */
const TYPES: Readonly<Record<string, BillingClass>> = {
  request: 'builtIn',
  manual: 'builtIn',
  recurrence: 'builtIn',
  http: 'builtIn',
  httpwebhook: 'builtIn',
  batch: 'builtIn',
  apimanagement: 'builtIn',
  apiconnection: 'standard',
  apiconnectionwebhook: 'standard',
  apiconnectionnotification: 'standard',
};

/** A trigger of a deployed workflow. */
export interface Trigger {
  readonly name: string;
  readonly json: TriggerJson;
  /** In lower case; `request` also for what older definitions call `manual`. */
  readonly type: string;
  readonly billing: BillingClass;
  readonly secured: Secured;
  /**
   * That the emulator cannot fire it.
   * @default - it can
   */
  readonly refusal?: NotImplementedError;
}

/** Reads the triggers of a definition; one of a type that the emulator does not know is refused when it is to fire. */
export function compileTriggers(
  triggers: Readonly<Record<string, TriggerJson>>,
): readonly Trigger[] {
  return Object.entries(triggers).map(([name, json]) => {
    const type = json.type.toLowerCase();
    const billing = TYPES[type];
    const trigger = {
      name,
      json,
      type: type === 'manual' ? 'request' : type,
      billing: billing ?? 'builtIn',
      secured: securedBy(json),
    };
    if (billing !== undefined) return trigger;
    const refusal = new NotImplementedError(
      `NotImplemented: the trigger '${name}' has the type '${json.type}', which the emulator does not run.`,
    );
    return { ...trigger, refusal };
  });
}

/** How many runs may be at work and wait at a time; undefined: as many as come. */
export interface Concurrency {
  readonly runs: number;
  readonly waiting: number;
}

/**
 * The limits that a trigger sets on the workflow's runs.
 * @see https://learn.microsoft.com/azure/logic-apps/logic-apps-workflow-actions-triggers#change-trigger-concurrency
 */
export function concurrencyOf({ json }: Trigger): Concurrency | undefined {
  const single = /singleinstance/i.test(json.operationOptions ?? '');
  const concurrency = json.runtimeConfiguration?.concurrency;
  if (!single && concurrency === undefined) return undefined;
  const runs = single ? 1 : (concurrency?.runs ?? 25);
  return { runs, waiting: concurrency?.maximumWaitingRuns ?? runs + 10 };
}
