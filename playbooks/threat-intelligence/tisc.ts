import { TISC_COLUMNS, TISC_TLP, tiscNames } from '../../mappings/servicenow/threat-intelligence';
import type { ServiceNowContext } from '../../systems/servicenow/calls';
import { type ObservablesPage, listObservables } from '../../systems/servicenow/tisc';
import { select } from '../../workflow/actions';
import { and, call, empty, not, or, when } from '../../workflow/calls';
import { bodyOf } from '../../workflow/definition';
import { type Expr, type Ref, property, required } from '../../workflow/tree';
import { TIME, type Window } from '../window';
import { type Observable, observable } from './observable';
import type { IntelligenceSettings } from './settings';
import { type Source, beginning, isNewSince, textOf } from './source';

/** An observable of Threat Intelligence Security Center. */
type Row = Readonly<Record<string, string>>;

/**
 * Where the cursor says how far it has come: from when on changes are read, when the reading of them began, the token of the next page, and when
 * it all began.
 */
const FROM_PART = 0;
const BEGAN_PART = 1;
const TOKEN_PART = 2;
const FIRST_PART = 3;

const { columns } = tiscNames;

/** How far the clocks of both sides may differ. */
const SKEW_SECONDS = 60;

/**
 * Reads the observables of Threat Intelligence Security Center page by page. They come in the order of their ids, so the pages of one reading all ask for the same time, and
 * the next reading starts from when this one began: what changes meanwhile may come twice, and is never missed.
 */
export function tiscSource(
  settings: IntelligenceSettings,
  serviceNow: ServiceNowContext,
  window: Window,
): Source {
  // Where runs have failed, the token may be to blame: the reading starts again.
  const isOngoing = and(not(empty(window.rest(TOKEN_PART))), not(window.isRecovering));
  const given = call('decodeUriComponent', window.rest(TOKEN_PART));
  const from = window.from(FROM_PART);
  const list = listObservables<Row>('List_observables', serviceNow, {
    changedFrom: from,
    token: when<string>(isOngoing, given, ''),
    limit: settings.itemsPerRun,
    fields: [
      'sys_id',
      'sys_created_on',
      'sys_updated_on',
      ...Object.values(columns),
      ...Object.values(TISC_COLUMNS),
    ],
  });
  const of = (row: Ref<Row>, column: string): Expr<string> =>
    textOf(property(row, { node: { kind: 'literal', value: column } }));
  const rows = required<ObservablesPage<Row>, 'observables'>(bodyOf(list), 'observables');
  const observables = select<Row, Observable>('Observables', rows, (row) =>
    observable(
      {
        id: of(row, 'sys_id'),
        type: of(row, columns.type),
        value: of(row, columns.value),
        created: of(row, 'sys_created_on'),
        updated: of(row, 'sys_updated_on'),
        expires: of(row, TISC_COLUMNS.expires),
        finding: of(row, columns.finding),
        confidence: of(row, TISC_COLUMNS.confidence),
        tags: of(row, columns.tags),
        tlp: { word: of(row, TISC_COLUMNS.tlp), levels: TISC_TLP },
      },
      tiscNames,
      settings,
    ),
  );
  const { next_page_token: next, is_last_page: isLast } = bodyOf(list);
  const token = textOf(next);
  const isOver = or(call('equals', isLast, call('bool', 1)), empty(token));
  const began = when<string>(isOngoing, window.rest(BEGAN_PART), window.end);
  const first = beginning(window, FIRST_PART);
  const read = when<string>(
    empty(window.lastEnded),
    '',
    call('addSeconds', window.lastEnded, SKEW_SECONDS, TIME),
  );
  return {
    names: tiscNames,
    actions: [list, observables],
    steps: [
      { action: list, doing: 'listing the observables that have changed' },
      { action: observables, doing: 'reading the observables that ServiceNow listed', cause: list },
    ],
    observables,
    progress: [
      when<string>(isOver, began, from),
      when<string>(isOver, '', began),
      when<string>(isOver, '', call('encodeUriComponent', token)),
      first,
    ],
    // The same page once more.
    heldAt: () => [
      from,
      when<string>(isOngoing, window.rest(BEGAN_PART), ''),
      when<string>(isOngoing, window.rest(TOKEN_PART), ''),
      first,
    ],
    isNew: isNewSince(window, first, read),
  };
}
