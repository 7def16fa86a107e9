import { propertiesOf } from '../../systems/sentinel/calls';
import { guidOf, ownComment } from '../../systems/sentinel/comment-id';
import { CLASSIFICATION_AND_REASON, type Incident } from '../../systems/sentinel/types';
import { findShown, rowsOf, updateTicket } from '../../systems/servicenow/calls';
import type { JournalEntry, ListAnswer } from '../../systems/servicenow/types';
import {
  ALWAYS,
  and,
  call,
  coalesce,
  concat,
  empty,
  equals,
  not,
  or,
  when,
} from '../../workflow/calls';
import { type Action, bodyOf } from '../../workflow/definition';
import { lookup } from '../../workflow/table';
import { text } from '../../workflow/text';
import type { Expr } from '../../workflow/tree';
import {
  type PullProps,
  actOn,
  closesIncident,
  isForOpen,
  labelWhere,
  pullChanges,
  tagsToAdd,
} from '../bringing';
import { firstCase } from '../cases';
import { columns, onlyIf } from '../columns';
import { type Compared, copyNotes } from '../copying';
import { type Sides, agreedOncePulled, isAhead, isUnagreed, stateText } from '../compare';
import type { Part } from '../failed-steps';
import { holdsLabel, isLabelled, ticketLabel } from '../labels';
import { asHtml, asShortHtml, cut } from '../rich-text';
import { ticketsOf } from './look-up';
import { mappingTables } from './mapping-tables';
import { commentsFor, hasReadableNotes, isMissing } from './missing-comments';
import { hasNewComments } from './push-context';
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
import { linkTo } from './tell-incident';

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
  // The incident's own word on what it is called is much shorter than what an item says of it.
  const { name } = bodyOf(fresh);
  const ticket = pushedTicket(found, { key: call('replace', name, '-', ''), guid: name });
  const copied = copyJournal(props, ticket);
  const opens = opensOf(props, found, ticket);
  const acting = actOn({
    settings,
    id,
    verdict: verdictOf(props, ticket, opens, copied),
    opens,
    pull: pullChanges(
      'Update_incident',
      pullOf(props, ticket),
      labelWhere(isUntold(props, ticket), labelOf(props, ticket)),
    ),
    renew: (action) => renewBase(action, props, ticket, copied),
    close: closeIncident('Close_incident', props, ticket),
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

/** The ticket's change, as it belongs on the incident. */
const pullOf = (props: BringTogetherProps, ticket: PushedTicket): PullProps => ({
  id: props.id,
  sides: sides(props, ticket),
  classification: classificationOf(props.settings, ticket),
  system: 'ServiceNow',
  label: props.settings.label,
});

const sides = ({ settings, fresh }: BringTogetherProps, ticket: PushedTicket): Sides =>
  sidesOf(settings, bodyOf(fresh).properties, ticket.values);

/** The label that names a ticket on its incident. */
const labelOf = ({ settings }: ItemProps, { values }: PushedTicket): Expr<string> =>
  ticketLabel(settings.label, values.number);

/** Whether an incident has no label that names the ticket: it may have that of an earlier one. */
const isUntold = (props: BringTogetherProps, ticket: PushedTicket): Expr<boolean> =>
  not(holdsLabel(bodyOf(props.fresh), labelOf(props, ticket)));

/** Whether a ticket is to be opened, or the incident to be told of the one that it has, by *open*, which does that where a route wants the incident. */
function opensOf(
  props: BringTogetherProps,
  found: Action<ListAnswer<ShownTicket>>,
  ticket: PushedTicket,
): Expr<boolean> {
  const { settings, fresh } = props;
  const now = bodyOf(fresh);
  const isThere = and(call('greater', call('length', rowsOf(found)), 0), ticket.isThere);
  const conditions = settings.routes.map((route) => route.when);
  const isDone = or(
    isLabelled(now, settings.label),
    equals<string>(now.properties.status, 'Closed'),
  );
  const opens = isForOpen(conditions, now, {
    without: not(or(isThere, isDone)),
    withoutOrUntold: when<boolean>(isThere, isUntold(props, ticket), not(isDone)),
  });
  return or(opens, needsFollowUp(settings, now, now.properties.status, ticket.values));
}

/** What is left to do for an incident and its ticket; the empty text where nothing is. */
function verdictOf(
  props: BringTogetherProps,
  ticket: PushedTicket,
  opens: Expr<boolean>,
  compared: Compared,
): Expr<string> {
  const { settings, fresh } = props;
  const both = sides(props, ticket);
  return firstCase(
    // Asked first, so that an incident that could not be read decides nothing.
    [empty(propertiesOf(fresh)), ''],
    [opens, 'start'],
    // A ticket that its incident is labelled with, *push* tells to be missing: it may be there again, which no event says.
    [not(ticket.isThere), when<string>(isLabelled(bodyOf(fresh), settings.label), 'start', '')],
    [isAhead(both), when<string>(isFinished(settings, ticket.values), 'close', 'pull')],
    // A ticket that takes no more changes cannot be brought up to date.
    [isFinished(settings, ticket.values), ''],
    [isUntold(props, ticket), 'pull'],
    [isUnagreed(both), 'start'],
    [equals<string>(basePart(ticket.values, 3), compared.count), ''],
    [lacksSomething(props, ticket, compared), 'start'],
    [ALWAYS, 'renew'],
  );
}

/** Whether the ticket lacks a comment, or a value of the incident that goes on being written. Where its notes cannot be read, *push* says so. */
const lacksSomething = (
  { settings, fresh }: BringTogetherProps,
  ticket: PushedTicket,
  { lacks }: Compared,
): Expr<boolean> =>
  or(
    lacks,
    not(hasReadableNotes(settings, ticket, bodyOf(fresh).name)),
    ticket.isOutdated(settings, bodyOf(fresh)),
  );

/** Writes on the ticket what both sides agree on once its change and its notes are on the incident. What it lacks is still to come, so then the count of comments stays what it was. */
function renewBase(
  name: string,
  props: BringTogetherProps,
  ticket: PushedTicket,
  compared: Compared,
): Action {
  const { settings, serviceNow } = props;
  const { status, severity } = sides(props, ticket);
  const state = stateText(
    agreedOncePulled(status),
    agreedOncePulled(severity),
    when<string>(
      lacksSomething(props, ticket, compared),
      basePart(ticket.values, 3),
      compared.count,
    ),
  );
  return updateTicket(
    name,
    serviceNow,
    addressOf(ticket),
    columns({ correlation_display: concat(basePrefix(settings), state) }),
  );
}

/** The most characters of a comment, its head included. @see https://learn.microsoft.com/azure/sentinel/sentinel-service-limits */
const LONGEST_NOTE = 29_000;

/** Each note becomes the comment whose id is the note's own. */
function copyJournal(props: BringTogetherProps, ticket: PushedTicket): Compared {
  const { settings, item, id, guid, notes, fresh } = props;
  const number = coalesce<string>(item.number, ticket.values.number);
  return copyNotes<JournalEntry>({
    azure: settings.azure,
    id,
    fresh,
    notes: rowsOf(notes),
    // They were asked for so.
    isNew: () => ALWAYS,
    mayBeNew: not(empty(rowsOf(notes))),
    idOf: (note) => guidOf(note.sys_id),
    copyOf: (note) => {
      const words = asShortHtml(note.value, LONGEST_NOTE, '… (cut; the ticket has the rest)');
      const head = text`<p><b>${asHtml(note.sys_created_by)}</b> in ServiceNow, ${number}, ${note.sys_created_on} UTC:</p>`;
      return { actions: [], message: concat(head, '<p>', words, '</p>') };
    },
    last: {
      id: ownComment('servicenowFull', guid),
      message: text`<p>This incident has room for few more comments: read the further notes in ServiceNow, ${number}.</p>`,
    },
    link: {
      isUntold: and(ticket.isThere, isUntold(props, ticket)),
      id: ownComment('servicenowTicket', guid),
      message: linkTo(settings, { ...addressOf(ticket), number: coalesce<string>(number, '') }),
    },
    isStale: hasNewComments({ fresh, ticket }),
    prepared: [],
    commentsFor: (all) => commentsFor(all, ticket),
    isMissing: (comment) => isMissing(settings, ticket, comment),
    ticket: 'ticket',
  });
}

/** Writes the change of a ticket that takes no more changes into the incident, and that it was closed for good, where that closes it. */
function closeIncident(name: string, props: BringTogetherProps, ticket: PushedTicket): Action {
  const { settings } = props;
  const pull = pullOf(props, ticket);
  const tag = closedLabel(settings.label, ticket.values.number);
  return pullChanges(name, pull, onlyIf(closesIncident(pull.sides), tagsToAdd(tag)));
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
