import type { DataObject } from '../expression/value';
import type { Execution } from './actions/handler';
import type { CompiledAction } from './compile';
import { SECOND, readDuration } from './duration';
import { headerOf } from './headers';
import { httpStatusName } from './http-status';
import { InvalidJsonError, readAnswer } from './message';
import { type OutboundResponse, TransportError } from './outbound';
import { withPages } from './pages';
import { type Outcome, type Retry, type RunError, failed } from './record';
import { type RetryPolicy, isRetried, readRetryAfter, waitBefore } from './retry';

/**
 * How long a call may take, in milliseconds.
 * @see https://learn.microsoft.com/azure/logic-apps/logic-apps-limits-and-configuration#http-limits
 */
const CALL_TIMEOUT = 120 * SECOND;

/** How long the runtime waits before it asks again after a 202 without `Retry-After`, in milliseconds. */
const POLL_INTERVAL = 10 * SECOND;

/**
 * How large an answer may be that is not sent in chunks.
 * @see https://learn.microsoft.com/azure/logic-apps/logic-apps-limits-and-configuration#messages
 */
const ANSWER_BYTES = 104_857_600;

/** A call that an action makes: perhaps several times. */
export interface Call {
  /** What the run history shows as the action's inputs. */
  readonly inputs: DataObject;
  readonly policy: RetryPolicy;
  /** Sends it once. */
  readonly send: (attempt: number) => Promise<OutboundResponse>;
  /**
   * Gets what stands at an address that an answer names: the work that a 202 announced, or the next page.
   * @default - the first answer is the last one
   */
  readonly follow?: (address: string, attempt: number) => Promise<OutboundResponse>;
}

interface Answer {
  readonly response: OutboundResponse | undefined;
  /** Why there is no response. */
  readonly failure: RunError | undefined;
}

interface Tries {
  readonly answer: Answer;
  readonly history: readonly Retry[];
}

/** Makes a call as the runtime does: with retries, time-outs, polling after a 202, and all pages that are asked for. */
export async function makeCall(execution: Execution, call: Call): Promise<Outcome> {
  const { run, action } = execution;
  const deadline = run.scheduler.now + (readDuration(action.json.limit?.timeout ?? '') ?? Infinity);
  let { answer, history } = await tryCall(execution, call, call.send);
  const rest = (): Partial<Outcome> => ({
    inputs: call.inputs,
    executions: 1 + history.length,
    ...(history.length === 0 ? {} : { retryHistory: history }),
  });
  const { follow } = call;
  if (follow === undefined) return outcomeOf(answer, rest());
  const get = async (address: string): Promise<Answer> => {
    const next = await tryCall(execution, call, (attempt) => follow(address, attempt));
    history = [...history, ...next.history];
    return next.answer;
  };
  while (isAsync(action) && answer.response?.status === 202) {
    const { headers } = answer.response;
    const location = headerOf(headers, 'Location');
    if (location === undefined) break;
    const wait =
      readRetryAfter(headerOf(headers, 'Retry-After'), run.scheduler.now) ?? POLL_INTERVAL;
    if (run.scheduler.now + wait > deadline) {
      await run.sleep(deadline - run.scheduler.now);
      return timedOut(execution, rest());
    }
    await run.sleep(wait);
    answer = await get(location);
  }
  return withPages(action, outcomeOf(answer, rest()), async (address) =>
    outcomeOf(await get(address), rest()),
  );
}

/** Whether a 202 with a `Location` is followed until the work is done. */
const isAsync = ({ json }: CompiledAction): boolean =>
  !/disableasyncpattern/i.test(json.operationOptions ?? '');

/** Sends until an answer is final or the policy gives up. A call that timed out is sent again, whatever it does. */
async function tryCall(
  execution: Execution,
  { policy }: Call,
  send: (attempt: number) => Promise<OutboundResponse>,
): Promise<Tries> {
  const { run } = execution;
  const history: Retry[] = [];
  for (let attempt = 1; ; attempt++) {
    const startTime = run.timestamp();
    const answer = await sendOnce(execution, () => send(attempt));
    const { response, failure } = answer;
    if (response !== undefined && !isRetried(response.status)) return { answer, history };
    const retryAfter = readRetryAfter(
      headerOf(response?.headers ?? {}, 'Retry-After'),
      run.scheduler.now,
    );
    const wait = waitBefore(policy, attempt, retryAfter, run.random);
    if (wait === undefined) return { answer, history };
    history.push({
      startTime,
      endTime: run.timestamp(),
      code:
        response === undefined ? (failure?.code ?? 'BadRequest') : httpStatusName(response.status),
      ...(failure === undefined ? {} : { error: failure }),
    });
    await run.sleep(wait);
  }
}

async function sendOnce(
  { run }: Execution,
  send: () => Promise<OutboundResponse>,
): Promise<Answer> {
  await run.turn();
  try {
    const response = await send();
    const latency = response.latency ?? 0;
    if (latency > CALL_TIMEOUT) throw new TransportError('Timeout', 'The answer came too late.');
    if (latency > 0) await run.sleep(latency);
    return { response, failure: undefined };
  } catch (error) {
    if (!(error instanceof TransportError)) throw error;
    if (error.failure === 'Timeout') await run.sleep(CALL_TIMEOUT);
    return { response: undefined, failure: failureOf(error) };
  }
}

/** What the runtime shows of a call without an answer; its words are known for host names and time-outs. */
function failureOf({ failure, message }: TransportError): RunError {
  switch (failure) {
    case 'UnresolvableHostName':
      return { code: 'UnresolvableHostName', message };
    case 'Timeout':
      return { code: 'BadRequest', message: 'Http request failed: the timeout was reached.' };
    case 'ConnectionReset':
      return { code: 'BadRequest', message: `Http request failed: ${message}` };
  }
}

function outcomeOf({ response, failure }: Answer, rest: Partial<Outcome>): Outcome {
  if (response === undefined) {
    return failed(failure?.code ?? 'BadRequest', failure?.message ?? 'Http request failed.', rest);
  }
  const { status, headers, body } = response;
  if (body.length > ANSWER_BYTES) {
    const message =
      "Http request failed as there is an error: 'Cannot write more bytes to the buffer than the configured maximum " +
      `buffer size: ${ANSWER_BYTES}.'.`;
    return failed('BadRequest', message, rest);
  }
  try {
    return {
      ...rest,
      status: status >= 400 ? 'Failed' : 'Succeeded',
      code: httpStatusName(status),
      outputs: readAnswer(status, headers, body),
    };
  } catch (error) {
    if (error instanceof InvalidJsonError) return failed('BadRequest', error.message, rest);
    throw error;
  }
}

/** `limit.timeout` bounds the polling only; the documentation says that the action is then cancelled. */
const timedOut = ({ action }: Execution, rest: Partial<Outcome>): Outcome => ({
  ...rest,
  status: 'Cancelled',
  code: 'ActionTimedOut',
  error: {
    code: 'ActionTimedOut',
    message: `The execution of template action '${action.name}' timed out after '${action.json.limit?.timeout ?? ''}'.`,
  },
});
