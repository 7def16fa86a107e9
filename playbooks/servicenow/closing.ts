import { call, coalesce, empty, or } from '../../workflow/calls';
import { bodyOf } from '../../workflow/definition';
import { lookup } from '../../workflow/table';
import type { Expr } from '../../workflow/tree';
import { OWN_WORDS, classificationOf, closingWords } from '../closing-words';
import { columns, merged, onlyIf } from '../columns';
import { mappingTables } from './mapping-tables';
import type { PushContext } from './push-context';

/**
 * The columns that say why a ticket is closed: written where they are empty, or where the notes are our own, and never over somebody's.
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
  return merged(
    onlyIf(or(empty(ticket.closeCode), isOurs), columns({ close_code: code })),
    onlyIf(
      or(empty(ticket.closeNotes), isOurs),
      columns({ close_notes: closingWords(properties, mergedTicket) }),
    ),
  );
}
