import { MAX_COMMENTS, propertiesOf, writeComment } from '../../systems/sentinel/calls';
import { guidOf, ownComment } from '../../systems/sentinel/comment-id';
import { CLASSIFICATION_AND_REASON, type Incident } from '../../systems/sentinel/types';
import { findRecords, rowsOf } from '../../systems/servicenow/calls';
import type { JournalEntry, ListAnswer, Ticket } from '../../systems/servicenow/types';
import { forEach } from '../../workflow/actions';
import { and, call, coalesce, concat, empty, equals, not, or, when } from '../../workflow/calls';
import { type Action, bodyOf } from '../../workflow/definition';
import { lookup } from '../../workflow/table';
import { text } from '../../workflow/text';
import { type Expr, type Ref, asRef } from '../../workflow/tree';
import { actOn, closesIncident, pullChanges } from '../bringing';
import { firstCase } from '../cases';
import { columns, onlyIf } from '../columns';
import { countText, isAhead, isUnagreed } from '../compare';
import type { Part } from '../failed-steps';
import { isLabelled } from '../labels';
import { asHtml, cut } from '../rich-text';
import { wantedByAny } from '../wants';
import { ticketsOf } from './look-up';
import { mappingTables } from './mapping-tables';
import type { ItemProps } from './reconcile-item';
import {
  TICKET_FIELDS,
  basePart,
  closedLabel,
  isFinished,
  labelledTable,
  needsFollowUp,
  sidesOf,
} from './sides';

export interface BringTogetherProps extends ItemProps {
  /** The incident's GUID, its key in ServiceNow, and its resource id. */
  readonly guid: Expr<string>;
  readonly key: Expr<string>;
  readonly id: Expr<string>;
  /** The notes that others have written. */
  readonly notes: Action<ListAnswer<JournalEntry>>;
  /** Reads the incident. */
  readonly fresh: Action<Incident>;
}

/** The columns of the ticket that say how and why it was closed, beside those that every playbook reads. */
const FRESH_FIELDS = [...TICKET_FIELDS, 'close_code', 'close_notes'];

/** Reads both sides anew, copies notes, then writes the ticket's change into Sentinel, or starts the playbook whose work is left. */
export function bringTogether(props: BringTogetherProps): Part {
  const { settings, serviceNow, item, guid, key, id, fresh } = props;
  const ticket = findRecords<Ticket>('Read_ticket', serviceNow, {
    // An incident out of the list says by its label where its ticket is.
    table: coalesce<string>(item.sys_class_name, labelledTable(settings, item)),
    query: ticketsOf(key, guid),
    limit: 1,
    fields: FRESH_FIELDS,
  });
  const row = asRef(call('first', rowsOf(ticket)) as Expr<Ticket>);
  const copied = copyNotes(props, row);
  const acting = actOn({
    settings,
    id,
    verdict: verdictOf(props, row),
    pull: pullTicket(props, row),
    renew: 'Renew_base',
    ticket: 'ticket',
  });
  return {
    actions: [ticket, fresh, copied, ...acting.actions],
    steps: [
      { action: ticket, doing: 'reading the ticket' },
      { action: fresh, doing: 'reading the incident' },
      { action: copied, doing: 'copying the ticket’s notes' },
      ...acting.steps,
    ],
  };
}

