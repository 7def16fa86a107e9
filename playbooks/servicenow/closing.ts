import { mergedInto } from '../../systems/sentinel/incident';
import { call, coalesce, concat, empty, or, when } from '../../workflow/calls';
import { bodyOf } from '../../workflow/definition';
import { lookup } from '../../workflow/table';
import { text } from '../../workflow/text';
import type { Expr } from '../../workflow/tree';
import { columns, merged, onlyIf } from '../columns';
import { cut } from '../rich-text';
import { mappingTables } from './mapping-tables';
import type { PushContext } from './push-context';

/** What our own close notes begin with; whatever begins otherwise is somebody's. */
const OWN_NOTES = 'Closed in Microsoft Sentinel';

/** The most characters of `close_notes`. */
const LONGEST_NOTES = 4000;

/**
 * The columns that say why a ticket is closed: written where they are empty, or where the notes are our own, and never over somebody's.
 * @param mergedTicket words that name the ticket of the incident that this one was merged into
 */
export function closingColumns(
  { settings, fresh, ticket }: PushContext,
  mergedTicket: Expr<string> | '' = '',
): Expr<object> {
  const { classification, classificationReason, classificationComment, additionalData } =
    bodyOf(fresh).properties;
  const kind = coalesce<string>(classification, 'Undetermined');
  const table = coalesce<string>(ticket.values.sys_class_name, '');
  const code = lookup<string>(mappingTables(settings).closeCodeOf, table, kind, '');

  const reason = around(' (', classificationReason, ')');
  const comment = around(': ', classificationComment, '');
  const address = around(', ', additionalData.mergedIncidentUrl, '');
  const merge = when<string>(
    empty(mergedInto),
    '',
    concat(' Merged into Sentinel incident ', mergedInto, mergedTicket, address, '.'),
  );
  const notes = text`${OWN_NOTES} as ${kind}${reason}${comment}.${merge}`;
  return merged(
    onlyIf(empty(ticket.closeCode), columns({ close_code: code })),
    onlyIf(
      or(empty(ticket.closeNotes), call('startsWith', ticket.closeNotes, OWN_NOTES)),
      columns({ close_notes: cut(notes, LONGEST_NOTES, '… (cut)') }),
    ),
  );
}

/** A text with words around it; nothing where there is none. */
const around = (before: string, value: Expr<string | null>, behind: string): Expr<string> =>
  when<string>(empty(value), '', concat(before, value, behind));
