import * as z from 'zod';
import type { Clock } from '../clock';
import { jsonApi, pathBelow } from '../http/json-api';
import { queryOf } from '../http/query';
import { readJson } from '../http/read-json';
import type { Transport } from '../http/transport';
import { Problem } from '../problem';
import { armProblem } from './refused';
import { type TokenSource, tokenFor } from './token';

/** How Azure Resource Manager is reached, and as whom. */
export interface ArmAccess {
  /** As `https://management.azure.com`. */
  readonly origin: string;
  /** What tokens for it are made for. */
  readonly audience: string;
  readonly credential: TokenSource;
  readonly transport: Transport;
  readonly clock: Clock;
}

/** What is asked of a resource. */
export interface Ask {
  readonly apiVersion: string;
  /**
   * Further parameters.
   * @default - none
   */
  readonly query?: Readonly<Record<string, string>>;
}

/** What is written, or done. */
export interface Order extends Ask {
  /** @default - no body */
  readonly body?: unknown;
}

/** What was written. */
export interface Written<T> {
  /** Whether it was not there before. */
  readonly created: boolean;
  readonly value: T;
}

/** Azure Resource Manager: paths start with `/subscriptions/`; what it refuses is a Problem that says what to do. */
export interface Arm {
  get<T>(path: string, ask: Ask, wanted: z.ZodType<T>): Promise<T>;
  /** Like `get`; undefined where there is no such thing. */
  find<T>(path: string, ask: Ask, wanted: z.ZodType<T>): Promise<T | undefined>;
  /** The items of all pages of a list. */
  list<T>(path: string, ask: Ask, item: z.ZodType<T>): Promise<readonly T[]>;
  put<T>(path: string, order: Order, wanted: z.ZodType<T>): Promise<Written<T>>;
  /** Has something done; what it answers with is not read. */
  post(path: string, order: Order): Promise<void>;
  delete(path: string, ask: Ask): Promise<void>;
}

/** Speaks to Azure Resource Manager. @see https://learn.microsoft.com/rest/api/azure/ */
export function armClient({ origin, audience, credential, transport, clock }: ArmAccess): Arm {
  const api = jsonApi({
    base: origin,
    transport,
    authorization: async () => `Bearer ${await tokenFor(credential, audience)}`,
    problemOf: (answer, what) => armProblem(answer, { origin, what, now: clock.now() }),
  });
  const at = (path: string, { apiVersion, query = {} }: Ask): string =>
    `${path}${queryOf({ ...query, 'api-version': apiVersion })}`;
  return {
    get: (path, ask, wanted) => api.get(at(path, ask), wanted),
    find: (path, ask, wanted) => api.find(at(path, ask), wanted),
    async list(path, ask, item) {
      const page = z.object({ value: z.array(item), nextLink: z.string().nullish() });
      const items = [];
      const seen = new Set<string>();
      for (let next: string | undefined = at(path, ask); next !== undefined;) {
        seen.add(next);
        const { value, nextLink }: z.output<typeof page> = await api.get(next, page);
        items.push(...value);
        next = nextLink ? pathBelow(origin, nextLink) : undefined;
        // A list that starts again has no end.
        if (nextLink && (next === undefined || seen.has(next))) throw strayed(origin, nextLink);
      }
      return items;
    },
    async put(path, order, wanted) {
      const answer = await api.call('PUT', at(path, order), order.body);
      return { created: answer.status === 201, value: readJson(answer, origin, wanted) };
    },
    async post(path, order) {
      await api.call('POST', at(path, order), order.body);
    },
    async delete(path, ask) {
      await api.call('DELETE', at(path, ask));
    },
  };
}

const strayed = (origin: string, url: string): Problem =>
  new Problem(
    'refused',
    `a list of ${origin} goes on at ${url}, which is elsewhere or was there before`,
    'is something between you and it, such as a proxy?',
  );
