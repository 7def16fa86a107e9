import {
  alerts,
  description,
  entities,
  guid,
  inOneLine,
  incident,
  key,
  link,
  title,
} from '../../systems/sentinel/incident';
import type { Alert, Entity, Severity } from '../../systems/sentinel/types';
import type { Fields } from '../../systems/servicenow/calls';
import type { Level } from '../../systems/servicenow/types';
import { select } from '../../workflow/actions';
import { call, coalesce, concat, equals, when } from '../../workflow/calls';
import { type Action, bodyOf } from '../../workflow/definition';
import { type Table, lookup } from '../../workflow/table';
import { text } from '../../workflow/text';
import type { Expr, Ref } from '../../workflow/tree';

/** What a ticket says beyond the incident's own text. */
export interface TicketSettings {
  /** The Sentinel workspace's name. */
  readonly workspace: string;
  readonly urgencyOf: Table<Severity, Level>;
  readonly impactOf: Table<Severity, Level>;
  /** Where the first note goes: to the team alone, or to the caller as well. */
  readonly noteField: 'work_notes' | 'comments';

  /**
   * Which route's assignment group gets the incidents of a severity: a `sys_id` or a name; the empty text for none.
   * @default - the instance's own assignment rules decide
   */
  readonly assignmentGroupOf?: Table<Severity, string> | undefined;

  /**
   * Who is named as caller: a `sys_id` or a name.
   * @default - the instance's own rule: often the integration user
   */
  readonly callerOf?: Table<Severity, string> | undefined;

  /**
   * The value of `category`, which the instance must know.
   * @default - the instance's own default
   */
  readonly categoryOf?: Table<Severity, string> | undefined;
}

const { severity, status, incidentNumber, createdTimeUtc, additionalData } = incident.properties;

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

const cut = (value: Expr<string>, length: number): Expr<string> =>
  call('take', value, length) as Expr<string>;

const newline = call('decodeUriComponent', '%0A');

/** What the agent reads first: the incident's own words, what it is about, and where to open it. */
const ticketDescription = (lines: Action<readonly string[]>): Expr<string> =>
  text`${description}

Severity: ${severity}
Status: ${status}
Tactics: ${inOneLine(additionalData.tactics)}
Techniques: ${inOneLine(additionalData.techniques)}
Created: ${createdTimeUtc}
Sentinel incident: ${incidentNumber}
Open it: ${link}

${call('join', bodyOf(lines), newline)}`;

/** The state on which both sides agree when the ticket is made: what later comparisons start from. */
const base = (workspace: string): Expr<string> => text`Sentinel/${workspace}|${status}|${severity}`;

/**
 * The first note ends with a marker of ours. A journal in which it cannot be found is one that the integration user
 * cannot read.
 */
const firstNote: Expr<string> = text`Opened from Microsoft Sentinel incident ${incidentNumber}: ${link}

[sentinel-incident:${guid}]`;

/** The fields of a ticket with their values at run time. */
export type FieldValues = Readonly<Record<string, string | number>>;

/** The fields of a new ticket, by their column names. The note travels with the create, so that neither exists alone. */
export const ticketFields = (
  settings: TicketSettings,
  lines: Action<readonly string[]>,
): Fields => ({
  sys_id: key,
  correlation_id: guid,
  correlation_display: base(settings.workspace),
  short_description: cut(text`[Sentinel ${incidentNumber}] ${title}`, LONGEST.shortDescription),
  description: cut(ticketDescription(lines), LONGEST.description),
  urgency: lookup(settings.urgencyOf, severity, 3),
  impact: lookup(settings.impactOf, severity, 3),
  category: bySeverity(settings.categoryOf),
  assignment_group: bySeverity(settings.assignmentGroupOf),
  caller_id: bySeverity(settings.callerOf),
  [settings.noteField]: firstNote,
});

const bySeverity = (table: Table<Severity, string> | undefined): Expr<string> | undefined =>
  table && lookup(table, severity, '');
