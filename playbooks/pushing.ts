import { startPlaybook } from '../systems/sentinel/calls';
import { entities, incident } from '../systems/sentinel/incident';
import { condition } from '../workflow/actions';
import { anyOf, ALWAYS, equals } from '../workflow/calls';
import { type Action, recordOf } from '../workflow/definition';
import type { Expr } from '../workflow/tree';
import { firstCase } from './cases';
import type { Conditions } from './conditions';
import type { Part } from './failed-steps';
import type { BridgeSettings } from './settings';
import { wantedByAny } from './wants';

/** An integration whose routes say which incidents get a ticket. */
type RoutedSettings = BridgeSettings & {
  readonly routes: readonly { readonly when: Conditions }[];
};

/** Lets *open* do its work, where a route wants the incident. */
export function startOpen(settings: RoutedSettings): Part {
  const start = startPlaybook('Start_open', settings.azure, incident.id, {
    playbook: settings.playbooks.open,
    tenantId: settings.tenantId,
  });
  const conditions = settings.routes.map((route) => route.when);
  const wanted = wantedByAny(conditions, { incident, entities });
  return {
    actions: [condition('If_routed', wanted, { then: [start] })],
    steps: [{ action: start, doing: 'starting the playbook that opens tickets' }],
  };
}

/** Whether one of several actions has succeeded. */
export const didAny = (actions: readonly Action[]): Expr<boolean> =>
  anyOf(actions.map((action) => equals(recordOf(action).status, 'Succeeded')));

/** What a run of *push* has come to, by those of its actions that have succeeded. */
export const outcomeOf = (wrote: readonly Action[], opening: readonly Action[]): Expr<string> =>
  firstCase([didAny(wrote), 'pushed'], [didAny(opening), 'left to open'], [ALWAYS, 'in step']);
