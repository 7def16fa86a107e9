import {
  CLASSIC_TYPES,
  MALICIOUS,
  NOT_FOUND_OUT,
  OBSERVABLE_TABLES,
} from '../../../mappings/servicenow/observables';
import { type ServiceNowContext, findRecords, rowsOf } from '../../../systems/servicenow/calls';
import type { ObservableRow, TypeRow } from '../../../systems/servicenow/types';
import { select } from '../../../workflow/actions';
import { and, call, coalesce, empty, equals, not, orElse, when } from '../../../workflow/calls';
import { bodyOf } from '../../../workflow/definition';
import { lookup } from '../../../workflow/table';
import { text } from '../../../workflow/text';
import {
  type Expr,
  type Ref,
  asRef,
  at,
  expr,
  nodeOf,
  property,
  required,
} from '../../../workflow/tree';
import { relationKey } from '../relation';
import type { Judged } from './candidates';
import { countGood } from './counts';

const { observables, types, relations } = OBSERVABLE_TABLES;

/** The most relations of one ticket that a look-up reads. */
const MOST_RELATIONS = 1000;

/** A column of a row of a look-up; the empty text where it has none. */
export const column = (row: Ref<ObservableRow>, name: string): Expr<string> =>
  coalesce<string>(property(row, expr<string>(nodeOf(name))), '');

/** The name of a type in the instance. */
const typeName = (type: Expr<string>): Expr<string> =>
  lookup<string>(
    { name: 'observableTypeOf', kinds: { classic: CLASSIC_TYPES } },
    expr<string>(nodeOf('classic')),
    type,
    '',
  );

/** What tells an observable from others: the name of its type and its value. */
const keyOf = (typeNamed: Expr<string>, value: Expr<string>): Expr<string> =>
  text`${typeNamed} ${value}`;

/** The same of a value that was judged. */
export const keyOfJudged = ({ type, value }: Ref<Judged>): Expr<string> =>
  keyOf(typeName(type), value);

/** The types of the instance that observables may be of. A name that it does not know is missing. */
export function readTypes(context: ServiceNowContext) {
  const found = findRecords<TypeRow>('Find_types', context, {
    table: types.table,
    query: text`${types.name}IN${Object.values(CLASSIC_TYPES).join()}`,
    limit: Object.keys(CLASSIC_TYPES).length,
    fields: ['sys_id', types.name],
  });
  // One text for all, because an expression cannot look for an item of a list.
  const rows = rowsOf(found);
  const some = asRef(call('first', rows) as Expr<TypeRow>);
  // An instance without a single one of them has hidden them: then nothing is known of observables either.
  const proven = call('if', empty(rows), required(some, 'sys_id'), rows) as Expr<
    readonly TypeRow[]
  >;
  const ids = select<TypeRow, string>(
    'Type_ids',
    proven,
    (row) => text`${row[types.name]}=${row.sys_id}`,
  );
  const all = call('concat', ';', call('join', bodyOf(ids), ';'));
  const after = (type: Expr<string>) => text`;${typeName(type)}=`;
  return {
    actions: [found, ids],
    steps: [
      { action: found, doing: 'looking up the types of observables' },
      { action: ids, doing: 'reading the types of observables', cause: found },
    ],
    /** Whether the instance has a type. */
    has: ({ type }: Ref<Judged>): Expr<boolean> => call('contains', all, after(type)),
    /** How many of the values that nothing speaks against are of a type that it has not. */
    countUnknown: (marks: Expr<string>): Expr<number> =>
      Object.keys(CLASSIC_TYPES).reduce<Expr<number>>(
        (sum, type) => {
          const count = countGood(marks, type);
          const isKnown = call('contains', all, after(expr<string>(nodeOf(type))));
          return call('add', sum, when<number>(isKnown, 0, count));
        },
        expr<number>(nodeOf(0)),
      ),
    /** Its `sys_id`. */
    idOf: ({ type }: Ref<Judged>): Expr<string> =>
      call(
        'take',
        at(call('split', all, after(type)) as Expr<readonly string[]>, 1) as Expr<string>,
        32,
      ) as Expr<string>,
  };
}

