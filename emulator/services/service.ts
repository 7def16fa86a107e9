import { parse as parseQuery } from 'node:querystring';
import { NotImplementedError } from '../runtime/errors';
import { type Answer, AnswerBuilder } from './answer';
import { serve } from './loopback';
import { type ErrorAnswer, Refusal } from './refusal';

/** A request as a handler sees it; a body is the text that came. */
export interface Request {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  /** By name in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly query: unknown;
  readonly params: unknown;
  readonly body: unknown;
}

/** What a handler answers with, where it is not simply 200 and the value that it returns. */
export interface Reply {
  code(status: number): Reply;
  header(name: string, value: string): Reply;
  send(body?: unknown): Reply;
}

/** Answers a request: with the value it returns, or through the reply; a thrown `Refusal` is an error answer. */
export type Handler = (request: Request, reply: Reply) => unknown;

/** A request to a service, its URL without scheme and host. */
export interface ServiceRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** @default - no body */
  readonly body?: string | Buffer;
}

/** A handler and the requests that it is for; a path names its parameters as `:name`, and `*` takes the rest. */
export interface Route {
  readonly method: string;
  readonly path: string;
  readonly handler: Handler;
}

interface CompiledRoute extends Route {
  readonly pattern: RegExp;
  readonly names: readonly string[];
}

/**
 * A service of the outside world: HTTP routes, reached in process without a socket, or served on the loopback interface. A
 * path without a route is refused by name.
 */
export class Service {
  readonly #routes: CompiledRoute[] = [];
  #close: (() => Promise<void>) | undefined;

  constructor(readonly name: string) {}

  get(path: string, handler: Handler): void {
    this.#add('GET', path, handler);
  }

  put(path: string, handler: Handler): void {
    this.#add('PUT', path, handler);
  }

  post(path: string, handler: Handler): void {
    this.#add('POST', path, handler);
  }

  patch(path: string, handler: Handler): void {
    this.#add('PATCH', path, handler);
  }

  delete(path: string, handler: Handler): void {
    this.#add('DELETE', path, handler);
  }

  /**
   * Answers a request in process.
   * @throws NotImplementedError where the service does not implement what was asked
   */
  answer({ method, url, headers, body }: ServiceRequest): Answer {
    const [, path = '', query = ''] = /^([^?]*)\??(.*)$/s.exec(url) ?? [];
    for (const route of this.#routes) {
      if (route.method !== method) continue;
      const found = route.pattern.exec(path);
      if (found === null) continue;
      const values = decoded(found.slice(1));
      if (values === undefined) return new AnswerBuilder().refuse(BAD_URL);
      return answerOf(route.handler, {
        method,
        url,
        headers: lowerCased(headers),
        query: parseQuery(query),
        params: Object.fromEntries(route.names.map((name, i) => [name, values[i]])),
        body: body?.toString(),
      });
    }
    throw new NotImplementedError(
      `${this.name}: ${method} ${url} is not implemented by the emulator`,
    );
  }

  /** Opens the service on the loopback interface; gives its address. */
  async listen(): Promise<string> {
    const { address, close } = await serve(this);
    this.#close = close;
    return address;
  }

  /** Closes the service, if it is open. */
  async close(): Promise<void> {
    await this.#close?.();
  }

  #add(method: string, path: string, handler: Handler): void {
    this.#routes.push({ method, path, handler, ...compiled(path) });
  }
}

function compiled(path: string): Pick<CompiledRoute, 'pattern' | 'names'> {
  const names: string[] = [];
  const source = path
    .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
    .replace(/\*$/, '.*')
    .replace(/:(\w+)/g, (_, name: string) => {
      names.push(name);
      return '([^/]+)';
    });
  return { pattern: new RegExp(`^${source}$`, 'i'), names };
}

function answerOf(handler: Handler, request: Request): Answer {
  const reply = new AnswerBuilder();
  try {
    const value = handler(request, reply);
    return reply.finish(value);
  } catch (error) {
    if (error instanceof Refusal) return reply.refuse(error.answer);
    throw error;
  }
}

/** Parts of a path without their escapes; undefined where one is malformed. */
function decoded(parts: readonly string[]): readonly string[] | undefined {
  try {
    return parts.map((part) => decodeURIComponent(part));
  } catch {
    return undefined;
  }
}

const BAD_URL: ErrorAnswer = {
  status: 400,
  body: { error: { code: 'BadRequest', message: 'The URL holds a malformed escape.' } },
};

const lowerCased = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));

/** The JSON of a request's body; undefined where it is none. */
export function jsonOf(body: unknown): unknown {
  if (typeof body !== 'string') return undefined;
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
