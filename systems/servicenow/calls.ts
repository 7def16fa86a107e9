import { http } from '../../workflow/actions';
import type { Action } from '../../workflow/definition';
import { text } from '../../workflow/text';
import type { Expr, Value } from '../../workflow/tree';
import { type Secret, valueOf } from '../key-vault/calls';
import type { ListAnswer, RecordAnswer } from './types';

/** How a playbook reaches a ServiceNow instance. */
export interface ServiceNowContext {
  /** As `https://acme.service-now.com`. */
  readonly instance: string;
  /** The integration user's name. */
  readonly user: string;
  /** The action that has read its password. */
  readonly password: Action<Secret>;
}

/** Fields in a Table API body: what ServiceNow does not know, it drops without a word. */
export type Fields = Readonly<Record<string, Value<string | number> | undefined>>;

/** Version 2 is named because version 1 answers 404 where no record matches. */
const table = (context: ServiceNowContext, name: string) =>
  `${context.instance}/api/now/v2/table/${name}`;

const signIn = ({ user, password }: ServiceNowContext) => ({
  type: 'Basic',
  username: user,
  password: valueOf(password),
});

/** Plain values, references as their `sys_id`. */
const PLAIN = { sysparm_display_value: 'false', sysparm_exclude_reference_link: 'true' } as const;

/**
 * Looks tickets up. An instance ignores a part of the query that it does not understand and may then return anything,
 * so whoever reads the answer compares it with what was asked.
 */
export const findTickets = (
  name: string,
  context: ServiceNowContext,
  ask: { table: string; query: Expr<string>; limit: number },
): Action<ListAnswer> =>
  http<ListAnswer>(name, {
    method: 'GET',
    uri: table(context, ask.table),
    queries: { sysparm_query: ask.query, sysparm_limit: ask.limit, ...PLAIN },
    authentication: signIn(context),
    headers: { Accept: 'application/json' },
    idempotent: true,
    needs: [],
  });

/**
 * The query that finds the ticket of an incident: by its key, which is the primary key, or by its correlation id where an
 * instance has given the ticket another `sys_id` than it was sent.
 */
export const ticketOf = (key: Expr<string>, correlationId: Expr<string>): Expr<string> =>
  text`sys_id=${key}^ORcorrelation_id=${correlationId}^ORDERBYsys_created_on`;

/**
 * Creates a ticket under a `sys_id` of our own: a second create with the same one breaks the primary key, so doing it
 * twice is doing it once.
 */
export const createTicket = (
  name: string,
  context: ServiceNowContext,
  ask: { table: string; fields: Expr<unknown> },
): Action<RecordAnswer> =>
  http<RecordAnswer>(name, {
    method: 'POST',
    uri: table(context, ask.table),
    queries: PLAIN,
    authentication: signIn(context),
    headers: { Accept: 'application/json' },
    body: ask.fields,
    idempotent: true,
    needs: [],
  });
