import { Service, type Reply, type Request, jsonOf } from '../service';
import { NotImplementedError } from '../../runtime/errors';
import { type Account, accountOf, byCredentials, may, serviceNowError } from './access';
import { columnAt, TABLES } from './dictionary';
import { compare, matches, readQuery } from './encoded-query';
import type { ServiceNowInstance } from './instance';
import type { OAuthTokens } from './oauth';
import { type Row, WriteRefused } from './row';
import { view, type ViewOptions } from './view';

/** What the Table API works with. */
export interface TableApiOptions {
  readonly instance: ServiceNowInstance;
  readonly accounts: readonly Account[];
  /**
   * The tokens that OAuth clients get.
   * @default - the instance has no client
   */
  readonly tokens?: OAuthTokens;
  /** The address of the instance, as `https://acme.service-now.com`. */
  readonly origin: string;
  /** Whether an ACL hides the journals of tickets: they read as empty. */
  readonly hidesJournals?: boolean;
}

/**
 * The Table API of a ServiceNow instance.
 * @see https://www.servicenow.com/docs/r/api-reference/rest-apis/c_TableAPI.html
 */
export function tableApi(props: TableApiOptions): Service {
  const { instance } = props;
  const options: Context = { ...props, accounts: byCredentials(props.accounts) };
  const app = new Service('ServiceNow');
  props.tokens?.addRoutes(app);
  const update = (request: Request) => {
    const call = callOf(options, request);
    const row = instance.row(call.table, call.sysId);
    if (row === undefined || !may(call.account, 'read', call.table)) throw noRecord();
    if (!may(call.account, 'write', call.table)) throw denied('Update');
    return answer(call, () =>
      instance.update(call.table, row, bodyOf(request), call.account.userName),
    );
  };

  for (const [base, version] of [
    ['/api/now/table', 'latest'],
    ['/api/now/v1/table', 'v1'],
    ['/api/now/v2/table', 'v2'],
  ] as const) {
    app.get(`${base}/:table`, (request, reply) => {
      const result = list(options, request, reply);
      // Only version 1 answers an empty list with an error.
      if (version === 'v1' && result.length === 0) throw noRecord();
      return { result };
    });
    app.post(`${base}/:table`, (request, reply) => {
      const call = callOf(options, request);
      if (!may(call.account, 'write', call.table)) throw denied('Insert');
      const result = answer(call, () =>
        instance.insert(call.table, bodyOf(request), call.account.userName),
      );
      return reply.code(201).send(result);
    });
    app.get(`${base}/:table/:sysId`, (request) => {
      const call = callOf(options, request);
      const row = instance.row(call.table, call.sysId);
      if (row === undefined || !may(call.account, 'read', call.table)) throw noRecord();
      return answer(call, () => row);
    });
    app.patch(`${base}/:table/:sysId`, update);
    app.put(`${base}/:table/:sysId`, update);
  }
  return app;
}

interface Context extends Omit<TableApiOptions, 'accounts'> {
  readonly accounts: ReadonlyMap<string, Account>;
}

interface Call {
  readonly instance: ServiceNowInstance;
  readonly account: Account;
  readonly table: string;
  readonly sysId: string;
  readonly query: Readonly<Record<string, string>>;
  readonly shown: ViewOptions;
}

/** Parameters whose effect the emulator has; others that start so would change the answer. */
const PARAMETERS = new Set([
  'sysparm_query',
  'sysparm_fields',
  'sysparm_limit',
  'sysparm_offset',
  'sysparm_display_value',
  'sysparm_exclude_reference_link',
  'sysparm_suppress_pagination_header',
  'sysparm_no_count',
  'sysparm_input_display_value',
]);

