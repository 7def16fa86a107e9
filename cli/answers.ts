import * as z from 'zod';
import type { Data } from '../emulator/expression/value';
import {
  type Outbound,
  type OutboundRequest,
  type OutboundResponse,
  TransportError,
} from '../emulator/runtime/outbound';
import { readJsonFile } from './json-file';

const answer = z.strictObject({
  action: z.string().exactOptional(),
  method: z.string().exactOptional(),
  url: z.string().exactOptional(),
  times: z.int().min(1).exactOptional(),
  status: z.int().min(100).max(599).default(200),
  headers: z.record(z.string(), z.string()).default({}),
  body: z.json().exactOptional(),
  /** What calls back, where the call waits for a callback; the body unless given. */
  callback: z.json().exactOptional(),
  fault: z.enum(['Timeout', 'ConnectionReset', 'UnresolvableHostName']).exactOptional(),
});

/** What is answered to the calls that it fits. */
export type Answer = z.output<typeof answer>;

/**
 * Reads canned answers: the first one that fits a call, and has not been given as often as it says, is given.
 * @throws for a file that holds none: what is wrong, and where
 */
export function readAnswers(file: string): readonly Answer[] {
  const { success, data, error } = z.array(answer).safeParse(readJsonFile(file));
  if (success) return data;
  throw new Error(`${file} holds no answers (docs/emulator.md):\n${z.prettifyError(error)}`);
}

/** Answers every call with an empty object. */
export const ANYTHING: readonly Answer[] = [{ status: 200, headers: {}, body: {} }];

/** The outside as a list of answers; a call that none fits ends the run's emulation with an error that names it. */
export class CannedAnswers implements Outbound {
  readonly #given = new Map<Answer, number>();
  readonly #last = new Map<string, Answer>();

  constructor(private readonly answers: readonly Answer[]) {}

  send(request: OutboundRequest): Promise<OutboundResponse> {
    const { method, url, caller } = request;
    const found = this.answers.find((each) => fits(each, request) && this.#isLeft(each));
    if (!found) {
      const call = `${method} ${url} (action '${caller.action}')`;
      return Promise.reject(new Error(`no answer fits ${call}: add one to the answers file`));
    }
    this.#given.set(found, (this.#given.get(found) ?? 0) + 1);
    this.#last.set(caller.action, found);
    if (found.fault)
      return Promise.reject(new TransportError(found.fault, `canned: ${found.fault}`));
    return Promise.resolve(responseOf(found));
  }

  /** What calls an action back that waits for it: as the last answer to its call says. */
  callbackFor(action: string): Data {
    const { callback, body } = this.#last.get(action) ?? {};
    return callback ?? body ?? {};
  }

  #isLeft(each: Answer): boolean {
    return each.times === undefined || (this.#given.get(each) ?? 0) < each.times;
  }
}

const fits = ({ action, method, url }: Answer, request: OutboundRequest): boolean =>
  (action === undefined || action === request.caller.action) &&
  (method === undefined || method.toUpperCase() === request.method) &&
  (url === undefined || request.url.includes(url));

function responseOf({ status, headers, body }: Answer): OutboundResponse {
  if (body === undefined) return { status, headers, body: '' };
  if (typeof body === 'string') return { status, headers, body };
  const withType = { 'Content-Type': 'application/json; charset=utf-8', ...headers };
  return { status, headers: withType, body: JSON.stringify(body) };
}
