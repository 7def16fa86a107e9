import Fastify from 'fastify';
import { NotImplementedError } from '../runtime/errors';
import type { Service, ServiceRequest } from './service';

/** A service that listens. */
export interface Listening {
  /** As `http://127.0.0.1:40123`. */
  readonly address: string;
  readonly close: () => Promise<void>;
}

/** Serves a service over HTTP on the loopback interface; what it does not implement is a 501 that says so. */
export async function serve(service: Service): Promise<Listening> {
  const app = Fastify({ bodyLimit: 100 * 1024 * 1024 });
  // The services decide for themselves what they take.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => {
    done(null, body);
  });
  app.setErrorHandler((error, _request, reply) =>
    reply
      .code(error instanceof NotImplementedError ? 501 : 500)
      .send({ unsupported: error instanceof Error ? error.message : String(error) }),
  );
  app.all('/*', (request, reply) => {
    const { status, headers, body } = service.answer(requestOf(request));
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
