import { call } from './calls';
import { type Action, type ActionRecord, parameter } from './definition';
import type { Need } from './needs';
import type { Parameter } from './parameter';
import { type Expr, type Node, type Ref, type Value, expr, ref } from './tree';

/** Actions that stand and fall together. */
export const scope = (name: string, actions: readonly Action[]): Action => ({
  name,
  type: 'Scope',
  actions,
  needs: [],
});

/**
 * One list of actions or the other, by a condition.
 * @param test a condition, or several of which one has to hold: each of them may be as long as an expression may
 */
export const condition = (
  name: string,
  test: Expr<boolean> | readonly Expr<boolean>[],
  branches: { readonly then: readonly Action[]; readonly otherwise?: readonly Action[] },
): Action => ({
  name,
  type: 'If',
  expression: test,
  actions: branches.then,
  otherwise: branches.otherwise ?? [],
  needs: [],
});

/** The actions that a text stands for; none of them where it stands for nothing. */
export const switchOn = (
  name: string,
  value: Expr<string>,
  cases: Readonly<Record<string, readonly Action[]>>,
): Action => ({ name, type: 'Switch', expression: value, cases, needs: [] });

/** The same actions for each item of an array, one item after the other; an item that fails does not stop the others. */
export const forEach = <T>(
  name: string,
  items: Expr<readonly T[]>,
  each: (item: Ref<T>) => readonly Action[],
): Action => ({
  name,
  type: 'Foreach',
  foreach: items,
  actions: each(ref<T>(call('items', name).node)),
  needs: [],
});

/**
 * Actions that are repeated until a condition holds, which may read them. The limit ends it as Succeeded, too.
 * @see https://learn.microsoft.com/azure/logic-apps/logic-apps-control-flow-loops#until-loop
 */
export const until = (
  name: string,
  done: Expr<boolean>,
  limit: NonNullable<Action['limit']>,
  actions: readonly Action[],
): Action => ({ name, type: 'Until', expression: done, limit, actions, needs: [] });

/** Lets some time pass. */
export const wait = (name: string, seconds: number): Action => ({
  name,
  type: 'Wait',
  inputs: { interval: { count: seconds, unit: 'Second' } },
  needs: [],
});

/** Lets time pass until a moment; one that is over lets none pass. */
export const waitUntil = (name: string, timestamp: Expr<string>): Action => ({
  name,
  type: 'Wait',
  inputs: { until: { timestamp } },
  needs: [],
});

/** A value worked out once, and shown in the run history: never a secret. */
export const compose = <T = unknown>(
  name: string,
  inputs: unknown,
  trackedProperties?: Action['trackedProperties'],
): Action<T> => ({
  name,
  type: 'Compose',
  inputs,
  needs: [],
  ...(trackedProperties && { trackedProperties }),
});

/**
 * A value that must have the schema's shape, or the run fails here. Null fails, too.
 * @see https://learn.microsoft.com/azure/logic-apps/logic-apps-perform-data-operations#parse-json-action
 */
export const parseJson = <T>(
  name: string,
  content: Expr<T>,
  schema: object,
): Action<NonNullable<T>> => ({
  name,
  type: 'ParseJson',
  inputs: { content, schema },
  needs: [],
});

/** One value for each item of an array. */
export const select = <T, Out>(
  name: string,
  from: Expr<readonly T[]>,
  each: (item: Ref<T>) => Value<Out> | Templated<Out>,
): Action<readonly Out[]> => ({
  name,
  type: 'Select',
  inputs: { from, select: each(item<T>()) },
  needs: [],
});

/** A value that may have expressions in its properties. */
type Templated<T> = T extends object ? { readonly [K in keyof T]: Value<T[K]> } : Value<T>;

/** The items of an array for which a condition holds. */
export const filter = <T>(
  name: string,
  from: Expr<readonly T[]> | readonly Templated<T>[],
  where: (item: Ref<T>) => Expr<boolean>,
): Action<readonly T[]> => ({
  name,
  type: 'Query',
  inputs: { from, where: where(item<T>()) },
  needs: [],
});

const item = <T>(): Ref<T> => ref<T>(call('item').node);