/** What is left to do for an incident and its ticket; the empty text where nothing is. */
function verdictOf(
  { settings, fresh, notes, guid, key }: BringTogetherProps,
  ticket: Ref<Ticket>,
): Expr<string> {
  const now = bodyOf(fresh);
  const { status, severity, additionalData } = now.properties;
  const sides = sidesOf(settings, { status, severity }, ticket);
  const isThere = or(
    equals<string>(ticket.sys_id, key),
    equals<string>(ticket.correlation_id, guid),
  );
  const conditions = settings.routes.map((route) => route.when);
  const isWanted = and(
    not(equals<string>(status, 'Closed')),
    not(isLabelled(now, settings.label)),
    wantedByAny(conditions, { incident: now }),
  );
  const hasNews = or(
    not(equals<string>(basePart(ticket, 3), countText(additionalData.commentsCount))),
    not(empty(rowsOf(notes))),
  );
  return firstCase(
    // Asked first, so that an incident that could not be read decides nothing.
    [empty(propertiesOf(fresh)), ''],
    [and(not(isThere), isWanted), 'open'],
    [not(isThere), ''],
    // The ticket was made, but the incident was not told.
    [not(isLabelled(now, settings.label)), 'open'],
    [needsFollowUp(settings, now, ticket), 'open'],
    [isAhead(sides), 'pull'],
    // A ticket that takes no more changes cannot be brought up to date.
    [isFinished(settings, ticket), ''],
    [or(isUnagreed(sides), hasNews), 'push'],
  );
}

/** The most characters of a comment, its head included. @see https://learn.microsoft.com/azure/sentinel/sentinel-service-limits */
const LONGEST_NOTE = 29_000;

/** From this many comments on an incident, one last comment points to the ticket: two places are left for failures. */
const FULL = MAX_COMMENTS - 3;

/** Each note becomes the comment whose id is the note's own: copied twice is copied once. */
function copyNotes(
  { settings, item, id, guid, notes, fresh }: BringTogetherProps,
  ticket: Ref<Ticket>,
): Action {
  const { commentsCount } = bodyOf(fresh).properties.additionalData;
  const number = coalesce<string>(item.number, ticket.number);
  const isFull = call('greaterOrEquals', coalesce<number>(commentsCount, 0), FULL);
  return forEach<JournalEntry>('Copy_notes', rowsOf(notes), (note) => {
    const words = asHtml(cut(note.value, LONGEST_NOTE, '… (cut; the ticket has the rest)'));
    const head = text`<p><b>${asHtml(note.sys_created_by)}</b> in ServiceNow, ${number}, ${note.sys_created_on} UTC:</p>`;
    const message = when<string>(
      isFull,
      text`<p>This incident has room for few more comments: read the further notes in ServiceNow, ${number}.</p>`,
      concat(head, '<p>', words, '</p>'),
    );
    const comment = when<string>(isFull, ownComment('servicenowFull', guid), guidOf(note.sys_id));
    return [writeComment('Copy_note', settings.azure, id, comment, message)];
  });
}

/** Writes the ticket's changes into the incident, and that it was closed for good, where its ticket was. */
function pullTicket({ settings, id, fresh }: BringTogetherProps, ticket: Ref<Ticket>): Action {
  const { status, severity } = bodyOf(fresh).properties;
  const sides = sidesOf(settings, { status, severity }, ticket);
  const tag = columns({ Tag: closedLabel(settings.label, ticket.number) });
  return pullChanges(
    {
      id,
      sides,
      classification: classificationOf(settings, ticket),
      system: 'ServiceNow',
      label: settings.label,
    },
    onlyIf(
      and(closesIncident(sides), isFinished(settings, ticket)),
      columns({ tagsToAdd: columns({ TagsToAdd: call('createArray', tag) }) }),
    ),
  );
}

/** Why the incident is closed, by the ticket's close code and notes. */
function classificationOf(settings: ItemProps['settings'], ticket: Ref<Ticket>): Expr<object> {
  const kind = lookup<string>(
    mappingTables(settings).classificationOf,
    coalesce<string>(ticket.sys_class_name, ''),
    coalesce<string>(ticket.close_code, ''),
    CLASSIFICATION_AND_REASON.Undetermined,
  );
  const notes = cut(coalesce<string>(ticket.close_notes, ''), LONGEST_REASON, '…');
  return columns({
    ClassificationAndReason: kind,
    ClassificationReasonText: concat('ServiceNow ', ticket.number, ': ', notes),
  });
}

/** The most characters of the reason that an incident was closed for. */
const LONGEST_REASON = 900;
