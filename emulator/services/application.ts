import Fastify, { type FastifyInstance, type FastifyReply } from 'fastify';

import { NotImplementedError } from '../runtime/errors';

/** Marks an answer that is no answer of the real service, but the emulator's refusal. */
const REFUSED = 'x-emulator-refused';

/** An answer of a service that is no success. */
export interface ErrorAnswer {
  readonly status: number;
  readonly body: unknown;
  /** @default - no further headers */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Thrown inside a service to answer with an error. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(readonly answer: ErrorAnswer) {
    super(`answers ${answer.status}`);
  }
}

/**
 * The start of a service's application: bodies stay text until a handler reads them, as the real services decide for
 * themselves what they take; a path without a route is refused by name.
 */
export function application(service: string): FastifyInstance {
  const app = Fastify({
    bodyLimit: 100 * 1024 * 1024,
    routerOptions: { caseSensitive: false, maxParamLength: 1000 },
    exposeHeadRoutes: false,
  });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => {
    done(null, body);
  });
  app.setNotFoundHandler((request, reply) =>
    refuse(
      reply,
      `${service}: ${request.method} ${request.url} is not implemented by the emulator`,
    ),
  );
  app.setErrorHandler((error, _request, reply) => {
    if (error instanceof Refusal) {
      const { status, headers = {}, body } = error.answer;
      return reply.code(status).headers(headers).send(body);
    }
    return refuse(reply, `${service}: ${error instanceof Error ? error.message : String(error)}`);
  });
  return app;
}

const refuse = (reply: FastifyReply, problem: string): FastifyReply =>
  reply.code(501).header(REFUSED, 'true').send({ unsupported: problem });

/** A request to a service, its URL without scheme and host. */
export interface ServiceRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** @default - no body */
  readonly body?: string | Buffer;
}

/** What a service answers. */
export interface ServiceResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const METHODS = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'] as const;

/**
 * Sends a request to a service in process, without a socket.
 * @throws NotImplementedError where the service does not implement what was asked
 */
export async function reach(
  app: FastifyInstance,
  request: ServiceRequest,
): Promise<ServiceResponse> {
  const method = METHODS.find((known) => known === request.method);
  if (method === undefined) throw new NotImplementedError(`the HTTP method ${request.method}`);
  const answer = await app.inject({
    method,
    url: request.url,
    headers: request.headers,
    ...(request.body !== undefined && { payload: request.body }),
  });
  if (answer.headers[REFUSED] !== undefined) {
    throw new NotImplementedError(answer.json<{ unsupported: string }>().unsupported);
  }
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(answer.headers)) {
    // What the connection adds is not the service's, and its date is not of the virtual clock.
    if (value !== undefined && name !== 'date' && name !== 'connection')
      headers[name] = String(value);
  }
  return { status: answer.statusCode, headers, body: answer.body };
}

/** The JSON of a request's body; undefined where it is none. */
export function jsonOf(body: unknown): unknown {
  if (typeof body !== 'string') return undefined;
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