/** Ends the run as failed. */
export const fail = (name: string, error: { code: string; message: Value<string> }): Action => ({
  name,
  type: 'Terminate',
  inputs: { runStatus: 'Failed' satisfies ActionRecord['status'], runError: error },
  needs: [],
});

/** How the engine repeats a call that was answered with 408, 429 or 5xx, or not at all. */
export type RetryPolicy =
  | { readonly type: 'none' }
  | {
      readonly type: 'exponential';
      readonly count: number;
      readonly interval: string;
      readonly minimumInterval: string;
      readonly maximumInterval: string;
    };

/**
 * Three more tries within about two minutes: enough for a restart or a throttled minute on the other side, short enough that the
 * failure is reported while the incident is fresh. A `Retry-After` of the answer sets the wait.
 */
const RETRY: RetryPolicy = {
  type: 'exponential',
  count: 3,
  interval: 'PT10S',
  minimumInterval: 'PT5S',
  maximumInterval: 'PT1M',
};

/** One more try within seconds, for what others wait for and can do without. */
const BRIEF: RetryPolicy = {
  type: 'exponential',
  count: 1,
  interval: 'PT5S',
  minimumInterval: 'PT5S',
  maximumInterval: 'PT10S',
};

/** Retry follows idempotency: what must not happen twice is never repeated by the engine. */
const retryPolicy = (idempotent: boolean, patience?: HttpProps['patience']): RetryPolicy => {
  if (!idempotent) return { type: 'none' };
  return patience === 'brief' ? BRIEF : RETRY;
};

export interface HttpProps {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly uri: Value<string>;
  readonly authentication?: Readonly<Record<string, Value<string>>>;

  /**
   * The query string; it replaces one that stands in `uri`.
   * @default - what stands in `uri`
   */
  readonly queries?: Readonly<Record<string, Value<string | number>>>;

  /** @default - none */
  readonly headers?: Readonly<Record<string, Value<string>>>;

  /** @default - none */
  readonly body?: unknown;

  /** Whether doing it twice is doing it once. */
  readonly idempotent: boolean;

  /**
   * `brief` where it is repeated once, within seconds.
   * @default - three times, within about two minutes
   */
  readonly patience?: 'brief';
  readonly needs: readonly Need[];

  /**
   * What the run history hides.
   * @default - nothing
   */
  readonly secure?: readonly ('inputs' | 'outputs')[];
}

/**
 * A call over HTTP: a built-in action, a fifth of a connector call's price.
 * @see https://learn.microsoft.com/azure/connectors/connectors-native-http
 */
export const http = <Out = unknown>(name: string, props: HttpProps): Action<Out> => {
  const { idempotent, patience, needs, secure, ...inputs } = props;
  return {
    name,
    type: 'Http',
    inputs: { ...inputs, retryPolicy: retryPolicy(idempotent, patience) },
    idempotent,
    needs,
    ...(secure && { secure }),
  };
};

export interface ConnectorProps {
  /** The managed connector, as `azuresentinel`. */
  readonly api: string;
  readonly method: 'get' | 'post' | 'put';
  readonly path: Value<string>;
  readonly body: unknown;
  readonly idempotent: boolean;
  readonly needs: readonly Need[];
}

/** A call of a managed connector through its API connection. */
export const connector = <Out = unknown>(name: string, props: ConnectorProps): Action<Out> => ({
  name,
  type: 'ApiConnection',
  inputs: {
    host: connectionTo(props.api),
    method: props.method,
    path: props.path,
    body: props.body,
    retryPolicy: retryPolicy(props.idempotent),
  },
  idempotent: props.idempotent,
  needs: [...props.needs, { kind: 'connection', api: props.api }],
});

/** Where a workflow finds its API connections; the deployment gives the value. */
const CONNECTIONS: Parameter = { name: '$connections', type: 'Object', defaultValue: {} };

/** The `host` of an operation that goes through the API connection of a connector. */
export function connectionTo(api: string): { connection: { name: Expr<string> } } {
  const node = [api, 'connectionId'].reduce<Node>(
    (of, key) => ({ kind: 'access', of, key: { kind: 'literal', value: key }, safe: false }),
    parameter(CONNECTIONS).node,
  );
  return { connection: { name: expr(node) } };
}
