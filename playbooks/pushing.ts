import { startPlaybook } from '../systems/sentinel/calls';
import { incident } from '../systems/sentinel/incident';
import { anyOf, ALWAYS, equals } from '../workflow/calls';
import { type Action, recordOf } from '../workflow/definition';
import type { Expr } from '../workflow/tree';
import { firstCase } from './cases';
import type { Part } from './failed-steps';
import type { BridgeSettings } from './settings';

/** Lets *open* do its work: it alone knows whether a route wants the incident. */
export function startOpen(settings: BridgeSettings): Part {
  const start = startPlaybook('Start_open', settings.azure, incident.id, {
    playbook: settings.playbooks.open,
    tenantId: settings.tenantId,
  });
  return {
    actions: [start],
    steps: [{ action: start, doing: 'starting the playbook that opens tickets' }],
  };
}

/** Whether a chain of actions was run to its end. */
export const didAll = (chain: readonly Action[]): Expr<boolean> =>
  anyOf(chain.slice(-1).map((action) => equals(recordOf(action).status, 'Succeeded')));

/** What a run of *push* has come to. */
export const outcomeOf = (wrote: Expr<boolean>, opened: Expr<boolean>): Expr<string> =>
  firstCase([wrote, 'pushed'], [opened, 'left to open'], [ALWAYS, 'in step']);
