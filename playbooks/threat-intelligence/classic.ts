import { CLASSIC_INDICATORS, classicNames } from '../../mappings/servicenow/threat-intelligence';
import {
  type ServiceNowContext,
  findRecords,
  findShown,
  rowsOf,
} from '../../systems/servicenow/calls';
import type { ListAnswer, Shown } from '../../systems/servicenow/types';
import type { Indicator } from '../../systems/threat-intelligence/types';
import { select } from '../../workflow/actions';
import { call, coalesce, concat, orElse, when } from '../../workflow/calls';
import { type Action, bodyOf } from '../../workflow/definition';
import { text } from '../../workflow/text';
import { type Expr, type Ref, asRef, at, property, ref, required } from '../../workflow/tree';
import { glued } from '../rich-text';
import type { Window } from '../window';
import { type Observable, observable, stamp } from './observable';
import type { IntelligenceSettings } from './settings';
import { type Source, beginning, isNewSince, textOf } from './source';

/** An observable of the classic tables; the columns of a reference have a dot in their names. */
type Row = Shown<Readonly<Record<string, string>>>;

/** An id that comes after every other one: nothing more bears the time before the window. */
const NO_MORE = 'z';

/** Where the cursor says how far it has come: the time, the `sys_id` of the last one of that time, and when it all began. */
const TIME_PART = 0;
const ID_PART = 1;
const FIRST_PART = 2;
/** The time up to which anything was read: where an observable holds the cursor, later ones were read already. */
const READ_PART = 3;

const { table, columns } = classicNames;
const SYSTEM = ['sys_id', 'sys_created_on', 'sys_updated_on'] as const;

/**
 * Reads the observables of Threat Intelligence's tables in the order of their last change. Those of the last minute are left for the next run: they may change again within
 * the second that they bear.
 */
export function classicSource(
  settings: IntelligenceSettings,
  serviceNow: ServiceNowContext,
  window: Window,
): Source {
  const ticketTime = (time: Expr<string>): Expr<string> =>
    call('formatDateTime', time, 'yyyy-MM-dd HH:mm:ss');
  const from = ticketTime(window.from(TIME_PART));
  const until = text`^sys_updated_on<=${ticketTime(window.end)}`;
  const id = orElse(window.rest(ID_PART), NO_MORE);
  const list = findShown<Row>('List_observables', serviceNow, {
    table,
    query: text`sys_updated_on>${from}${until}^NQsys_updated_on=${from}^sys_id>${id}${until}^ORDERBYsys_updated_on^ORDERBYsys_id`,
    limit: settings.itemsPerRun,
    fields: [...SYSTEM, ...Object.values(columns)],
  });
  const stored = (row: Ref<Row>, column: string): Expr<string> => textOf(cell(row, column).value);
  const observables = select<Row, Observable>('Observables', rowsOf(list), (row) =>
    observable(
      {
        id: stored(row, 'sys_id'),
        type: stored(row, columns.type),
        value: stored(row, columns.value),
        created: stored(row, 'sys_created_on'),
        updated: stored(row, 'sys_updated_on'),
        finding: stored(row, columns.finding),
        // A list of references; people see the names.
        tags: textOf(cell(row, columns.tags).display_value),
      },
      classicNames,
      settings,
    ),
  );
  const first = beginning(window, FIRST_PART);
  const [time, last] = progressOf(list, window);
  const before = window.rest(READ_PART);
  const read = when<string>(call('greater', before, time), before, time);
  return {
    names: classicNames,
    actions: [list, observables],
    steps: [
      { action: list, doing: 'listing the observables that have changed' },
      { action: observables, doing: 'reading the observables that ServiceNow listed', cause: list },
    ],
    observables,
    progress: [time, last, first, read],
    // Every id comes after this one.
    heldAt: ({ updated }) => [updated, text`0`, first, read],
    isNew: isNewSince(window, first, before),
  };
}

const cell = (row: Ref<Row>, column: string) =>
  asRef(property(row, { node: { kind: 'literal', value: column } }));

/**
 * How far the observables are handled: to the end of the window, or to the last one of a page that others follow. How many a page has does not tell: what the account may
 * not see is missing from it. A page of nothing but such fails here.
 */
function progressOf(list: Action<ListAnswer<Row>>, window: Window): [Expr<string>, Expr<string>] {
  const { Link } = ref<{ headers: { Link: string } }>(call('outputs', list.name).node).headers;
  const isCut = call('contains', textOf(Link), 'rel="next"');
  const last = asRef(call('last', rowsOf(list)) as Expr<Row>);
  const of = (column: string): Expr<string> => required(required(last, column), 'value');
  return [
    when<string>(isCut, stamp(of('sys_updated_on')), window.end),
    when<string>(isCut, of('sys_id'), NO_MORE),
  ];
}

/** A relation of an observable to an indicator. */
type Relation = Readonly<Record<string, string>>;

const LONGEST_TITLE = 200;

/** Gives indicators the titles that ServiceNow has for them; one without keeps its value as its name. */
export function withTitles(
  serviceNow: ServiceNowContext,
  batch: Expr<readonly Indicator[]>,
): { readonly actions: readonly Action[]; readonly indicators: Expr<readonly Indicator[]> } {
  const { observable: of, title } = CLASSIC_INDICATORS.columns;
  const keyOf = (one: Ref<Indicator>): Expr<string> =>
    asRef(at(one.external_references, 0)).external_id;
  const keys = select<Indicator, string>('Keys', batch, keyOf);
  const relations = findRecords<Relation>('List_indicators', serviceNow, {
    table: CLASSIC_INDICATORS.table,
    query: text`${of}IN${call('join', bodyOf(keys), ',')}^ORDERBYsys_created_on`,
    limit: 1000,
    fields: [of, title],
  });
  const column = (row: Ref<Relation>, name: string): Expr<string> =>
    textOf(property(row, { node: { kind: 'literal', value: name } }));
  const pairs = select<Relation, string>('Pairs', rowsOf(relations), (row) => {
    const short = call('take', column(row, title), LONGEST_TITLE);
    const asJson = call('string', call('createArray', short));
    const inner = call('substring', asJson, 1, call('sub', call('length', asJson), 2));
    return concat('"', column(row, of), '":', inner);
  });
  const titles = call('json', glued('{', call('join', bodyOf(pairs), ','), '}')) as Expr<
    Readonly<Record<string, string>>
  >;
  const named = select<Indicator, Indicator>('Named', batch, (one) => {
    const found = coalesce<string>(property(titles, keyOf(one)), '');
    return call('setProperty', one, 'name', orElse(found, one.name)) as Expr<Indicator>;
  });
  return { actions: [keys, relations, pairs, named], indicators: bodyOf(named) };
}
