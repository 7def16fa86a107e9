import type { HttpAnswer, Method } from './transport';

/** The most times that a request is sent. */
const ATTEMPTS = 5;

/** The longest time that a request waits altogether, in milliseconds. */
const PATIENCE = 90_000;

/** What is known when an answer has come. */
export interface Attempt {
  /** How many times the request was sent: 1, 2, ... */
  readonly attempt: number;
  /** How long it has waited so far, in milliseconds. */
  readonly waited: number;
  readonly method: Method;
  readonly answer: Pick<HttpAnswer, 'status' | 'headers'>;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/**
 * How long to wait before a request is sent once more, in milliseconds; undefined where its answer stands. What was refused for its
 * number (429) was not done, so anything is sent again; after a failure of the server only what does no harm twice.
 */
export function pauseBefore({ attempt, waited, method, answer, now }: Attempt): number | undefined {
  const { status, headers } = answer;
  const again = status === 429 || ([502, 503, 504].includes(status) && isRepeatable(method));
  if (!again || attempt >= ATTEMPTS) return undefined;
  const pause = secondsToWait(headers, now) ?? 2 ** (attempt - 1);
  return waited + pause * 1000 > PATIENCE ? undefined : pause * 1000;
}

const isRepeatable = (method: Method): boolean =>
  method === 'GET' || method === 'PUT' || method === 'DELETE';

/**
 * What an answer says about when to come back, in seconds.
 * @see https://www.rfc-editor.org/rfc/rfc9110#field.retry-after
 */
function secondsToWait(headers: Headers, now: number): number | undefined {
  const text = headers.get('retry-after') ?? '';
  if (/^\d+$/.test(text)) return Number(text);
  const date = Date.parse(text);
  return Number.isNaN(date) ? undefined : Math.max(0, Math.ceil((date - now) / 1000));
}

/** When a person may try again, by what an answer says of it. */
export function tryAgain(headers: Headers, now: number): string {
  const seconds = secondsToWait(headers, now);
  return seconds === undefined ? 'try again later' : `try again in ${seconds} seconds`;
}
