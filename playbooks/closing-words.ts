import { mergedInto, mergedUrl } from '../systems/sentinel/incident';
import type { IncidentProperties } from '../systems/sentinel/types';
import { coalesce, concat, empty, when } from '../workflow/calls';
import { text } from '../workflow/text';
import type { Expr, Ref, Value } from '../workflow/tree';
import { cut } from './rich-text';

/** What our own closing words begin with; whatever begins otherwise is somebody's. */
export const OWN_WORDS = 'Closed in Microsoft Sentinel';

/** The most characters of them. */
const LONGEST = 4000;

/** What a closed incident turned out to be. */
export const classificationOf = ({ classification }: Ref<IncidentProperties>): Expr<string> =>
  coalesce<string>(classification, 'Undetermined');

/**
 * Why an incident was closed, as its ticket says it.
 * @param mergedTicket words that name the ticket of the incident that this one was merged into, where they are known
 */
export function closingWords(
  properties: Ref<IncidentProperties>,
  ...mergedTicket: readonly Value<string>[]
): Expr<string> {
  const { classificationReason, classificationComment } = properties;
  const reason = around(' (', classificationReason, ')');
  const comment = around(': ', classificationComment, '');
  const address = around(', ', mergedUrl, '');
  const merge = when<string>(
    empty(mergedInto),
    '',
    concat(' Merged into Sentinel incident ', mergedInto, ...mergedTicket, address, '.'),
  );
  const words = text`${OWN_WORDS} as ${classificationOf(properties)}${reason}${comment}.${merge}`;
  return cut(words, LONGEST, '… (cut)');
}

/** A text with words around it; nothing where there is none. */
const around = (before: string, value: Expr<string | null>, behind: string): Expr<string> =>
  when<string>(empty(value), '', concat(before, value, behind));
