import {
  alerts,
  description,
  entities,
  guid,
  inOneLine,
  incident,
  key,
  link,
  titleOf,
} from '../../systems/sentinel/incident';
import type { Alert, Entity, Incident, IncidentProperties } from '../../systems/sentinel/types';
import type { Fields } from '../../systems/servicenow/calls';
import type { Ticket, TicketTable } from '../../systems/servicenow/types';
import { select } from '../../workflow/actions';
import { call, coalesce, concat, empty, equals, when } from '../../workflow/calls';
import { type Action, bodyOf } from '../../workflow/definition';
import { type Table, lookup } from '../../workflow/table';
import { text } from '../../workflow/text';
import { type Expr, type Ref, asRef } from '../../workflow/tree';
import { countText, stateText } from '../compare';
import { NEWLINE, cut } from '../rich-text';
import { mappingTables } from './mapping-tables';
import type { ServiceNowRoute, ServiceNowSettings } from './settings';
import { basePrefix } from './sides';

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

/** One line of text for each alert and each entity. */
export const selectLines = (name: string): Action<readonly string[]> =>
  select<Alert | Entity, string>(name, call('union', alerts, entities) as Expr<never[]>, (item) =>
    when(
      equals(item.kind, 'SecurityAlert'),
      alertLine(item as Ref<Alert>),
      entityLine(item as Ref<Entity>),
    ),
  );

const alertLine = ({ properties }: Ref<Alert>): Expr<string> =>
  concat(
    '- Alert: ',
    properties.alertDisplayName,
    ' (',
    properties.severity,
    ', ',
    properties.productName,
    ')',
  );

const entityLine = ({ kind, name, properties }: Ref<Entity>): Expr<string> => {
  const { friendlyName, accountName, hostName, address, url, hashValue, domainName } = properties;
  const shown = coalesce<string>(
    friendlyName,
    accountName,
    hostName,
    address,
    url,
    hashValue,
    domainName,
    name,
  );
  return concat('- ', kind, ': ', shown);
};

/** ServiceNow cuts a longer value without a word, so it is cut here, where it shows. */
const LONGEST = { shortDescription: 160, description: 4000 } as const;

/** The title of a ticket. */
export const shortDescription = (properties: Ref<IncidentProperties>): Expr<string> => {
  const { incidentNumber } = properties;
  const words = text`[Sentinel ${incidentNumber}] ${titleOf(properties)}`;
  return cut(words, LONGEST.shortDescription, '…');
};

/** What the agent reads first: the incident's own words, what it is about, and where to open it. */
export const ticketDescription = (
  { severity, status, additionalData, createdTimeUtc, incidentNumber }: Ref<IncidentProperties>,
  lines: Action<readonly string[]>,
): Expr<string> =>
  cut(
    text`${description}

Severity: ${severity}
Status: ${status}
Tactics: ${inOneLine(additionalData.tactics)}
Techniques: ${inOneLine(additionalData.techniques)}
Created: ${createdTimeUtc}
Sentinel incident: ${incidentNumber}
Open it: ${link}

${call('join', bodyOf(lines), NEWLINE)}`,
    LONGEST.description,
    '… (cut)',
  );

/** What marks the first note of a ticket. A journal in which it cannot be found is one that the integration user cannot read. */
export const FIRST_NOTE: Expr<string> = text`[sentinel-incident:${guid}]`;

const firstNote = (followed: Expr<string>): Expr<string> =>
  text`Opened from Microsoft Sentinel incident ${incident.properties.incidentNumber}: ${link}${followed}

${FIRST_NOTE}`;

/** The fields of a ticket with their values at run time. */
export type FieldValues = Readonly<Record<string, string | number>>;

/** What a new ticket is made of. */
export interface TicketProps {
  /** The incident as it is now. */
  readonly fresh: Ref<Incident>;
  readonly way: Ref<RouteFields>;
  readonly lines: Action<readonly string[]>;
  /** The tickets that the incident has had, the newest first. */
  readonly before: Expr<readonly Ticket[]>;
}

/** The fields of a new ticket, by their column names. The note travels with the create, so that neither exists alone. */
export function ticketFields(
  settings: ServiceNowSettings,
  { fresh, way, lines, before }: TicketProps,
): Fields {
  const { urgencyOf, impactOf, stateOf } = mappingTables(settings);
  const { severity, status, additionalData } = fresh.properties;
  const of = (table: Table<string>, row: Expr<string>): Expr<string> =>
    lookup<string>(table, way.table, row, '');
  const last = asRef(call('first', before) as Expr<Ticket>);
  const isFirst = empty(before);
  return {
    sys_id: keyOf(before),
    correlation_id: guid,
    correlation_display: concat(
      basePrefix(settings),
      stateText(status, severity, commentsCarried(additionalData.commentsCount, isFirst)),
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
    ),
  };
}

/** Digits of a key that count the tickets before it. */
const COUNT = 2;

/** The key of an incident's next ticket: its own, or for a follow-up the same with the count of the tickets before it. */
function keyOf(before: Expr<readonly Ticket[]>): Expr<string> {
  const count = call('length', before);
  // 101 without its first digit is 01.
  const digits = call('substring', call('string', call('add', count, 10 ** COUNT)), 1);
  return when<string>(equals<number>(count, 0), key, concat(digits, call('substring', key, COUNT)));
}

/**
 * How many comments need not be carried over once the incident was told of its ticket. Of an incident that had none, that is the one that tells. Comments that were
 * there already are carried over later: a count of none brings the incident before the next reconciliation. A follow-up ticket leaves them on the ticket
 * before it.
 */
const commentsCarried = (count: Expr<number | null>, isFirst: Expr<boolean>): Expr<string> =>
  when<string>(
    isFirst,
    when<string>(equals<number>(coalesce<number>(count, 0), 0), '1', '0'),
    countText(count),
  );
