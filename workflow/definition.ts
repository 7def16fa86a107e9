import type { Need } from './needs';
import type { Parameter } from './parameter';
import type { RunAfterStatus } from './schema';
import { type Expr, type Ref, type Value, expr, ref } from './tree';

declare const OUT: unique symbol;

/** Which actions must have ended before this one starts, and how: all of them, each in one of its statuses. */
export type RunAfter = Readonly<Record<string, readonly RunAfterStatus[]>>;

/**
 * A step of a playbook: an immutable value. `Out` is the type of its `body()`.
 *
 * In a list, an action runs after the one before it has succeeded, unless `runAfter` says otherwise.
 */
export interface Action<Out = unknown> {
  readonly name: string;
  readonly type: string;
  readonly inputs?: unknown;

  /**
   * Why the step is there, for whoever opens the playbook in the portal.
   * @default - none
   */
  readonly description?: string;

  /**
   * @default - after the action before it in its list has succeeded
   */
  readonly runAfter?: RunAfter;

  /** What it needs granted. */
  readonly needs: readonly Need[];

  /**
   * For calls: whether doing it twice is doing it once, so that the engine may repeat it.
   * @default - not a call
   */
  readonly idempotent?: boolean;

  /** The condition of an If or Until, the value of a Switch. */
  readonly expression?: Expr<boolean | string> | readonly Expr<boolean>[];
  /** The array that a Foreach goes through. */
  readonly foreach?: Expr<readonly unknown[]>;
  /** The actions of a Scope or loop, and of an If whose condition holds. */
  readonly actions?: readonly Action[];
  /** The actions of an If whose condition does not hold, and of a Switch without a case for its value. */
  readonly otherwise?: readonly Action[];
  /** The actions of a Switch, by the value that they are for. */
  readonly cases?: Readonly<Record<string, readonly Action[]>>;
  /** How often an Until repeats at most, and for how long. */
  readonly limit?: { readonly count: number; readonly timeout: string };
  readonly trackedProperties?: Readonly<Record<string, Value<string>>>;

  /**
   * What the run history hides.
   * @default - nothing
   */
  readonly secure?: readonly ('inputs' | 'outputs')[];
  readonly [OUT]?: Out;
}

/** What starts a playbook. */
export interface Trigger {
  readonly name: string;
  readonly type: string;
  readonly inputs?: unknown;

  /** How often a schedule fires. */
  readonly recurrence?: Recurrence;

  /**
   * How many runs there may be at once; what comes meanwhile waits in order, and what finds no room is refused.
   * @default - as many as come
   */
  readonly concurrency?: { readonly runs: number; readonly maximumWaitingRuns: number };

  /**
   * The id under which a run is found from outside: in the logs and in the runs' list.
   * @default - the run's own name
   */
  readonly clientTrackingId?: Expr<string>;

  /**
   * What must hold for a run to start; a trigger whose condition fails is billed, but starts nothing.
   * @default - every event starts a run
   */
  readonly condition?: Expr<boolean>;

  readonly needs: readonly Need[];
}

/** A schedule: every so many units of time, counted from the deployment. */
export interface Recurrence {
  readonly frequency: 'Minute' | 'Hour' | 'Day';
  readonly interval: number;
}

/** What a playbook does: a plain value, deployed as one Logic App workflow. */
export interface Definition {
  /** What it does, in a sentence; shown in the portal and on its page. */
  readonly description: string;
  readonly trigger: Trigger;
  readonly actions: readonly Action[];

  /**
   * What a run that succeeds leaves behind in the runs' list, by name: texts.
   * @default - nothing
   */
  readonly outputs?: Readonly<Record<string, Expr<string>>>;
}

/** What an action returned, typed. */
export const bodyOf = <T>(action: Action<T>): Ref<T> => ref<T>(operation('body', action));

/** What a Compose made, typed. */
export const outputsOf = <T>(action: Action<T>): Ref<T> => ref<T>(operation('outputs', action));

/** The HTTP status that a call was answered with; null when no answer came. */
export const statusCodeOf = (call: Action): Ref<number> =>
  ref<{ statusCode: number }>(operation('outputs', call)).statusCode;

/** What the engine recorded of an action. */
export interface ActionRecord {
  readonly status: 'Succeeded' | 'Failed' | 'Skipped' | 'TimedOut' | 'Cancelled';
  /** `OK`, `Forbidden`, `ActionSkipped`, ... */
  readonly code: string;
  readonly error: { readonly code: string; readonly message: string } | null;
  readonly outputs: {
    readonly body: unknown;
    readonly statusCode: number | null;
    readonly headers: Readonly<Record<'Content-Type', string>> | null;
  } | null;
  /** When it began, and when it ended. */
  readonly startTime: string;
  readonly endTime: string;
}

/** What the engine recorded of an action: its status, code and error. */
export const recordOf = (action: Action): Ref<ActionRecord> => ref(operation('actions', action));

const operation = (name: string, action: Action) =>
  ({ kind: 'call', name, args: [{ kind: 'literal', value: action.name }] }) as const;

/** The same action, run after another one that ended in one of the statuses. */
export const after = <T>(
  previous: Action,
  statuses: readonly RunAfterStatus[],
  action: Action<T>,
): Action<T> => ({ ...action, runAfter: { [previous.name]: statuses } });

/** All actions of a list, nested ones after the one they are in. */
export const flatten = (actions: readonly Action[]): Action[] =>
  actions.flatMap((action) => [
    action,
    ...flatten(action.actions ?? []),
    ...Object.values(action.cases ?? {}).flatMap(flatten),
    ...flatten(action.otherwise ?? []),
  ]);

/** All that a definition needs granted. */
export const needsOf = (definition: Definition): Need[] => [
  ...definition.trigger.needs,
  ...flatten(definition.actions).flatMap((action) => action.needs),
];

/** A workflow parameter whose value the deployment gives. */
export const parameter = <T>(declared: Parameter): Expr<T> =>
  expr({ kind: 'parameter', parameter: declared });
