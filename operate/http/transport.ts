import type { Clock } from '../clock';
import { Problem } from '../problem';
import { type Endpoints, addressOf } from './endpoints';
import { pauseBefore } from './retry';

/** What is done with a resource. */
export type Method = 'GET' | 'PUT' | 'POST' | 'PATCH' | 'DELETE';

/** A request to a service of the outside. */
export interface HttpRequest {
  readonly method: Method;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** @default - no body */
  readonly body?: string;
}

/** What came back, whatever its status. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** Sends requests; one that was refused for now is sent again, for a bounded time. */
export interface Transport {
  /** @throws Problem where nothing answers */
  send(request: HttpRequest): Promise<HttpAnswer>;
}

/** How requests are sent. */
export interface TransportOptions {
  readonly clock: Clock;
  /** @default - every host at its own address */
  readonly endpoints?: Endpoints;
  /**
   * Milliseconds after which an answer is no longer waited for.
   * @default 60000
   */
  readonly timeout?: number;
}

/** Sends requests over HTTP. */
export function httpTransport(options: TransportOptions): Transport {
  const { clock, endpoints = {}, timeout = 60_000 } = options;
  return {
    async send(request) {
      const { method, headers, body } = request;
      const address = addressOf(request.url, endpoints);
      for (let attempt = 1, waited = 0; ; attempt++) {
        const answer = await once(
          address,
          { method, headers, redirect: 'manual', ...(body !== undefined && { body }) },
          timeout,
        );
        const pause = pauseBefore({ attempt, waited, method, answer, now: clock.now() });
        if (pause === undefined) return answer;
        await clock.sleep(pause);
        waited += pause;
      }
    },
  };
}

async function once(address: string, init: RequestInit, timeout: number): Promise<HttpAnswer> {
  try {
    const response = await fetch(address, { ...init, signal: AbortSignal.timeout(timeout) });
    const { status, headers } = response;
    return { status, headers, text: await response.text() };
  } catch (error) {
    throw unreachable(new URL(address).origin, error, timeout);
  }
}

function unreachable(origin: string, error: unknown, timeout: number): Problem {
  const { name, cause = error } = error as { readonly name?: string; readonly cause?: unknown };
  if (name === 'TimeoutError') {
    return new Problem(
      'network',
      `${origin} has not answered within ${timeout / 1000} seconds`,
      'try again; if it lasts, look at its status page, and at what a firewall on the way drops',
    );
  }
  const { code = String(cause) } = cause as { readonly code?: string };
  return new Problem(
    'network',
    `${origin} cannot be reached (${code})`,
    code === 'ENOTFOUND'
      ? 'is the name right, does what it names exist, and does this machine resolve names outside?'
      : 'is there a network, and does a proxy or firewall let it through?',
  );
}
