import type { Ticket } from '../../systems/servicenow/types';
import { and, call, coalesce, concat, empty, equals, not, when } from '../../workflow/calls';
import { type Action, bodyOf, outputsOf } from '../../workflow/definition';
import { type Expr, expr, nodeOf, property } from '../../workflow/tree';
import type { FieldValues } from './ticket';

/** Fields that may be sent as a name and come back as a `sys_id`. */
const REFERENCES: readonly string[] = ['assignment_group', 'caller_id', 'company'];

/** Fields whose loss an agent would notice; the texts are left out, since an instance's own rules may word them anew. */
export const CHECKED = [
  'correlation_id',
  'correlation_display',
  'state',
  'urgency',
  'impact',
  'category',
  ...REFERENCES,
];

/** Marks between which the names stand: in no name of a column. */
const [START, END] = ['{', '}'];

/**
 * Which fields ServiceNow did not take, as the end of the comment on the incident: it drops unknown fields, choices and names without a word. The empty text where it
 * took all, or where nothing was sent.
 * @see https://www.servicenow.com/docs/r/api-reference/rest-apis/c_TableAPI.html
 */
export function notTakenRemark(fields: Action<FieldValues>, ticket: Action<Ticket>): Expr<string> {
  const stored = expr<FieldValues>(bodyOf(ticket).node);
  const words = CHECKED.map((field) => {
    const sent = textOf(outputsOf(fields), field);
    const kept = textOf(stored, field);
    const isLost = REFERENCES.includes(field) ? empty(kept) : not(equals<string>(sent, kept));
    return when<string>(and(not(empty(sent)), isLost), `, ${field}`, '');
  });
  const listed = concat(START, ...words, END);
  // One list, and not one to look at and one to show: an expression is limited in its length.
  const [nothing, first, last] = [`${START}${END}`, `${START}, `, END];
  const shown = call('replace', call('replace', listed, nothing, ''), first, INTRODUCTION);
  return call('replace', shown, last, '.');
}

const INTRODUCTION = ' ServiceNow did not take: ';

const textOf = (values: Expr<FieldValues>, field: string): Expr<string> =>
  call('string', coalesce<unknown>(property(values, expr<string>(nodeOf(field))), ''));
