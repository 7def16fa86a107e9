import { http } from '../../workflow/actions';
import { type Action, bodyOf } from '../../workflow/definition';
import { text } from '../../workflow/text';
import { type Expr, type Value, required } from '../../workflow/tree';
import type { SignIn } from './sign-in';
import type { AddedObservables, ListAnswer, RecordAnswer, Ticket } from './types';

/** How a playbook reaches a ServiceNow instance. */
export interface ServiceNowContext {
  /** As `https://acme.service-now.com`. */
  readonly instance: string;
  /** How every call signs in. */
  readonly authentication: SignIn['authentication'];
}

/** Fields in a Table API body: what ServiceNow does not know, it drops without a word. */
export type Fields = Readonly<Record<string, Value<string | number> | undefined>>;

/** What a query asks for. */
export interface Query {
  readonly table: Value<string>;
  /** An encoded query, with nothing but values of a closed shape in it: there is no escape for `^`. */
  readonly query: Expr<string>;
  readonly limit: number;
  readonly fields: readonly string[];
}

type Version = 'v1' | 'v2';

/** A version is named because version 1 answers 404 where no record matches. */
const table = (
  { instance }: ServiceNowContext,
  name: Value<string>,
  version: Version = 'v2',
): Expr<string> => text`${instance}/api/now/${version}/table/${name}`;

/** What all calls share. Permissions are ServiceNow's own, so Azure grants nothing. */
const common = ({ authentication }: ServiceNowContext) => ({
  authentication,
  headers: { Accept: 'application/json' },
  needs: [],
});

/** Plain values, references as their `sys_id`. */
const PLAIN = { sysparm_display_value: 'false', sysparm_exclude_reference_link: 'true' } as const;

const list = <T>(
  name: string,
  context: ServiceNowContext,
  ask: Query,
  shown: Readonly<Record<string, string>>,
  version: Version = 'v2',
): Action<ListAnswer<T>> =>
  http<ListAnswer<T>>(name, {
    method: 'GET',
    uri: table(context, ask.table, version),
    queries: {
      sysparm_query: ask.query,
      sysparm_fields: ask.fields.join(),
      sysparm_limit: ask.limit,
      ...shown,
    },
    ...common(context),
    idempotent: true,
  });

/**
 * Looks records up. An instance ignores a part of the query that it does not understand and may then return anything,
 * so whoever reads the answer compares it with what was asked.
 */
export const findRecords = <T>(
  name: string,
  context: ServiceNowContext,
  ask: Query,
): Action<ListAnswer<T>> => list(name, context, ask, PLAIN);

/** The records that a look-up has found. An answer without a list is no answer, and fails whoever reads it: it says nothing about what is there. */
export const rowsOf = <T>(list: Action<ListAnswer<T>>): Expr<readonly T[]> =>
  required(bodyOf(list) as Expr<ListAnswer<T>>, 'result');

/** Looks records up with what they show beside what they store: a ticket's journals are only shown. */
export const findShown = <T>(
  name: string,
  context: ServiceNowContext,
  ask: Query,
): Action<ListAnswer<T>> => list(name, context, ask, { ...PLAIN, sysparm_display_value: 'all' });

/**
 * Creates a record under a `sys_id` of our own: a second create with the same one breaks the primary key, so doing it
 * twice is doing it once.
 */
export const createRecord = <T>(
  name: string,
  context: ServiceNowContext,
  ask: { readonly table: Value<string>; readonly fields: Expr<unknown> | Fields },
): Action<RecordAnswer<T>> =>
  http<RecordAnswer<T>>(name, {
    method: 'POST',
    uri: table(context, ask.table),
    queries: PLAIN,
    ...common(context),
    body: ask.fields,
    idempotent: true,
  });

/** Creates a ticket. */
export const createTicket = createRecord<Ticket>;

/**
 * Succeeds where a record is there, and fails where none is: version 1 of the API answers a look-up that finds nothing with 404.
 * @see https://www.servicenow.com/docs/r/api-reference/rest-apis/c_TableAPI.html
 */
export const haveRecord = (name: string, context: ServiceNowContext, ask: Query): Action =>
  list(name, context, ask, PLAIN, 'v1');

/** Which ticket a write is for. */
export interface TicketAddress {
  readonly table: Value<string>;
  readonly sysId: Expr<string>;
}

const record = (context: ServiceNowContext, ticket: TicketAddress): Expr<string> =>
  text`${table(context, ticket.table)}/${ticket.sysId}`;

/** Changes fields of a ticket; those that are not named stay. No journal may be among them: each write of one appends. */
export const updateTicket = (
  name: string,
  context: ServiceNowContext,
  ticket: TicketAddress,
  fields: Expr<unknown> | Fields,
): Action<RecordAnswer> =>
  http<RecordAnswer>(name, {
    method: 'PATCH',
    uri: record(context, ticket),
    queries: PLAIN,
    ...common(context),
    body: fields,
    idempotent: true,
  });

/**
 * Appends an entry to a ticket's journal, with what else changes. Doing it twice makes two entries, so the engine never repeats it.
 * @param fields a journal among them
 */
export const addNote = (
  name: string,
  context: ServiceNowContext,
  ticket: TicketAddress,
  fields: Expr<object>,
): Action<RecordAnswer> =>
  http<RecordAnswer>(name, {
    method: 'PATCH',
    uri: record(context, ticket),
    queries: PLAIN,
    ...common(context),
    body: fields,
    idempotent: false,
  });

/**
 * Adds observables to Threat Intelligence Security Center, which keeps every record of a source beside those before: doing it twice leaves two. Some may be
 * refused inside a 200.
 * @see https://www.servicenow.com/docs/r/api-reference/rest-apis/tisc-api.html
 */
export const addObservables = (
  name: string,
  context: ServiceNowContext,
  ask: { readonly source: string; readonly observables: Expr<readonly unknown[]> },
): Action<AddedObservables> =>
  http<AddedObservables>(name, {
    method: 'POST',
    uri: `${context.instance}/api/sn_sec_tisc/v1/threat_intel_data/add_observables`,
    ...common(context),
    body: ask,
    idempotent: false,
  });
