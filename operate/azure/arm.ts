import * as z from 'zod';
import type { Clock } from '../clock';
import { readJson } from '../http/read-json';
import { queryOf } from '../http/query';
import type { HttpAnswer, Method, Transport } from '../http/transport';
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
export function armClient(access: ArmAccess): Arm {
  const { origin } = access;
  const urlOf = (path: string, { apiVersion, query = {} }: Ask): string =>
    `${origin}${path}${queryOf({ ...query, 'api-version': apiVersion })}`;
  const call = (method: Method, path: string, order: Order): Promise<HttpAnswer> =>
    send(access, { method, url: urlOf(path, order) }, order.body);
  const succeeded = (answer: HttpAnswer, method: Method, path: string): HttpAnswer => {
    if (answer.status < 300) return answer;
    throw armProblem(answer, { origin, what: `${method} ${path}`, now: access.clock.now() });
  };
  const done = async (method: Method, path: string, order: Order): Promise<HttpAnswer> =>
    succeeded(await call(method, path, order), method, path);
  return {
    get: async (path, ask, wanted) => readJson(await done('GET', path, ask), origin, wanted),
    async find(path, ask, wanted) {
      const answer = await call('GET', path, ask);
      return answer.status === 404
        ? undefined
        : readJson(succeeded(answer, 'GET', path), origin, wanted);
    },
    async list(path, ask, item) {
      const page = z.object({ value: z.array(item), nextLink: z.string().nullish() });
      const items = [];
      const seen = new Set<string>();
      for (let url: string | null | undefined = urlOf(path, ask); url;) {
        // The token goes with the call, so to nobody else; and a list that starts again has no end.
        if (new URL(url).origin !== origin || seen.has(url)) throw strayed(origin, url);
        seen.add(url);
        const answer = await send(access, { method: 'GET', url }, undefined);
        const { value, nextLink }: z.output<typeof page> = readJson(
          succeeded(answer, 'GET', path),
          origin,
          page,
        );
        items.push(...value);
        url = nextLink;
      }
      return items;
    },
    async put(path, order, wanted) {
      const answer = await done('PUT', path, order);
      return { created: answer.status === 201, value: readJson(answer, origin, wanted) };
    },
    async post(path, order) {
      await done('POST', path, order);
    },
    async delete(path, ask) {
      await done('DELETE', path, ask);
    },
  };
}

const strayed = (origin: string, url: string): Problem =>
  new Problem(
    'refused',
    `a list of ${origin} goes on at ${new URL(url).origin}, or in a circle`,
    'is something between you and it, such as a proxy?',
  );

async function send(
  { audience, credential, transport }: ArmAccess,
  { method, url }: { readonly method: Method; readonly url: string },
  body: unknown,
): Promise<HttpAnswer> {
  const token = await tokenFor(credential, audience);
  return transport.send({
    method,
    url,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
}
