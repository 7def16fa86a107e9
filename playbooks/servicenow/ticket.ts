import { guid, incident, key, link } from '../../systems/sentinel/incident';
import type { Alert, Entity, Incident, IncidentProperties } from '../../systems/sentinel/types';
import type { Fields } from '../../systems/servicenow/calls';
import type { Ticket, TicketTable } from '../../systems/servicenow/types';
import { select } from '../../workflow/actions';
import { call, concat, empty, equals, when } from '../../workflow/calls';
import { type Action, bodyOf } from '../../workflow/definition';
import { type Table, lookup } from '../../workflow/table';
import { text } from '../../workflow/text';
import { type Expr, type Ref, type Value, asRef } from '../../workflow/tree';
import { commentsCarried, countText, stateText } from '../compare';
import { kindOf, nameOf, participants, summaryOf, ticketTitle } from '../incident-words';
import { NEWLINE, cut } from '../rich-text';
import { mappingTables } from './mapping-tables';
import { firstNoteMark } from './missing-comments';
import type { ServiceNowRoute, ServiceNowSettings } from './settings';
import { basePart, basePrefix } from './sides';

/** What a route says of the tickets that take it, by column names; the empty text leaves a column to the instance. */
export interface RouteFields {
  readonly table: TicketTable;
  readonly assignment_group: string;
  readonly caller_id: string;
  readonly category: string;
  readonly company: string;
}

export const routeFields = (route: ServiceNowRoute): RouteFields => ({
  table: route.table,
  assignment_group: route.assignmentGroup ?? '',
  caller_id: route.caller ?? '',
  category: route.category ?? '',
  company: route.company ?? '',
});

/** ServiceNow cuts a longer value without a word, so it is cut here, where it shows. */
const LONGEST = { shortDescription: 160, description: 4000 } as const;

/** The title of a ticket. */
export const shortDescription = (properties: Ref<IncidentProperties>): Expr<string> =>
  ticketTitle(properties, LONGEST.shortDescription);

/** More lines than a description has room for, and the most characters of each: together less than concat() gives, 131,072 characters. */
const MOST_LINES = 300;
const LONGEST_LINE = 300;

/** One line of text for each alert and each entity, as far as they may matter. */
export const selectLines = (name: string): Action<readonly string[]> =>
  select<Alert | Entity, string>(
    name,
    call('take', participants, MOST_LINES) as Expr<readonly (Alert | Entity)[]>,
    (participant) => {
      const line = concat('- ', kindOf(participant), ': ', nameOf(participant));
      return cut(line, LONGEST_LINE, '…');
    },
  );

/** What the agent reads first. */
const ticketDescription = (
  properties: Ref<IncidentProperties>,
  lines: Action<readonly string[]>,
): Expr<string> =>
  cut(
    text`${summaryOf(properties)}

${call('join', bodyOf(lines), NEWLINE)}`,
    LONGEST.description,
    '… (cut)',
  );

const firstNote = (followed: Expr<string>, context: Value<string>): Expr<string> =>
  text`Opened from Microsoft Sentinel incident ${incident.properties.incidentNumber}: ${link}${followed}${context}

${firstNoteMark(guid)}`;

/** The fields of a ticket with their values at run time. */
export type FieldValues = Readonly<Record<string, string | number>>;

/** What a new ticket is made of. */
export interface TicketProps {
  /** The incident as it is now. */
  readonly fresh: Ref<Incident>;
  readonly way: Ref<RouteFields>;
  /** The table that it becomes a row of. */
  readonly table: Expr<string>;
  readonly lines: Action<readonly string[]>;
  /** The tickets that the incident has had, the newest first. */
  readonly before: Expr<readonly Ticket[]>;
}

/**
 * The fields of a new ticket, by their column names. The note travels with the create, so that neither exists alone.
 * @param context what else the note says
 */
export function ticketFields(
  settings: ServiceNowSettings,
  { fresh, way, table, lines, before }: TicketProps,
  context: Value<string> = '',
): Fields {
  const { urgencyOf, impactOf, stateOf } = mappingTables(settings);
  const { severity, status, additionalData } = fresh.properties;
  const of = (values: Table<string>, row: Expr<string>): Expr<string> =>
    lookup<string>(values, table, row, '');
  const last = asRef(call('first', before) as Expr<Ticket>);
  const isFirst = empty(before);
  const carried = basePart(last, 3);
  return {
    sys_id: keyOf(before),
    correlation_id: guid,
    correlation_display: concat(
      basePrefix(settings),
      stateText(
        status,
        severity,
        when<string>(
          isFirst,
          commentsCarried(additionalData.commentsCount),
          // What the ticket that it follows lacks still, the follow-up gets.
          when<string>(call('isInt', carried), carried, countText(additionalData.commentsCount)),
        ),
      ),
    ),
    short_description: shortDescription(fresh.properties),
    description: ticketDescription(fresh.properties, lines),
    state: of(stateOf, status),
    urgency: of(urgencyOf, severity),
    impact: of(impactOf, severity),
    assignment_group: way.assignment_group,
    caller_id: way.caller_id,
    category: way.category,
    company: way.company,
    parent: when<string>(isFirst, '', last.sys_id),
    [settings.noteField]: firstNote(
      when<string>(isFirst, '', concat(NEWLINE, 'It follows ', last.number, ', which is closed.')),
      context,
    ),
  };
}

/** Digits of a key that count the tickets before it. */
const COUNT = 2;

/** Stands in for a count with which the incident's own key begins: no count has letters. */
const OTHERWISE = 'ff';

/** The key of an incident's next ticket: its own, or for a follow-up the same with the count of the tickets before it. */
function keyOf(before: Expr<readonly Ticket[]>): Expr<string> {
  const count = call('length', before);
  // 101 without its first digit is 01.
  const digits = call('substring', call('string', call('add', count, 10 ** COUNT)), 1);
  const own = call('substring', key, 0, COUNT);
  const first = when<string>(equals<string>(own, digits), OTHERWISE, digits);
  return when<string>(equals<number>(count, 0), key, concat(first, call('substring', key, COUNT)));
}
