import { startPlaybook } from '../../../systems/sentinel/calls';
import { incident } from '../../../systems/sentinel/incident';
import { NUMBER_PREFIX, type Ticket } from '../../../systems/servicenow/types';
import { condition } from '../../../workflow/actions';
import { call, coalesce } from '../../../workflow/calls';
import type { Action } from '../../../workflow/definition';
import type { Ref } from '../../../workflow/tree';
import { NOT_DONE } from '../../failure';
import type { ServiceNowSettings } from '../settings';

/**
 * What ends the playbook that has opened a ticket: where it is a security incident, the playbook is started that relates its observables, and whether that can be
 * started or not, the ticket is there.
 * @param ticket the ticket that was opened; null where none was
 * @param before what has opened it
 * @param last the last step of the playbook
 */
export function thenRelate(
  { observables, azure, tenantId }: ServiceNowSettings,
  ticket: Ref<Ticket>,
  before: Action,
  last: Action,
): readonly Action[] {
  if (observables === undefined) return [last];
  const start = startPlaybook('Relate_observables', azure, incident.id, {
    playbook: observables,
    tenantId,
  });
  const number = coalesce<string>(ticket.number, '');
  const isSecurity = call('startsWith', number, NUMBER_PREFIX.sn_si_incident);
  const starting = condition('If_security_incident', isSecurity, { then: [start] });
  const runAfter = {
    [before.name]: ['Succeeded'],
    [starting.name]: ['Succeeded', ...NOT_DONE],
  } as const;
  return [starting, { ...last, runAfter }];
}
