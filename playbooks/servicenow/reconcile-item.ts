import { guidOf } from '../../systems/sentinel/comment-id';
import { GUID_LENGTH, incidentId, titled } from '../../systems/sentinel/incident';
import { readIncident } from '../../systems/sentinel/calls';
import type { Incident, Severity, Status } from '../../systems/sentinel/types';
import { type ServiceNowContext, findRecords, rowsOf } from '../../systems/servicenow/calls';
import type { JournalEntry, Ticket } from '../../systems/servicenow/types';
import { condition } from '../../workflow/actions';
import { and, call, coalesce, empty, equals, not, or, orElse, when } from '../../workflow/calls';
import { type Action, bodyOf } from '../../workflow/definition';
import { text } from '../../workflow/text';
import type { Expr, Ref } from '../../workflow/tree';
import { isAhead } from '../compare';
import { HELD_HOURS, tellAndHold } from '../held';
import { labelledKey } from '../labels';
import { bringTogether } from './bring-together';
import type { ServiceNowSettings } from './settings';
import { basePart, sidesOf, ticketTime } from './sides';

export interface ItemProps {
  readonly settings: ServiceNowSettings;
  readonly serviceNow: ServiceNowContext;
  /** A ticket that has changed, or an incident that its ticket may not reflect. */
  readonly item: Ref<Ticket & Incident>;
  /** The time from which on the run looks at notes. */
  readonly notesFrom: Expr<string>;
  /** The time up to which the run looks at incidents. */
  readonly end: Expr<string>;
  /** The keys of the tickets that the last run has held. */
  readonly held: Expr<string>;
}

/** What is done for one item: most need no more than a look. A failure is told on its incident, and stops nobody. */
export function reconcileItem(props: ItemProps): Action[] {
  const { settings, serviceNow, item } = props;
  const isTicket = not(empty(item.sys_id));
  const guid = guidOfItem(item);
  const key = call('replace', guid, '-', '');
  const id = incidentId(settings.workspace.id, guid);
  // What was held may have notes that an earlier run has failed to copy.
  const isHeld = call('contains', props.held, orElse(item.sys_id, key));
  const since = when<string>(
    isHeld,
    call('addHours', props.notesFrom, -HELD_HOURS),
    props.notesFrom,
  );
  const notes = findRecords<JournalEntry>('Notes', serviceNow, {
    table: 'sys_journal_field',
    query: text`element_id=${orElse(item.sys_id, key)}^element=${settings.noteField}^sys_created_on>=${ticketTime(since)}^sys_created_by!=${settings.user}^ORDERBYsys_created_on`,
    limit: 100,
    fields: ['sys_id', 'element_id', 'value', 'sys_created_on', 'sys_created_by'],
  });
  const agreedSides = sidesOf(
    settings,
    {
      status: basePart(item, 1) as Expr<Status>,
      severity: basePart(item, 2) as Expr<Severity>,
    },
    item,
  );
  const created = coalesce<string>(item.sys_created_on, '');
  const isNew = and(
    call('greater', created, ticketTime(props.notesFrom)),
    call('lessOrEquals', created, ticketTime(props.end)),
  );
  // Of a new ticket its incident may not have been told.
  const needsWork = or(
    not(isTicket),
    isHeld,
    not(empty(rowsOf(notes))),
    isAhead(agreedSides),
    isNew,
  );
  const fresh = readIncident('Read_incident', settings.azure, id);
  const work = bringTogether({ ...props, guid, key, id, notes, fresh });
  const ifUnsettled = condition('If_unsettled', needsWork, { then: work.actions });

  return [
    notes,
    ifUnsettled,
    ...tellAndHold(ifUnsettled, {
      key: orElse(item.sys_id, key),
      system: 'ServiceNow',
      ticket: orElse(item.number, orElse(labelledKey(item, settings.label), 'none')),
      azure: settings.azure,
      fresh,
      incident: { id, guid, title: titled(bodyOf(fresh).properties) },
      steps: [{ action: notes, doing: 'reading the ticket’s notes' }, ...work.steps],
      couldNot: 'bring this incident and its ServiceNow ticket together',
      comment: 'servicenowReconcileFailure',
      isKept: isTicket,
    }),
  ];
}

/** The incident that an item is about: a ticket's correlation id, or its key where somebody has overwritten that. */
const guidOfItem = (item: Ref<Ticket & Incident>): Expr<string> => {
  const given = coalesce<string>(item.correlation_id, '');
  // Whatever else stands there was written by hand.
  const isGuid = equals<number>(call('length', given), GUID_LENGTH);
  return when<string>(
    empty(item.sys_id),
    item.name,
    when<string>(isGuid, given, guidOf(item.sys_id)),
  );
};
