import type { DataObject } from '../../expression/value';
import { makeCall } from '../call';
import { connectionOf } from '../connection';
import { writeMessage } from '../message';
import type { Outcome } from '../record';
import { readRetryPolicy } from '../retry';
import { type Execution, renderInputs, textInput } from './handler';
import { callerOf, withQueries } from './address';

/** ApiConnection: one operation of a managed connector, through its connection. */
export async function runApiConnection(execution: Execution): Promise<Outcome> {
  return callConnector(execution, renderInputs(execution));
}

/** Calls a connector: its operation is a method and a path below the connector. */
export async function callConnector(execution: Execution, inputs: DataObject): Promise<Outcome> {
  const { action, run } = execution;
  const { identity, runtime } = run.workflow;
  const connection = connectionOf(execution, inputs);
  const request = {
    method: textInput(action, inputs, 'method').toUpperCase(),
    url: withQueries(textInput(action, inputs, 'path'), inputs['queries'] ?? null),
    ...writeMessage(inputs['headers'] ?? null, inputs['body']),
    connection,
    identity,
  };
  return makeCall(execution, {
    inputs,
    policy: readRetryPolicy(action.name, inputs['retryPolicy']),
    send: (attempt) => runtime.outbound.send({ ...request, caller: callerOf(execution, attempt) }),
    follow: (url, attempt) =>
      runtime.outbound.send({
        method: 'GET',
        url,
        headers: {},
        connection,
        identity,
        caller: callerOf(execution, attempt),
      }),
  });
}
