import type { Ticket } from '../../systems/servicenow/types';
import { filter } from '../../workflow/actions';
import { and, call, concat, empty, equals, not, or, when } from '../../workflow/calls';
import { type Action, bodyOf, outputsOf } from '../../workflow/definition';
import { type Expr, expr, property } from '../../workflow/tree';
import type { FieldValues } from './ticket';

/** Fields that may be sent as a name and come back as a `sys_id`. */
const REFERENCES = ['assignment_group', 'caller_id', 'company'] as const;

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

/**
 * The names of the fields that ServiceNow did not take: it drops unknown fields, choices and names without a word.
 * @see https://www.servicenow.com/docs/r/api-reference/rest-apis/c_TableAPI.html
 */
export function filterNotTaken(
  name: string,
  fields: Action<FieldValues>,
  ticket: Action<Ticket>,
): Action<readonly string[]> {
  const stored = expr<FieldValues>(bodyOf(ticket).node);
  return filter<string>(name, CHECKED, (field) => {
    const sent = asText(property(outputsOf(fields), field));
    const kept = asText(property(stored, field));
    const isReference = call('contains', call('createArray', ...REFERENCES), field);
    return and(
      not(empty(sent)),
      not(equals<string>(sent, kept)),
      or(not(isReference), empty(kept)),
    );
  });
}

const asText = (value: Expr<unknown>): Expr<string> => call('string', value);

/** The end of the comment on the incident; nothing where all fields were taken. */
export const notTakenRemark = (notTaken: Action<readonly string[]>): Expr<string> =>
  when<string>(
    empty(bodyOf(notTaken)),
    '',
    concat(' ServiceNow did not take: ', call('join', bodyOf(notTaken), ', '), '.'),
  );
