import { listComments, propertiesOf } from '../../systems/sentinel/calls';
import { guidOf, ownComment } from '../../systems/sentinel/comment-id';
import { CLASSIFICATION_AND_REASON, type Incident } from '../../systems/sentinel/types';
import { findShown, rowsOf, updateTicket } from '../../systems/servicenow/calls';
import type { JournalEntry, ListAnswer } from '../../systems/servicenow/types';
import { and, call, coalesce, concat, empty, equals, not, or, when } from '../../workflow/calls';
import { type Action, bodyOf } from '../../workflow/definition';
import { lookup } from '../../workflow/table';
import { text } from '../../workflow/text';
import type { Expr } from '../../workflow/tree';
import { actOn, closesIncident, pullChanges } from '../bringing';
import { firstCase } from '../cases';
import { columns, onlyIf } from '../columns';
import { copyNotes } from '../copying';
import {
  type Sides,
  agreedOncePulled,
  countText,
  isAhead,
  isUnagreed,
  stateText,
} from '../compare';
import type { Part } from '../failed-steps';
import { isLabelled } from '../labels';
import { asHtml, cut } from '../rich-text';
import { wantedByAny } from '../wants';
import { ticketsOf } from './look-up';
import { mappingTables } from './mapping-tables';
import { hasReadableNotes, missingComments } from './missing-comments';
import {
  type PushedTicket,
  SHOWN_FIELDS,
  type ShownTicket,
  addressOf,
  pushedTicket,
} from './pushed-ticket';
import type { ItemProps } from './reconcile-item';
import {
  basePart,
  basePrefix,
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

/** Reads both sides anew, copies notes, then writes the ticket's change into Sentinel, or starts the playbook whose work is left. */
export function bringTogether(props: BringTogetherProps): Part {
  const { settings, serviceNow, item, guid, key, id, fresh } = props;
  const found = findShown<ShownTicket>('Read_ticket', serviceNow, {
    // An incident out of the list says by its label where its ticket is.
    table: coalesce<string>(item.sys_class_name, labelledTable(settings, item)),
    query: ticketsOf(key, guid),
    limit: 1,
    fields: SHOWN_FIELDS,
  });
  const ticket = pushedTicket(found, { key, guid });
  const copied = copyJournal(props, ticket);
  const acting = actOn({
    settings,
    id,
    verdict: verdictOf(props, found, ticket),
    pull: pullChanges(
      'Update_incident',
      id,
      sides(props, ticket),
      classificationOf(settings, ticket),
    ),
    renew: renewBase('Renew_base', props, ticket),
    close: closeIncident('Close_incident', props, ticket),
    look: lookForMissing(props, ticket),
    ticket: 'ticket',
  });
  return {
    actions: [found, fresh, ...copied.actions, ...acting.actions],
    steps: [
      { action: found, doing: 'reading the ticket' },
      { action: fresh, doing: 'reading the incident' },
      ...copied.steps,
      ...acting.steps,
    ],
  };
}

const sides = ({ settings, fresh }: BringTogetherProps, ticket: PushedTicket): Sides =>
  sidesOf(settings, bodyOf(fresh).properties, ticket.values);

/** What is left to do for an incident and its ticket; the empty text where nothing is. */
function verdictOf(
  props: BringTogetherProps,
  found: Action<ListAnswer<ShownTicket>>,
  ticket: PushedTicket,
): Expr<string> {
  const { settings, fresh } = props;
  const now = bodyOf(fresh);
  const { status, additionalData } = now.properties;
  const both = sides(props, ticket);
  const isThere = and(call('greater', call('length', rowsOf(found)), 0), ticket.isThere);
  const conditions = settings.routes.map((route) => route.when);
  const isWanted = and(
    not(equals<string>(status, 'Closed')),
    not(isLabelled(now, settings.label)),
    wantedByAny(conditions, { incident: now }),
  );
  const hasNews = not(
    equals<string>(basePart(ticket.values, 3), countText(additionalData.commentsCount)),
  );
  return firstCase(
    // Asked first, so that an incident that could not be read decides nothing.
    [empty(propertiesOf(fresh)), ''],
    [and(not(isThere), isWanted), 'open'],
    [not(isThere), ''],
    // The ticket was made, but the incident was not told.
    [not(isLabelled(now, settings.label)), 'open'],
    [needsFollowUp(settings, now, ticket.values), 'open'],
    [isAhead(both), when<string>(isFinished(settings, ticket.values), 'close', 'pull')],
    // A ticket that takes no more changes cannot be brought up to date.
    [isFinished(settings, ticket.values), ''],
    [isUnagreed(both), 'push'],
    [hasNews, 'look'],
  );
}

/** Writes on the ticket what both sides agree on once its change is on the incident: the count of comments stays what it was. */
function renewBase(name: string, props: BringTogetherProps, ticket: PushedTicket): Action {
  const { settings, serviceNow } = props;
  const { status, severity } = sides(props, ticket);
  const state = stateText(
    agreedOncePulled(status),
    agreedOncePulled(severity),
    basePart(ticket.values, 3),
  );
  return updateTicket(
    name,
    serviceNow,
    addressOf(ticket),
    columns({ correlation_display: concat(basePrefix(settings), state) }),
  );
}

/**
 * Looks for comments that the ticket lacks, and for what else it may lack: the count of comments is not what was agreed, which our own comments do, too.
 */
function lookForMissing(
  { settings, id, guid, fresh }: BringTogetherProps,
  ticket: PushedTicket,
): Part & { readonly isBehind: Expr<boolean> } {
  const all = listComments('Read_comments', settings.azure, id);
  const missing = missingComments('Missing_comments', bodyOf(all).value, settings, ticket);
  return {
    actions: [all, missing],
    steps: [
      { action: all, doing: 'reading the incident’s comments' },
      { action: missing, doing: 'comparing the comments with the notes', cause: all },
    ],
    // Where the notes cannot be read, *push* says so.
    isBehind: or(
      not(empty(bodyOf(missing))),
      not(hasReadableNotes(settings, ticket, guid)),
      ticket.isOutdated(settings, bodyOf(fresh)),
    ),
  };
}

/** The most characters of a comment, its head included. @see https://learn.microsoft.com/azure/sentinel/sentinel-service-limits */
const LONGEST_NOTE = 29_000;

/** Each note becomes the comment whose id is the note's own. */
function copyJournal(
  { settings, item, id, guid, notes, fresh }: BringTogetherProps,
  ticket: PushedTicket,
): Part {
  const number = coalesce<string>(item.number, ticket.values.number);
  return copyNotes<JournalEntry>({
    azure: settings.azure,
    id,
    fresh,
    notes: rowsOf(notes),
    idOf: (note) => guidOf(note.sys_id),
    copyOf: (note) => {
      const words = asHtml(cut(note.value, LONGEST_NOTE, '… (cut; the ticket has the rest)'));
      const head = text`<p><b>${asHtml(note.sys_created_by)}</b> in ServiceNow, ${number}, ${note.sys_created_on} UTC:</p>`;
      return { actions: [], message: concat(head, '<p>', words, '</p>') };
    },
    last: {
      id: ownComment('servicenowFull', guid),
      message: text`<p>This incident has room for few more comments: read the further notes in ServiceNow, ${number}.</p>`,
    },
    ticket: 'ticket',
  });
}

/** Writes the change of a ticket that takes no more changes into the incident, and that it was closed for good, where that closes it. */
function closeIncident(name: string, props: BringTogetherProps, ticket: PushedTicket): Action {
  const { settings, id } = props;
  const both = sides(props, ticket);
  const tag = columns({ Tag: closedLabel(settings.label, ticket.values.number) });
  return pullChanges(
    name,
    id,
    both,
    classificationOf(settings, ticket),
    onlyIf(
      closesIncident(both),
      columns({ tagsToAdd: columns({ TagsToAdd: call('createArray', tag) }) }),
    ),
  );
}

/** Why the incident is closed, by the ticket's close code and notes. */
function classificationOf(
  settings: ItemProps['settings'],
  { values, closeCode, closeNotes }: PushedTicket,
): Expr<object> {
  const kind = lookup<string>(
    mappingTables(settings).classificationOf,
    coalesce<string>(values.sys_class_name, ''),
    closeCode,
    CLASSIFICATION_AND_REASON.Undetermined,
  );
  const notes = cut(closeNotes, LONGEST_REASON, '…');
  return columns({
    ClassificationAndReason: kind,
    ClassificationReasonText: concat('ServiceNow ', values.number, ': ', notes),
  });
}

/** The most characters of the reason that an incident was closed for. */
const LONGEST_REASON = 900;
