import { NotImplementedError } from '../runtime/errors';
import { TransportError } from '../runtime/outbound';
import type { Answer } from './answer';
import type { ServiceRequest } from './service';

/** What answers requests: a service, or whatever stands before several. */
export interface Answering {
  /** @throws TransportError where no answer comes back */
  answer(request: ServiceRequest): Answer | Promise<Answer>;
}

/** A service that listens. */
export interface Listening {
  /** As `http://127.0.0.1:40123`. */
  readonly address: string;
  readonly close: () => Promise<void>;
}

/** Serves over HTTP on the loopback interface; what is not implemented is a 501 that says so, a broken connection breaks. */
export async function serve(service: Answering): Promise<Listening> {
  // Only who listens needs it: most worlds are called within the process.
  const { default: Fastify } = await import('fastify');
  const app = Fastify({ bodyLimit: 100 * 1024 * 1024, forceCloseConnections: true });
  // The services decide for themselves what they take.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => {
    done(null, body);
  });
  app.setErrorHandler((error, request, reply) => {
    if (error instanceof TransportError) {
      reply.hijack();
      request.raw.socket.destroy();
      return reply;
    }
    return reply
      .code(error instanceof NotImplementedError ? 501 : 500)
      .send({ unsupported: error instanceof Error ? error.message : String(error) });
  });
  app.all('/*', async (request, reply) => {
    const { status, headers, body } = await service.answer(requestOf(request));
    return reply.code(status).headers(headers).send(body);
  });
  const address = await app.listen({ host: '127.0.0.1', port: 0 });
  return { address, close: () => app.close() };
}

function requestOf(request: {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: unknown;
}): ServiceRequest {
  const { method, url, body } = request;
  const headers = Object.entries(request.headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)] as const],
  );
  return {
    method,
    url,
    headers: Object.fromEntries(headers),
    ...(typeof body === 'string' && { body }),
  };
}