/** Whether nobody has found out what an observable is, so that a true positive says it. */
const isOpenFinding = (finding: Expr<string>): Expr<boolean> => {
  const [first = '', ...others] = NOT_FOUND_OUT;
  return call('contains', call('createArray', first, ...others), finding);
};

/**
 * The observables that a ticket has already.
 * @param task the ticket's `sys_id`; the empty text where there is none, which is asked for as a ticket that cannot be
 * @param marks whether they are marked as malicious; undefined where nothing is marked
 */
export function readRelations(
  context: ServiceNowContext,
  task: Expr<string>,
  marks: Expr<boolean> | undefined,
) {
  const at = (name: string) => `${relations.observable}.${name}`;
  const [type, value, finding] = [
    at(`${observables.type}.${types.name}`),
    at(observables.value),
    at(observables.finding),
  ];
  const found = findRecords<ObservableRow>('Find_relations', context, {
    table: relations.table,
    query: text`${relations.task}=${orElse(task, 'none')}^ORDERBYsys_created_on`,
    limit: MOST_RELATIONS,
    fields: [relations.task, type, value, finding],
  });
  const related = select<ObservableRow, string>('Related', rowsOf(found), (row) => {
    const key = keyOf(column(row, type), column(row, value));
    const isOpen = marks && and(marks, isOpenFinding(column(row, finding)));
    const state = isOpen ? when<string>(isOpen, UNMARKED, SETTLED) : SETTLED;
    // An instance that does not understand the query answers with the relations of others.
    const isTheirs = not(equals<string>(column(row, relations.task), task));
    return when<string>(isTheirs, '', text`${state}${key}`);
  });
  const holds = (state: string, row: Ref<Judged>): Expr<boolean> =>
    call('contains', bodyOf(related), text`${state}${keyOfJudged(row)}`);
  return {
    actions: [found, related],
    steps: [
      { action: found, doing: "looking up the ticket's observables" },
      { action: related, doing: "reading the ticket's observables", cause: found },
    ],
    /** Whether nothing is left to do about an observable. */
    isSettled: (row: Ref<Judged>): Expr<boolean> => holds(SETTLED, row),
    /** Whether it is related, and nobody has found out what it is. */
    isUnmarked: (row: Ref<Judged>): Expr<boolean> => holds(UNMARKED, row),
  };
}

const SETTLED = 'settled ';
const UNMARKED = 'unmarked ';

/** The columns of an observable that a look-up reads. */
export const OBSERVABLE_FIELDS = [
  'sys_id',
  observables.value,
  `${observables.type}.${types.name}`,
  observables.finding,
];

/** Whether a row of a look-up is the observable that was asked for. */
export const isAsked = (row: Ref<ObservableRow>, asked: Ref<Judged>): Expr<boolean> =>
  equals<string>(
    keyOf(column(row, `${observables.type}.${types.name}`), column(row, observables.value)),
    keyOfJudged(asked),
  );

/** The fields of a new observable. The key is drawn once for a call, so that sending it twice makes one. */
export const newObservable = (
  { value }: Ref<Judged>,
  typeId: Expr<string>,
  isMalicious: Expr<boolean>,
) => ({
  sys_id: call('replace', call('guid'), '-', ''),
  [observables.value]: value,
  [observables.type]: typeId,
  [observables.finding]: when<string>(isMalicious, MALICIOUS, ''),
});

/** The fields of a relation. */
export const newRelation = (task: Expr<string>, observable: Expr<string>) => ({
  sys_id: relationKey(task, observable),
  [relations.task]: task,
  [relations.observable]: observable,
});

/** What finds the relation of a ticket and an observable, whoever has made it. */
export const relationOf = (task: Expr<string>, observable: Expr<string>): Expr<string> =>
  text`${relations.task}=${task}^${relations.observable}=${observable}`;

/** Whether what a look-up says of an observable leaves it open what it is. */
export const isUnfound = (row: Ref<ObservableRow>): Expr<boolean> =>
  isOpenFinding(column(row, observables.finding));

export const FOUND_MALICIOUS = { [observables.finding]: MALICIOUS };
