import * as z from 'zod';
import type { Access } from '../access';
import { jsonApi, pathBelow } from '../http/json-api';
import { queryOf } from '../http/query';
import { readJson } from '../http/read-json';
import { serviceNowProblem } from './problem';
import { type ServiceNowSettings, secretsOf, signIn } from './sign-in';

/** A query over a table. */
export interface TableQuery {
  /**
   * An encoded query. An instance ignores a part that it does not understand, and then gives rows that nobody asked for: whoever
   * reads the rows compares them with what was asked. There is no escape for `^`.
   */
  readonly query: string;
  /** The columns that are given; none for all that the account may read. */
  readonly fields: readonly string[];
  /** The most rows. */
  readonly limit: number;
  /**
   * Whether values come as people see them, journals with all their entries among them.
   * @default false
   */
  readonly shown?: boolean;
}

/** The fields of a record to write: text as it is stored. */
export type Fields = Readonly<Record<string, string>>;

/** The Table API of an instance, as the integration account. */
export interface ServiceNow {
  readonly instance: string;
  /** The account's user name. */
  readonly user: string;
  /** The rows that a query gives, of all pages. */
  list<T>(table: string, ask: TableQuery, row: z.ZodType<T>): Promise<readonly T[]>;
  /** How many rows of a table there are, and how many of the first of them the account may see: 1, or none where they are hidden. */
  count(table: string): Promise<{ readonly total: number; readonly visible: number }>;
  /** A record by its key; undefined where there is none, or the account may not see it. */
  find<T>(
    table: string,
    sysId: string,
    fields: readonly string[],
    row: z.ZodType<T>,
  ): Promise<T | undefined>;
  create<T>(table: string, fields: Fields, row: z.ZodType<T>): Promise<T>;
  update<T>(table: string, sysId: string, fields: Fields, row: z.ZodType<T>): Promise<T>;
}

/** The most pages that are turned for a query: rows that the account may not see make pages empty, but no endless ones. */
const MOST_PAGES = 20;

/** Plain values, references as their `sys_id`. */
const PLAIN = { sysparm_display_value: 'false', sysparm_exclude_reference_link: 'true' } as const;

/**
 * Speaks to the instance of an environment as its playbooks do: as the integration account, with the credential in the vault.
 * @param login the `Authorization` of calls; another one than the account's is somebody else
 * @throws Problem where the vault does not give it
 * @see https://www.servicenow.com/docs/r/api-reference/rest-apis/c_TableAPI.html
 */
export async function serviceNowClient(
  access: Access,
  settings: ServiceNowSettings,
  login?: () => Promise<string>,
): Promise<ServiceNow> {
  const {
    instance,
    account: { user },
  } = settings;
  const base = `${instance}/api/now/v2/table`;
  const api = jsonApi({
    base,
    transport: access.transport,
    authorization: login ?? (await signIn(access, settings)),
    problemOf: (answer, what) =>
      serviceNowProblem(answer, {
        instance,
        user,
        secrets: secretsOf(settings),
        what,
        now: access.clock.now(),
      }),
  });
  const record = (table: string, sysId: string): string => `/${table}/${encodeURIComponent(sysId)}`;
  const single = <T>(row: z.ZodType<T>) => z.object({ result: row });
  return {
    instance,
    user,
    async list(table, { query, fields, limit, shown = false }, row) {
      const rows = z.object({ result: z.array(row) });
      const found = [];
      let next: string | undefined = `/${table}${queryOf({
        sysparm_query: query,
        sysparm_fields: listed(fields),
        sysparm_limit: limit,
        ...PLAIN,
        ...(shown && { sysparm_display_value: 'true' }),
      })}`;
      // A page is cut before rows are hidden, so a short one is not the last one.
      for (let page = 0; next !== undefined && found.length < limit && page < MOST_PAGES; page++) {
        const answer = await api.call('GET', next);
        found.push(...readJson(answer, instance, rows).result);
        next = nextPage(answer.headers, base);
      }
      return found.slice(0, limit);
    },
    async count(table) {
      const query = queryOf({ sysparm_fields: 'sys_id', sysparm_limit: 1, ...PLAIN });
      const answer = await api.call('GET', `/${table}${query}`);
      const { result } = readJson(answer, instance, z.object({ result: z.array(z.unknown()) }));
      return {
        total: Number(answer.headers.get('x-total-count') ?? result.length),
        visible: result.length,
      };
    },
    async find(table, sysId, fields, row) {
      const query = queryOf({ sysparm_fields: listed(fields), ...PLAIN });
      return (await api.find(`${record(table, sysId)}${query}`, single(row)))?.result;
    },
    create: async (table, fields, row) =>
      (await api.write('POST', `/${table}${queryOf(PLAIN)}`, fields, single(row))).result,
    update: async (table, sysId, fields, row) =>
      (await api.write('PATCH', `${record(table, sysId)}${queryOf(PLAIN)}`, fields, single(row)))
        .result,
  };
}

const listed = (fields: readonly string[]): string | undefined =>
  fields.length === 0 ? undefined : fields.join();

/** Where the rows go on: the instance says so in a header. */
function nextPage(headers: Headers, base: string): string | undefined {
  const link = /<([^>]+)>\s*;\s*rel="next"/.exec(headers.get('link') ?? '')?.[1];
  return link === undefined ? undefined : pathBelow(base, link);
}
