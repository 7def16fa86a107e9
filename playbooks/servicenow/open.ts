import { type VaultContext, readSecret } from '../../systems/key-vault/calls';
import { addLabel, readIncident, writeComment } from '../../systems/sentinel/calls';
import { guid, incident, incidentTrigger, key } from '../../systems/sentinel/incident';
import { type Incident, SEVERITIES, type Severity } from '../../systems/sentinel/types';
import {
  type ServiceNowContext,
  createTicket,
  findTickets,
  ticketOf,
} from '../../systems/servicenow/calls';
import type { ListAnswer, Ticket } from '../../systems/servicenow/types';
import { compose, condition, parseJson, scope } from '../../workflow/actions';
import { and, call, coalesce, concat, equals, not, or, when } from '../../workflow/calls';
import {
  type Action,
  type Definition,
  after,
  bodyOf,
  outputsOf,
  parameter,
  recordOf,
} from '../../workflow/definition';
import { text } from '../../workflow/text';
import { type Expr, type Ref, asRef, expr } from '../../workflow/tree';
import { onFailure } from '../failure';
import { report } from '../report';
import { filterNotTaken, notTakenRemark } from './not-taken';
import { type FieldValues, type TicketSettings, selectLines, ticketFields } from './ticket';

export interface OpenTicketSettings extends TicketSettings {
  readonly azure: VaultContext;
  /** The instance, as `https://acme.service-now.com`. */
  readonly instance: string;
  /** The integration user's name. */
  readonly user: string;
  /** The secret that holds the integration user's password. */
  readonly passwordSecret: string;
  /** The severities that some route wants. */
  readonly severities: readonly Severity[];

  /**
   * The secret that holds the address of the channel's incoming webhook.
   * @default - nobody is notified of failures
   */
  readonly webhookSecret?: string | undefined;
}

const TABLE = 'incident';
const LABEL = 'ServiceNow:';

/**
 * Opens the ServiceNow ticket of an incident: exactly one, however often and however simultaneously it runs.
 *
 * The ticket's `sys_id` is the incident's GUID, so a second create cannot succeed; what a run finds already done, it leaves alone.
 */
export function openTicket(settings: OpenTicketSettings): Definition {
  const { azure } = settings;
  const fresh = readIncident('Read_incident', azure);
  const password = readSecret('Read_password', azure, settings.passwordSecret);
  const serviceNow: ServiceNowContext = { ...settings, password };
  const found = findTickets('Find_ticket', serviceNow, lookUp);

  const opened = openNew(settings, serviceNow);
  const existing = useExisting(settings, fresh, found);
  const noTicket = and(
    equals<number>(call('length', bodyOf(found).result), 0),
    not(isLabelled(fresh)),
  );
  const branch = condition('If_no_ticket', noTicket, {
    then: opened.actions,
    otherwise: existing.actions,
  });

  const outcome = { system: 'ServiceNow', direction: 'out' } as const;
  const done = report('Report', {
    ...outcome,
    outcome: when<string>(equals(recordOf(opened.ticket).status, 'Succeeded'), 'opened', 'found'),
    ticket: coalesce<string>(bodyOf(opened.ticket).number, bodyOf(existing.ticket).number),
  });

  const attempt = scope('Try', [fresh, password, found, branch, done]);
  const failure = onFailure({
    azure,
    attempt,
    steps: [
      { action: fresh, doing: 'reading the incident' },
      { action: password, doing: 'reading the ServiceNow password from the vault' },
      { action: found, doing: 'looking the ticket up' },
      ...opened.steps,
      ...existing.steps,
      { action: branch, doing: 'reading what ServiceNow answered to the look-up', cause: found },
    ],
    couldNot: 'open the ServiceNow ticket of this incident',
    remedy:
      'Once the cause is mended, run the playbook on this incident again: it opens one ticket at most.',
    comment: 'servicenowFailure',
    outcome,
    webhookSecret: settings.webhookSecret,
  });

  return {
    description: 'Opens the ServiceNow ticket of a Microsoft Sentinel incident, exactly one.',
    trigger: incidentTrigger(wantedBy(settings.severities)),
    actions: [attempt, failure],
  };
}

/** The rule that starts the playbook is a coarse gate; what it lets through and no route wants, starts no run. */
const wantedBy = (severities: readonly Severity[]): Expr<boolean> | undefined => {
  if (severities.length === SEVERITIES.length) return undefined;
  const routed = parameter<readonly Severity[]>({
    name: 'routedSeverities',
    type: 'Array',
    defaultValue: severities,
  });
  return call('contains', routed, incident.properties.severity);
};