function callOf(
  { instance, accounts, tokens, origin, hidesJournals = false }: Context,
  request: Request,
): Call {
  const account = accountOf(request, accounts, tokens);
  const { table = '', sysId = '' } = request.params as Readonly<Record<string, string>>;
  const query = request.query as Readonly<Record<string, string>>;
  if (TABLES[table] === undefined) {
    throw new NotImplementedError(
      `the table '${table}'; the emulator has ${Object.keys(TABLES).join(', ')}`,
    );
  }
  const unknown = Object.keys(query).find((name) => !PARAMETERS.has(name));
  if (unknown !== undefined) throw new NotImplementedError(`the query parameter '${unknown}'`);
  if (query['sysparm_input_display_value'] === 'true') {
    throw new NotImplementedError('sysparm_input_display_value=true; send stored values');
  }
  const { sysparm_display_value: display = 'false', sysparm_fields: fields } = query;
  return {
    instance,
    account,
    table,
    sysId,
    query,
    shown: {
      displayValue: display === 'true' || display === 'all' ? display : 'false',
      excludeReferenceLink: query['sysparm_exclude_reference_link'] === 'true',
      ...(fields !== undefined && { fields: fields.split(',').map((name) => name.trim()) }),
      origin,
      hidesJournals,
    },
  };
}

const noRecord = () =>
  serviceNowError(
    404,
    'No Record found',
    "Record doesn't exist or ACL restricts the record retrieval",
  );

const denied = (what: 'Insert' | 'Update') =>
  serviceNowError(
    403,
    'Operation Failed',
    `ACL Exception ${what} Failed due to security constraints`,
  );

/** Answers with the record that an attempt gives. What a business rule or data policy refuses is a 403 as well. */
function answer({ instance, table, shown }: Call, attempt: () => Row) {
  try {
    return { result: view(instance, table, attempt(), shown) };
  } catch (error) {
    if (!(error instanceof WriteRefused)) throw error;
    throw serviceNowError(403, 'Operation Failed', error.message);
  }
}

/** The fields of a body, as text. */
function bodyOf(request: Request): Row {
  const body = jsonOf(request.body);
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw serviceNowError(400, 'Exception while reading request', 'The payload is not valid JSON.');
  }
  return Object.fromEntries(
    Object.entries(body).map(([name, value]: [string, unknown]) => {
      const stored = textOf(value);
      if (stored === undefined) {
        throw new NotImplementedError(
          `an object as the value of '${name}'; send its stored value as text`,
        );
      }
      if (name === 'sys_id' && !/^[0-9a-f]{32}$/.test(stored)) {
        throw new NotImplementedError(
          `'${stored}' as sys_id; what instances make of anything but 32 lower-case ` +
            'hexadecimal digits is documented nowhere',
        );
      }
      return [name, stored];
    }),
  );
}

function textOf(value: unknown): string | undefined {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

const DEFAULT_LIMIT = 10_000;

function list(options: Context, request: Request, reply: Reply) {
  const call = callOf(options, request);
  const { instance, table, query } = call;
  const asked = readQuery(query['sysparm_query'] ?? '', (path) => columnAt(table, path));
  const read = (row: Row) => (path: string) => instance.value(table, row, path);
  const found = instance
    .candidates(table, asked)
    .filter((row) => matches(asked, read(row)))
    .sort((a, b) => compare(asked, read(a), read(b)));
  const limit = Number(query['sysparm_limit'] ?? DEFAULT_LIMIT);
  const offset = Number(query['sysparm_offset'] ?? 0);
  if (query['sysparm_no_count'] !== 'true') reply.header('x-total-count', String(found.length));
  if (query['sysparm_suppress_pagination_header'] !== 'true') {
    const links = pageLinks(`${options.origin}${request.url}`, {
      limit,
      offset,
      total: found.length,
    });
    if (links !== '') reply.header('link', links);
  }
  // The limit counts rows before access is checked, so a page may be shorter than it or empty.
  const page = found.slice(offset, offset + limit);
  return page
    .filter((row) => may(call.account, 'read', row['sys_class_name'] ?? table))
    .map((row) => view(instance, table, row, call.shown));
}

function pageLinks(
  url: string,
  {
    limit,
    offset,
    total,
  }: { readonly limit: number; readonly offset: number; readonly total: number },
): string {
  const link = (rel: string, at: number) => {
    const page = new URL(url);
    page.searchParams.set('sysparm_offset', String(at));
    return `<${page.href}>;rel="${rel}"`;
  };
  const last = Math.max(0, Math.ceil(total / limit) - 1) * limit;
  if (total <= limit && offset === 0) return '';
  return [
    link('first', 0),
    ...(offset > 0 ? [link('prev', Math.max(0, offset - limit))] : []),
    ...(offset + limit < total ? [link('next', offset + limit)] : []),
    link('last', last),
  ].join(',');
}
