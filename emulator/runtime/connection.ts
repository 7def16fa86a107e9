import { type Data, type DataObject, isObject } from '../expression/value';
import type { Execution } from './actions/handler';
import { invalidInputs } from './actions/handler';
import type { Connection } from './outbound';

/** The connection that a connector's action names: `host.connection.name`, found among the parameter `$connections`. */
export function connectionOf({ action, run }: Execution, inputs: DataObject): Connection {
  const host = property(inputs['host'] ?? null, 'connection');
  const id = property(host, 'name');
  if (typeof id !== 'string') {
    throw invalidInputs(action, "'host.connection.name' must be the id of a connection");
  }
  const connections = run.workflow.parameter('$connections').value;
  const entry = isObject(connections)
    ? Object.values(connections).find((each) => sameId(property(each, 'connectionId'), id))
    : undefined;
  if (entry === undefined) {
    throw invalidInputs(
      action,
      `the parameter '$connections' has no connection with the id '${id}'`,
    );
  }
  const name = property(entry, 'connectionName');
  const api = property(entry, 'id');
  const properties = property(entry, 'connectionProperties');
  const identity = property(property(properties, 'authentication'), 'identity');
  const type = property(property(properties, 'authentication'), 'type');
  return {
    id,
    name: typeof name === 'string' ? name : lastSegment(id),
    api: lastSegment(typeof api === 'string' ? api : id).toLowerCase(),
    identity:
      typeof identity === 'string'
        ? identity
        : type === 'ManagedServiceIdentity'
          ? run.workflow.identity
          : undefined,
  };
}

const property = (value: Data, name: string): Data =>
  isObject(value) ? (value[name] ?? null) : null;

const sameId = (a: Data, b: string): boolean =>
  typeof a === 'string' && a.toLowerCase() === b.toLowerCase();

const lastSegment = (id: string): string => id.slice(id.lastIndexOf('/') + 1);