const lookUp = { table: TABLE, query: ticketOf(key, guid), limit: 2 };

/** Whether a label of ours says that the incident has a ticket. */
const isLabelled = (fresh: Action<Incident>): Expr<boolean> =>
  call('contains', labelsOf(fresh), `"${LABEL}`);

const labelsOf = (fresh: Action<Incident>): Expr<string> =>
  call('string', bodyOf(fresh).properties.labels);

/** The look-up's row, if it is the one that was asked for; null otherwise. */
const ours = ({ result }: Ref<ListAnswer>): Expr<Ticket | null> => {
  const row = asRef(call('first', result) as Expr<Ticket>);
  const asked = or(equals<string>(row.sys_id, key), equals<string>(row.correlation_id, guid));
  return expr(call('if', asked, row, null).node);
};

/** A ticket, or the run fails: what ServiceNow answered is not the ticket that was asked for. */
const proven = (name: string, ticket: Expr<Ticket | null>): Action<Ticket> =>
  parseJson(name, ticket, {
    type: 'object',
    required: ['sys_id', 'number'],
    properties: { sys_id: { type: 'string' }, number: { type: 'string' } },
  });

/** No ticket yet: make it, and tell the incident. */
function openNew(settings: OpenTicketSettings, serviceNow: ServiceNowContext) {
  const lines = selectLines('Lines');
  const fields = compose<FieldValues>('Ticket_fields', ticketFields(settings, lines));
  const ask = { table: TABLE, fields: outputsOf(fields) };
  const create = createTicket('Create_ticket', serviceNow, ask);
  // Only a look-up tells what an unclear answer means: the ticket may be there, made by this call or by another run.
  const again = after(
    create,
    ['Failed', 'TimedOut'],
    findTickets('Look_again', serviceNow, lookUp),
  );
  const made = coalesce<Ticket | null>(bodyOf(create).result, ours(bodyOf(again)));
  const ticket = after(again, ['Succeeded', 'Skipped'], proven('Ticket', made));
  const notTaken = filterNotTaken('Not_taken', fields, ticket);
  const told = tell(settings, bodyOf(ticket), {
    comment: 'Link_ticket',
    label: 'Label_incident',
    remark: notTakenRemark(notTaken),
  });
  return {
    ticket,
    actions: [lines, fields, create, again, ticket, notTaken, ...told.actions],
    steps: [
      { action: again, doing: 'creating the ticket', cause: create },
      { action: ticket, doing: 'creating the ticket', cause: create },
      ...told.steps,
    ],
  };
}

/** There is a ticket, or a label that says so: repair what an earlier run left undone, and nothing else. */
function useExisting(
  settings: OpenTicketSettings,
  fresh: Action<Incident>,
  found: Action<ListAnswer>,
) {
  const ticket = proven('Found_ticket', ours(bodyOf(found)));
  const label = concat('"', LABEL, bodyOf(ticket).number, '"');
  const unlabelled = not(call('contains', labelsOf(fresh), label));
  const told = tell(settings, bodyOf(ticket), { comment: 'Link_again', label: 'Label_again' });
  return {
    ticket,
    actions: [ticket, condition('If_unlabelled', unlabelled, { then: told.actions })],
    steps: [
      { action: ticket, doing: 'finding the ticket that the incident is labelled with' },
      ...told.steps,
    ],
  };
}

/** The comment comes first: it changes the incident's etag, and the label's update is the last write of a run. */
function tell(
  { azure, instance }: OpenTicketSettings,
  ticket: Ref<Ticket>,
  names: { readonly comment: string; readonly label: string; readonly remark?: Expr<string> },
) {
  const address = text`${instance}/nav_to.do?uri=%2F${TABLE}.do%3Fsys_id%3D${ticket.sys_id}`;
  const message = text`Opened ServiceNow ticket <a href="${address}">${ticket.number}</a>.${names.remark ?? ''}`;
  const comment = writeComment(names.comment, azure, 'servicenowTicket', message);
  const label = addLabel(names.label, text`${LABEL}${ticket.number}`);
  return {
    actions: [comment, label],
    steps: [
      { action: comment, doing: 'writing the comment with the link' },
      { action: label, doing: 'labelling the incident' },
    ],
  };
}
