import type * as z from 'zod';
import type { Problem } from '../problem';
import { readJson } from './read-json';
import type { HttpAnswer, Method, Transport } from './transport';

/** What an API is like that takes and gives JSON. */
export interface JsonApiOptions {
  /** What every path is put behind, without a slash at the end. */
  readonly base: string;
  readonly transport: Transport;
  /** The `Authorization` of a call. @throws Problem where nobody is signed in */
  readonly authorization: () => Promise<string>;
  /**
   * What a refusal means for whoever asked.
   * @param what was asked, as `GET /a`
   */
  readonly problemOf: (answer: HttpAnswer, what: string) => Problem;
}

/** An API that takes and gives JSON; a path may have a query. What is refused is a Problem that says what to do. */
export interface JsonApi {
  /** @throws Problem where the answer is no success */
  call(method: Method, path: string, body?: unknown): Promise<HttpAnswer>;
  get<T>(path: string, wanted: z.ZodType<T>): Promise<T>;
  /** Like `get`; undefined where there is no such thing. */
  find<T>(path: string, wanted: z.ZodType<T>): Promise<T | undefined>;
  write<T>(method: Method, path: string, body: unknown, wanted: z.ZodType<T>): Promise<T>;
}

/** Speaks JSON over HTTP. */
export function jsonApi({ base, transport, authorization, problemOf }: JsonApiOptions): JsonApi {
  const send = async (method: Method, path: string, body?: unknown): Promise<HttpAnswer> =>
    transport.send({
      method,
      url: `${base}${path}`,
      headers: {
        authorization: await authorization(),
        accept: 'application/json',
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  const succeeded = (answer: HttpAnswer, method: Method, path: string): HttpAnswer => {
    if (answer.status < 300) return answer;
    throw problemOf(answer, `${method} ${path.split('?')[0] ?? ''}`);
  };
  const { origin } = new URL(base);
  return {
    call: async (method, path, body) => succeeded(await send(method, path, body), method, path),
    get: async (path, wanted) =>
      readJson(succeeded(await send('GET', path), 'GET', path), origin, wanted),
    async find(path, wanted) {
      const answer = await send('GET', path);
      if (answer.status === 404) return undefined;
      return readJson(succeeded(answer, 'GET', path), origin, wanted);
    },
    write: async (method, path, body, wanted) =>
      readJson(succeeded(await send(method, path, body), method, path), origin, wanted),
  };
}

/**
 * The path of where a list goes on.
 * @returns undefined where it is elsewhere: the credential goes with the call, so to nobody else
 */
export function pathBelow(base: string, url: string): string | undefined {
  return url.startsWith(`${base}/`) ? url.slice(base.length) : undefined;
}
