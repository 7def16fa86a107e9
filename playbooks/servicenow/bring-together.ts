import {
  MAX_COMMENTS,
  propertiesOf,
  startPlaybook,
  updateIncident,
  writeComment,
} from '../../systems/sentinel/calls';
import { guidOf, ownComment } from '../../systems/sentinel/comment-id';
import { CLASSIFICATION_AND_REASON, type Incident } from '../../systems/sentinel/types';
import { findRecords, rowsOf } from '../../systems/servicenow/calls';
import type { JournalEntry, ListAnswer, Ticket } from '../../systems/servicenow/types';
import { forEach, switchOn } from '../../workflow/actions';
import { and, call, coalesce, concat, empty, equals, not, or, when } from '../../workflow/calls';
import { type Action, bodyOf } from '../../workflow/definition';
import { lookup } from '../../workflow/table';
import { text } from '../../workflow/text';
import { type Expr, type Ref, asRef } from '../../workflow/tree';
import { firstCase } from '../cases';
import { columns, merged, onlyIf } from '../columns';
import { countText, isAhead, isUnagreed, pulls } from '../compare';
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
  const { settings, serviceNow, item, guid, key, fresh } = props;
  const ticket = findRecords<Ticket>('Read_ticket', serviceNow, {
    // An incident out of the list says by its label where its ticket is.
    table: coalesce<string>(item.sys_class_name, labelledTable(settings, item)),
    query: ticketsOf(key, guid),
    limit: 1,
    fields: FRESH_FIELDS,
  });
  const row = asRef(call('first', rowsOf(ticket)) as Expr<Ticket>);
  const copied = copyNotes(props, row);
  const pull = pullChanges(props, row);
  const start = (name: string, playbook: string) =>
    startPlaybook(name, settings.azure, props.id, { playbook, tenantId: settings.tenantId });
  const renew = start('Renew_base', settings.playbooks.push);
  const push = start('Start_push', settings.playbooks.push);
  const open = start('Start_open', settings.playbooks.open);
  return {
    actions: [
      ticket,
      fresh,
      copied,
      switchOn('Act', verdictOf(props, row), { pull: [pull, renew], push: [push], open: [open] }),
    ],
    steps: [
      { action: ticket, doing: 'reading the ticket' },
      { action: fresh, doing: 'reading the incident' },
      { action: copied, doing: 'copying the ticket’s notes' },
      { action: pull, doing: 'updating the incident' },
      { action: renew, doing: 'starting the playbook that updates the ticket' },
      { action: push, doing: 'starting the playbook that updates the ticket' },
      { action: open, doing: 'starting the playbook that opens tickets' },
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

/** Writes the ticket's changes into the incident: one partial update, the last write of an item. */
function pullChanges({ settings, id, fresh }: BringTogetherProps, ticket: Ref<Ticket>): Action {
  const { properties } = bodyOf(fresh);
  const { status, severity } = sidesOf(
    settings,
    { status: properties.status, severity: properties.severity },
    ticket,
  );
  const closes = and(pulls(status), equals<string>(status.ticket, 'Closed'));
  const tag = columns({ Tag: closedLabel(settings.label, ticket.number) });
  const changes = merged(
    onlyIf(pulls(status), columns({ status: status.ticket })),
    onlyIf(pulls(severity), columns({ severity: severity.ticket })),
    onlyIf(closes, columns({ classification: classificationOf(settings, ticket) })),
    onlyIf(
      and(closes, isFinished(settings, ticket)),
      columns({ tagsToAdd: columns({ TagsToAdd: call('createArray', tag) }) }),
    ),
  );
  return updateIncident('Update_incident', id, changes);
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
