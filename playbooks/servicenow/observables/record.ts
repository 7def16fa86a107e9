import { OBSERVABLE_TABLES } from '../../../mappings/servicenow/observables';
import {
  type ServiceNowContext,
  createRecord,
  findRecords,
  haveRecord,
  rowsOf,
  updateTicket,
} from '../../../systems/servicenow/calls';
import type { ObservableRow } from '../../../systems/servicenow/types';
import { condition, filter, forEach, select } from '../../../workflow/actions';
import { NEVER, NO_ITEMS, and, call, coalesce, empty, equals, not } from '../../../workflow/calls';
import { type Action, after, bodyOf } from '../../../workflow/definition';
import { text } from '../../../workflow/text';
import { type Expr, type Ref, asRef, expr, required } from '../../../workflow/tree';
import type { Judged } from './candidates';
import {
  FOUND_MALICIOUS,
  OBSERVABLE_FIELDS,
  column,
  isAsked,
  isUnfound,
  newObservable,
  newRelation,
  relationOf,
} from './tables';

const { observables, relations } = OBSERVABLE_TABLES;

/** The most observables that one run records: what is left over, the report tells. */
export const MOST_OBSERVABLES = 100;

/** How many values one query asks for: each has 500 characters at most, and an address may have some thousand. */
const IN_ONE_QUERY = 10;

/** The most records that have the values of one query: the same value may have several types. */
const MOST_ROWS = 200;

/** What the recording of observables depends on. */
export interface RecordProps {
  /** What has yet to be recorded. */
  readonly open: Expr<readonly Judged[]>;
  /** The ticket's `sys_id`; the empty text where there is none. */
  readonly task: Expr<string>;
  readonly typeId: (row: Ref<Judged>) => Expr<string>;
  /** Whether the ticket has an observable already, and only what it is has to be said. */
  readonly isRelated: (row: Ref<Judged>) => Expr<boolean>;
  /** Whether they are malicious; undefined where this is not what the run is for. */
  readonly isMalicious: Expr<boolean> | undefined;
}

/**
 * Records observables and relates them to the ticket: looks for those that exist, makes the others, and goes on with the next one where one fails.
 */
export function recordObservables(context: ServiceNowContext, props: RecordProps): Action {
  const distinct = call('union', props.open, NO_ITEMS) as Expr<readonly Judged[]>;
  const some = call('take', distinct, MOST_OBSERVABLES) as Expr<readonly Judged[]>;
  const chunks = call('chunk', some, IN_ONE_QUERY) as Expr<readonly (readonly Judged[])[]>;
  return forEach<readonly Judged[]>('Chunks', chunks, (chunk) => {
    const asked = select<Judged, string>(
      'Asked',
      chunk,
      ({ value }) => text`${observables.value}=${value}`,
    );
    const found = findRecords<ObservableRow>('Find_observables', context, {
      table: observables.table,
      query: text`${call('join', bodyOf(asked), '^OR')}^ORDERBYsys_created_on`,
      limit: MOST_ROWS,
      fields: OBSERVABLE_FIELDS,
    });
    const each = forEach<Judged>('Observables', chunk, (row) =>
      recordOne(context, props, row, rowsOf(found)),
    );
    return [asked, found, each];
  });
}

const onlyIf = <T>(test: Expr<boolean>, value: Expr<T>): Expr<T | null> =>
  expr(call('if', test, value, null).node);

function recordOne(
  context: ServiceNowContext,
  { task, typeId, isRelated, isMalicious }: RecordProps,
  row: Ref<Judged>,
  rows: Expr<readonly ObservableRow[]>,
): readonly Action[] {
  const stored = filter<ObservableRow>('Stored', rows, (one) => isAsked(one, row));
  const first = asRef(call('first', bodyOf(stored)) as Expr<ObservableRow>);
  const create = createRecord<ObservableRow>('Create_observable', context, {
    table: observables.table,
    fields: newObservable(row, typeId(row), isMalicious ?? NEVER),
  });
  // Only a look-up tells what an unclear answer means: the observable may be there, made by this call or by somebody else.
  const again = after(
    create,
    ['Failed', 'TimedOut'],
    findRecords<ObservableRow>('Find_again', context, {
      table: observables.table,
      query: text`${observables.value}=${row.value}^ORDERBYsys_created_on`,
      limit: 1,
      fields: OBSERVABLE_FIELDS,
    }),
  );
  const missing = condition('If_missing', empty(bodyOf(stored)), { then: [create, again] });
  const made = bodyOf(create).result;
  const seen = asRef(call('first', bodyOf(again).result) as Expr<ObservableRow>);
  // A value that was cut is another one, and a query that was not understood finds anything.
  const there = coalesce<ObservableRow | null>(
    first,
    onlyIf(equals<string>(column(made, observables.value), row.value), made),
    onlyIf(isAsked(seen, row), seen),
  );
  const id = required(expr<{ readonly sys_id: string }>(there.node), 'sys_id');
  const relate = createRecord<ObservableRow>('Relate', context, {
    table: relations.table,
    fields: newRelation(task, id),
  });
  const relatedAgain = after(
    relate,
    ['Failed', 'TimedOut'],
    haveRecord('Have_relation', context, {
      table: relations.table,
      query: relationOf(task, id),
      limit: 1,
      fields: ['sys_id'],
    }),
  );
  if (isMalicious === undefined) return [stored, missing, relate, relatedAgain];
  const unrelated = condition('If_unrelated', and(not(empty(task)), not(isRelated(row))), {
    then: [relate, relatedAgain],
  });
  const mark = updateTicket(
    'Mark',
    context,
    { table: observables.table, sysId: id },
    FOUND_MALICIOUS,
  );
  const isUnmarked = and(isMalicious, not(empty(bodyOf(stored))), isUnfound(first));
  return [stored, missing, unrelated, condition('If_unmarked', isUnmarked, { then: [mark] })];
}
