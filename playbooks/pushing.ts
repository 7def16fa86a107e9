import { startPlaybook } from '../systems/sentinel/calls';
import { incident } from '../systems/sentinel/incident';
import { condition } from '../workflow/actions';
import { anyOf, ALWAYS, equals } from '../workflow/calls';
import { type Action, recordOf } from '../workflow/definition';
import type { Expr } from '../workflow/tree';
import { firstCase } from './cases';
import type { Conditions } from './conditions';
import type { Part } from './failed-steps';
import type { BridgeSettings } from './settings';
import { participating } from './participating';
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
  const { subject, actions } = participating(settings.routes);
  const conditions = settings.routes.map((route) => route.when);
  const wanted = wantedByAny(conditions, subject);
  return {
    actions: [...actions, condition('If_routed', wanted, { then: [start] })],
    steps: [{ action: start, doing: 'starting the playbook that opens tickets' }],
  };
}

/** Whether a chain of actions was run to its end. */
export const didAll = (chain: readonly Action[]): Expr<boolean> =>
  anyOf(chain.slice(-1).map((action) => equals(recordOf(action).status, 'Succeeded')));

/** What a run of *push* has come to. */
export const outcomeOf = (wrote: Expr<boolean>, opened: Expr<boolean>): Expr<string> =>
  firstCase([wrote, 'pushed'], [opened, 'left to open'], [ALWAYS, 'in step']);
