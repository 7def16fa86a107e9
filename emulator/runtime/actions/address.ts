import type { DataObject } from '../../expression/value';
import { isObject } from '../../expression/value';
import { toText } from '../../expression/text';
import { readAuthentication } from '../authentication';
import { makeCall } from '../call';
import { ActionFailure } from '../errors';
import { writeMessage } from '../message';
import type { Caller, OutboundRequest } from '../outbound';
import type { Outcome } from '../record';
import { readRetryPolicy } from '../retry';
import { type Execution, textInput } from './handler';

/** @see https://learn.microsoft.com/azure/logic-apps/logic-apps-limits-and-configuration#http-limits */
const URL_CHARACTERS = 16_384;

/** A call to an address, as opposed to one of a connector's operations. */
export interface AddressCall {
  /** What the run history shows as the action's inputs. */
  readonly shown: DataObject;
  readonly method: string;
  /** Without what `queries` of the request adds. */
  readonly uri: string;
  /** The part of the inputs with `headers`, `queries`, `body`, `authentication` and `retryPolicy`. */
  readonly request: DataObject;
}

/** Calls an address, repeatedly as the request's retry policy says. */
export async function callAddress(
  execution: Execution,
  { shown, method, uri, request }: AddressCall,
): Promise<Outcome> {
  const { action, run } = execution;
  const { identity, runtime } = run.workflow;
  const authentication = readAuthentication(action, request, identity);
  const signed = { identity, ...(authentication === undefined ? {} : { authentication }) };
  const url = urlOf(execution, uri, request);
  const sent = {
    method: method.toUpperCase(),
    url,
    ...writeMessage(request['headers'] ?? null, request['body']),
    ...signed,
  };
  return makeCall(execution, {
    inputs: shown,
    policy: readRetryPolicy(action.name, request['retryPolicy']),
    send: (attempt) => runtime.outbound.send({ ...sent, caller: callerOf(execution, attempt) }),
    follow: (address, attempt) =>
      runtime.outbound.send({
        method: 'GET',
        url: new URL(address, url).href,
        headers: {},
        ...signed,
        caller: callerOf(execution, attempt),
      } satisfies OutboundRequest),
  });
}

/** The method of a call; an action that names none means the given one. */
export const methodOf = ({ action }: Execution, inputs: DataObject, byDefault?: string): string =>
  byDefault !== undefined && (inputs['method'] ?? null) === null
    ? byDefault
    : textInput(action, inputs, 'method');

/** Where a call comes from. */
export const callerOf = ({ action, run }: Execution, attempt: number): Caller => ({
  workflow: run.workflow.id,
  run: run.name,
  action: action.name,
  attempt,
  clientTrackingId: run.clientTrackingId,
});

/** An address with other queries: they take the place of its own. */
export function withQueries(url: string, queries: DataObject[string]): string {
  if (!isObject(queries) || Object.keys(queries).length === 0) return url;
  const query = Object.entries(queries).map(
    ([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(toText(value))}`,
  );
  return `${url.split(/[?#]/, 1)[0] ?? ''}?${query.join('&')}`;
}

function urlOf({ action }: Execution, uri: string, request: DataObject): string {
  if (!/^https?:\/\/[^/?#]/i.test(uri) || !URL.canParse(uri)) {
    throw new ActionFailure(
      'BadRequest',
      `The provided value for the 'uri' input of action '${action.name}' is not valid: it must be an absolute http or ` +
        'https address.',
      'InvalidUri',
    );
  }
  const url = withQueries(uri, request['queries'] ?? null);
  if (url.length <= URL_CHARACTERS) return url;
  throw new ActionFailure(
    'BadRequest',
    `The address of action '${action.name}' has ${url.length} characters and may have ${URL_CHARACTERS}.`,
    'UriTooLong',
  );
}
