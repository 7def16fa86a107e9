import type { ServiceNowContext } from '../../../systems/servicenow/calls';
import type { ConfigurationItem } from '../../../systems/servicenow/cmdb';
import { compose } from '../../../workflow/actions';
import { call, coalesce, concat, empty, equals, when } from '../../../workflow/calls';
import type { Action } from '../../../workflow/definition';
import { type Table, lookup } from '../../../workflow/table';
import { type Expr, type Value, expr } from '../../../workflow/tree';
import { inAnyCase } from '../../failure';
import type { ServiceNowSettings } from '../settings';
import { type FieldValues, type TicketProps, ticketFields } from '../ticket';
import { severalOf } from './affected';
import { lookUpContext, only } from './look-ups';
import type { ContextSettings } from './settings';
import { contextNote } from './words';

/** A new ticket, as far as it is known before it is made. */
interface ComposedTicket {
  readonly fields: Action<FieldValues>;
  /** What works the fields out. */
  readonly actions: readonly Action[];
  /**
   * The items that are affected beside the ticket's own.
   * @default - none are looked up
   */
  readonly affected?: Expr<readonly ConfigurationItem[]>;
}

/** The fields of a new ticket, with the context that ServiceNow has of the incident where the settings want it. */
export function composeTicket(
  settings: ServiceNowSettings,
  serviceNow: ServiceNowContext,
  props: TicketProps,
): ComposedTicket {
  const { context: wanted } = settings;
  if (wanted === undefined) {
    const fields = compose<FieldValues>('Ticket_fields', ticketFields(settings, props));
    return { fields, actions: [fields] };
  }
  const context = lookUpContext(serviceNow);
  const own = ticketFields(settings, props, contextNote(context, wanted.staleAfterDays));
  const item = only(context.items);
  const criticality = coalesce<string>(item.business_criticality, '');
  const affected = coalesce<string>(only(context.people).sys_id, '');
  const fields = compose<FieldValues>('Ticket_fields', {
    ...own,
    cmdb_ci: coalesce<string>(item.sys_id, ''),
    location: coalesce<string>(item.location, ''),
    // Tickets of the service desk have no such column; their caller is the route's.
    affected_user: when<string>(equals<string>(props.table, 'sn_si_incident'), affected, ''),
    impact: raised(table('contextImpactOf', textsOf(wanted.impactOf)), criticality, own['impact']),
    // It differs from the agreed severity's, as if an agent had raised it: *reconcile* brings it to the incident, once.
    urgency: raised(
      table('contextUrgencyOf', textsOf(wanted.urgencyOf)),
      criticality,
      own['urgency'],
    ),
    assignment_group: lookup<string>(
      table('contextGroupOf', wanted.assignmentGroupOf),
      concat(ANY_ITEM),
      coalesce<string>(item['support_group.name'], ''),
      props.way.assignment_group,
    ),
  });
  return {
    fields,
    actions: inAnyCase([...context.actions, fields]),
    affected: severalOf(context.items),
  };
}

/** Mappings of the context are the same for all tables. */
const ANY_ITEM = 'item';
const table = (name: string, rows: Readonly<Record<string, string>>): Table<string> => ({
  name,
  kinds: { [ANY_ITEM]: rows },
});

const textsOf = (levels: ContextSettings['impactOf']): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(levels).map(([key, level]) => [key, String(level)]));

/** A level, raised by what the item is worth; 1 is the highest. */
function raised(
  levels: Table<string>,
  criticality: Expr<string>,
  own: Value<string | number> = '',
): Expr<string> {
  const asked = lookup<string>(levels, concat(ANY_ITEM), criticality, '');
  const mapped = concat(own);
  const isRaise = call(
    'and',
    call('not', empty(asked)),
    expr<boolean>(when<boolean>(empty(mapped), true, expr(call('less', asked, mapped).node)).node),
  );
  return when<string>(isRaise, asked, mapped);
}
