import { type DataObject, isObject } from '../../expression/value';
import { toText } from '../../expression/text';
import { readAuthentication, sanitized } from '../authentication';
import { makeCall } from '../call';
import { ActionFailure } from '../errors';
import { writeMessage } from '../message';
import type { Caller, OutboundRequest } from '../outbound';
import type { Outcome } from '../record';
import { readRetryPolicy } from '../retry';
import { type Execution, renderInputs, textInput } from './handler';

/** @see https://learn.microsoft.com/azure/logic-apps/logic-apps-limits-and-configuration#http-limits */
const URL_CHARACTERS = 16_384;

/** HTTP: one request to an address, repeated as its retry policy says. */
export async function runHttp(execution: Execution): Promise<Outcome> {
  const { action, run } = execution;
  const { identity, runtime } = run.workflow;
  const inputs = renderInputs(execution);
  const authentication = readAuthentication(action, inputs, identity);
  const request = {
    method: textInput(action, inputs, 'method').toUpperCase(),
    url: urlOf(execution, inputs),
    ...writeMessage(inputs['headers'] ?? null, inputs['body']),
    ...(authentication === undefined ? {} : { authentication }),
    identity,
  };
  return makeCall(execution, {
    inputs: sanitized(inputs),
    policy: readRetryPolicy(action.name, inputs['retryPolicy']),
    send: (attempt) => runtime.outbound.send({ ...request, caller: callerOf(execution, attempt) }),
    ...(isAsync(execution) && {
      poll: (location: string, attempt: number) =>
        runtime.outbound.send({
          method: 'GET',
          url: new URL(location, request.url).href,
          headers: {},
          ...(authentication === undefined ? {} : { authentication }),
          identity,
          caller: callerOf(execution, attempt),
        } satisfies OutboundRequest),
    }),
  });
}

/** Whether a 202 with a `Location` is followed until the work is done. */
export const isAsync = ({ action }: Execution): boolean =>
  !/disableasyncpattern/i.test(action.json.operationOptions ?? '');

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

function urlOf({ action }: Execution, inputs: DataObject): string {
  const uri = textInput(action, inputs, 'uri');
  if (!/^https?:\/\/[^/?#]/i.test(uri) || !URL.canParse(uri)) {
    throw new ActionFailure(
      'BadRequest',
      `The provided value for the 'uri' input of action '${action.name}' is not valid: it must be an absolute http or ` +
        'https address.',
      'InvalidUri',
    );
  }
  const url = withQueries(uri, inputs['queries'] ?? null);
  if (url.length <= URL_CHARACTERS) return url;
  throw new ActionFailure(
    'BadRequest',
    `The address of action '${action.name}' has ${url.length} characters and may have ${URL_CHARACTERS}.`,
    'UriTooLong',
  );
}
