import { type Condition, holds, readCondition } from './automation-rules/conditions';
import type { IncidentEvent } from './automation-rules/event';
import type { AutomationRule } from './stack/model';

export type { IncidentEvent } from './automation-rules/event';

/** An automation rule whose conditions were understood. */
export interface ReadRule extends Omit<AutomationRule, 'conditions'> {
  readonly conditions: readonly Condition[];
}

/**
 * Reads the conditions of rules and puts them in the order in which Sentinel runs them.
 * @throws Error that names the rule and what the emulator does not understand in it
 */
export const readRules = (rules: readonly AutomationRule[]): readonly ReadRule[] =>
  rules
    .map((rule) => ({
      ...rule,
      conditions: rule.conditions.map((condition) =>
        naming(rule.address, () => readCondition(condition)),
      ),
    }))
    .sort((a, b) => a.order - b.order);

/** Whether a rule applies to an event at a time (milliseconds since 1970). */
export const applies = (rule: ReadRule, event: IncidentEvent, now: number): boolean =>
  rule.enabled &&
  rule.triggersWhen === event.when &&
  (rule.expiration === undefined || now < Date.parse(rule.expiration)) &&
  naming(rule.address, () => rule.conditions.every((condition) => holds(condition, event)));

function naming<T>(address: string, attempt: () => T): T {
  try {
    return attempt();
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    throw new Error(`${address}: has ${problem}`, { cause: error });
  }
}
