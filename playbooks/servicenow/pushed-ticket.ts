import type { Incident } from '../../systems/sentinel/types';
import { ownerMail } from '../../systems/sentinel/incident';
import type { TicketAddress } from '../../systems/servicenow/calls';
import type { Journals, ListAnswer, Shown, Ticket } from '../../systems/servicenow/types';
import { anyOf, call, coalesce, equals, not, or } from '../../workflow/calls';
import { type Action, bodyOf, recordOf } from '../../workflow/definition';
import { type Expr, type Ref, asRef } from '../../workflow/tree';
import type { ServiceNowSettings, UpdatedField } from './settings';
import { TICKET_FIELDS, type TicketValues } from './sides';
import { shortDescription } from './ticket';

/** What *push* reads beside a ticket's values: what only the record's own table has, and the journals as they are shown. */
interface Rest extends Journals {
  readonly close_code: string;
  readonly close_notes: string;
  readonly assigned_to: string;
  readonly short_description: string;
  readonly 'assigned_to.email': string;
  readonly parent: string;
}

export type ShownTicket = Shown<Pick<Ticket, (typeof TICKET_FIELDS)[number]> & Rest>;

export const SHOWN_FIELDS: readonly string[] = [
  ...TICKET_FIELDS,
  'close_code',
  'close_notes',
  'assigned_to',
  'assigned_to.email',
  'short_description',
  'parent',
  'work_notes',
  'comments',
];

/** The ticket that *push* writes to. */
export interface PushedTicket {
  readonly isThere: Expr<boolean>;
  /** When it was read. */
  readonly readAt: Expr<string>;
  readonly values: TicketValues;
  readonly closeCode: Expr<string>;
  readonly closeNotes: Expr<string>;
  readonly assignedTo: Expr<string>;
  /** The `sys_id` of the ticket that this one follows; the empty text where there is none. */
  readonly parent: Expr<string>;
  readonly journal: Readonly<Record<keyof Journals, Expr<string>>>;
  /** Whether a column that Sentinel goes on writing says something else than the incident. */
  readonly isOutdated: (settings: ServiceNowSettings, fresh: Ref<Incident>) => Expr<boolean>;
}

/**
 * The ticket that a look-up has found.
 * @param asked the incident whose ticket it is to be: its key in ServiceNow, and its GUID
 */
export function pushedTicket(
  found: Action<ListAnswer<ShownTicket>>,
  asked: { readonly key: Expr<string>; readonly guid: Expr<string> },
): PushedTicket {
  const row = asRef(call('first', bodyOf(found).result) as Expr<ShownTicket>);
  const stored = (field: keyof ShownTicket): Expr<string> => coalesce<string>(row[field].value, '');
  const shown = (field: keyof Journals): Expr<string> =>
    coalesce<string>(row[field].display_value, '');
  const values = Object.fromEntries(
    TICKET_FIELDS.map((field) => [field, row[field].value]),
  ) as Record<(typeof TICKET_FIELDS)[number], Expr<string | null>>;
  const outdated: Readonly<Record<UpdatedField, (fresh: Ref<Incident>) => Expr<boolean>>> = {
    short_description: ({ properties }) =>
      not(equals<string>(stored('short_description'), shortDescription(properties))),
    // An incident that nobody owns leaves the ticket to whoever has it.
    assigned_to: (fresh) => {
      const mail = askedMail(fresh);
      return not(
        or(
          call('empty', mail),
          equals<string>(call('toLower', stored('assigned_to.email')), call('toLower', mail)),
        ),
      );
    },
  };
  return {
    isThere: or(
      equals<string>(values.sys_id, asked.key),
      equals<string>(values.correlation_id, asked.guid),
    ),
    readAt: coalesce<string>(recordOf(found).endTime, call('utcNow')),
    values,
    closeCode: stored('close_code'),
    closeNotes: stored('close_notes'),
    assignedTo: stored('assigned_to'),
    parent: stored('parent'),
    journal: { work_notes: shown('work_notes'), comments: shown('comments') },
    isOutdated: ({ updates }, fresh) => anyOf(updates.map((field) => outdated[field](fresh))),
  };
}

/** Where the ticket is. */
export const addressOf = ({ values }: PushedTicket): TicketAddress => ({
  table: coalesce<string>(values.sys_class_name, ''),
  sysId: coalesce<string>(values.sys_id, ''),
});

/** The e-mail address of whoever an incident is assigned to, without what could end a query's condition. */
export const askedMail = (fresh: Ref<Incident>): Expr<string> =>
  call('replace', ownerMail(fresh), '^', '');
