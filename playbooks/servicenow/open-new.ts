import type { Incident } from '../../systems/sentinel/types';
import { type ServiceNowContext, createTicket, findRecords } from '../../systems/servicenow/calls';
import type { ConfigurationItem } from '../../systems/servicenow/cmdb';
import type { ListAnswer, Ticket } from '../../systems/servicenow/types';
import { parseJson } from '../../workflow/actions';
import { call, coalesce, when } from '../../workflow/calls';
import { type Action, after, bodyOf, outputsOf } from '../../workflow/definition';
import { type Expr, type Ref, asRef, expr } from '../../workflow/tree';
import type { Part } from '../failed-steps';
import { composeTicket } from './context/compose-ticket';
import { lookUp, ours } from './look-up';
import { tablesOf } from './mapping-tables';
import { CHECKED } from './not-taken';
import type { ServiceNowSettings } from './settings';
import { TICKET_FIELDS, isFinished } from './sides';
import { type FieldValues, type RouteFields, selectLines } from './ticket';

/** A ticket, or the run fails: what ServiceNow answered is not the ticket that was asked for. */
export const proven = (name: string, ticket: Expr<Ticket | null>): Action<Ticket> =>
  parseJson(name, ticket, {
    type: 'object',
    required: ['sys_id', 'number'],
    properties: { sys_id: { type: 'string' }, number: { type: 'string' } },
  });

/** What a new ticket depends on. */
export interface OpenProps {
  /** The route that wants the incident. */
  readonly route: Action<readonly RouteFields[]>;
  /** Reads the incident. */
  readonly fresh: Action<Incident>;
  /** Looks the incident's tickets up. */
  readonly found: Action<ListAnswer>;
}

/** A ticket that a run makes. */
export interface Opened extends Part {
  readonly ticket: Action<Ticket>;
  /** The table that it is made in. */
  readonly table: Expr<string>;
  /** What was sent. */
  readonly fields: Action<FieldValues>;
  /**
   * The items that are affected beside the ticket's own.
   * @default - none are looked up
   */
  readonly affected: Expr<readonly ConfigurationItem[]> | undefined;
}

/** No ticket yet: make it. */
export function openNew(
  settings: ServiceNowSettings,
  serviceNow: ServiceNowContext,
  { route, fresh, found }: OpenProps,
): Opened {
  const lines = selectLines('Lines');
  const way = asRef(call('first', bodyOf(route)) as Expr<RouteFields>);
  const before = bodyOf(found).result;
  const table = tableOf(settings, way, before);
  const props = { fresh: bodyOf(fresh), way, table, lines, before };
  const { fields, affected, actions: prepared } = composeTicket(settings, serviceNow, props);
  const ask = { table, fields: outputsOf(fields) };
  const create = createTicket('Create_ticket', serviceNow, ask);
  // Only a look-up tells what an unclear answer means: the ticket may be there, made by this call or by another run.
  const again = after(
    create,
    ['Failed', 'TimedOut'],
    findRecords<Ticket>('Look_again', serviceNow, {
      ...lookUp(settings, 1),
      table,
      fields: [...new Set([...TICKET_FIELDS, ...CHECKED])],
    }),
  );
  const there = ours(bodyOf(again));
  const usable = when<boolean>(isFinished(settings, asRef(there)), false, true);
  const made = coalesce<Ticket | null>(
    bodyOf(create).result,
    expr<Ticket | null>(call('if', usable, there, null).node),
  );
  const ticket = after(again, ['Succeeded', 'Skipped'], proven('Ticket', made));
  return {
    ticket,
    table,
    fields,
    affected,
    actions: [lines, ...prepared, create, again, ticket],
    steps: [
      { action: again, doing: 'creating the ticket', cause: create },
      { action: ticket, doing: 'creating the ticket', cause: create },
    ],
  };
}

/**
 * The table of a new ticket: the route's, or the one of the ticket that it follows, where *push* and *reconcile* look for the incident's tickets by their
 * first label.
 */
function tableOf(
  settings: ServiceNowSettings,
  way: Ref<RouteFields>,
  before: Expr<readonly Ticket[]>,
): Expr<string> {
  if (tablesOf(settings).length === 1) return way.table;
  const followed = asRef(call('first', before) as Expr<Ticket>);
  return coalesce<string>(followed.sys_class_name, way.table);
}
