import { call, coalesce, empty, or } from '../../workflow/calls';
import { bodyOf } from '../../workflow/definition';
import { lookup } from '../../workflow/table';
import type { Expr } from '../../workflow/tree';
import { OWN_WORDS, classificationOf, closingWords } from '../closing-words';
import { columns, merged, onlyIf } from '../columns';
import { mappingTables } from './mapping-tables';
import type { PushContext } from './push-context';
import type { PushedTicket } from './pushed-ticket';

/**
 * The columns that say why a ticket is closed: written where they are empty, or where the notes are our own, and never over somebody's. Where notes or look-ups
 * have taken long since the ticket was read, this fails, and the next run sees both sides anew.
 * @param mergedTicket words that name the ticket of the incident that this one was merged into
 */
export function closingColumns(
  { settings, fresh, ticket }: PushContext,
  mergedTicket: Expr<string> | '' = '',
): Expr<object> {
  const { properties } = bodyOf(fresh);
  const table = coalesce<string>(ticket.values.sys_class_name, '');
  const { closeCodeOf } = mappingTables(settings);
  const code = lookup<string>(closeCodeOf, table, classificationOf(properties), '');
  // An incident that was reopened may be closed for another reason.
  const isOurs = call('startsWith', ticket.closeNotes, OWN_WORDS);
  const closing = merged(
    onlyIf(or(empty(ticket.closeCode), isOurs), columns({ close_code: code })),
    onlyIf(
      or(empty(ticket.closeNotes), isOurs),
      columns({ close_notes: closingWords(properties, mergedTicket) }),
    ),
  );
  return call('if', isStale(ticket), call('json', TOO_LATE), closing) as Expr<object>;
}

/** Seconds after which what was read of a ticket says too little: an agent may have closed it meanwhile, and ServiceNow has no write on condition. */
const STALE = 30;

const TOO_LATE = 'The ticket was read too long ago.';

const isStale = ({ readAt }: PushedTicket): Expr<boolean> =>
  call('less', call('ticks', readAt), call('ticks', call('addSeconds', call('utcNow'), -STALE)));
