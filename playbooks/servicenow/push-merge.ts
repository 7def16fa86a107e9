import { listIncidents } from '../../systems/sentinel/calls';
import { mergedInto } from '../../systems/sentinel/incident';
import type { Incident } from '../../systems/sentinel/types';
import { findRecords, rowsOf, updateTicket } from '../../systems/servicenow/calls';
import type { Ticket } from '../../systems/servicenow/types';
import { call, coalesce, concat, empty, orElse, when } from '../../workflow/calls';
import { bodyOf } from '../../workflow/definition';
import { lookup } from '../../workflow/table';
import { text } from '../../workflow/text';
import { type Expr, asRef } from '../../workflow/tree';
import { columns, merged } from '../columns';
import { countText, stateText } from '../compare';
import { closingColumns } from './closing';
import { commonTable, ticketsOf } from './look-up';
import { mappingTables } from './mapping-tables';
import type { Part } from '../failed-steps';
import type { PushContext } from './push-context';
import { TICKET_FIELDS, basePrefix } from './sides';

/** Closes the ticket of an incident that Defender has merged into another one, and links it to the ticket of that one. */
export function pushMerge(context: PushContext): Part {
  const { settings, serviceNow, fresh, ticket } = context;
  const now = bodyOf(fresh);
  const target = listIncidents('Find_merged', settings.azure, settings.workspace.id, {
    filter: text`properties/incidentNumber eq ${mergedInto}`,
    top: 1,
  });
  const other = asRef(call('first', bodyOf(target).value) as Expr<Incident>);
  const name = orElse(other.name, 'none');
  const linked = findRecords<Ticket>('Find_merged_ticket', serviceNow, {
    table: commonTable(settings),
    query: ticketsOf(call('replace', name, '-', ''), name),
    limit: 1,
    fields: TICKET_FIELDS,
  });
  const row = asRef(call('first', rowsOf(linked)) as Expr<Ticket>);
  const table = coalesce<string>(ticket.values.sys_class_name, '');
  const base = stateText(
    'Closed',
    now.properties.severity,
    countText(now.properties.additionalData.commentsCount),
  );
  const words = when<string>(empty(row.number), '', concat(', ServiceNow ticket ', row.number));
  const closed = lookup<string>(mappingTables(settings).stateOf, table, 'Closed', '');
  const update = updateTicket(
    'Close_merged',
    serviceNow,
    { table, sysId: coalesce<string>(ticket.values.sys_id, '') },
    merged(
      columns({
        correlation_display: concat(basePrefix(settings), base),
        state: closed,
        parent: coalesce<string>(row.sys_id, ''),
      }),
      closingColumns(context, words),
    ),
  );
  return {
    actions: [target, linked, update],
    steps: [
      { action: target, doing: 'finding the incident that this one was merged into' },
      { action: linked, doing: 'finding the ticket of the incident that this one was merged into' },
      { action: update, doing: 'closing the ticket of the merged incident' },
    ],
  };
}
