import type { Json, ParameterType } from './parameter';

/** The statuses that `runAfter` can name. */
export const RUN_AFTER_STATUSES = ['Succeeded', 'Failed', 'Skipped', 'TimedOut'] as const;
export type RunAfterStatus = (typeof RUN_AFTER_STATUSES)[number];

/**
 * A workflow definition as JSON: what is deployed, what the emulator runs and the linter reads.
 *
 * Every text in it may hold expressions. Definitions come from anywhere, so the type promises no more than the
 * shape; the linter says whether a definition is right.
 * @see https://learn.microsoft.com/azure/logic-apps/logic-apps-workflow-definition-language
 */
export interface DefinitionJson {
  readonly $schema: string;
  readonly contentVersion: string;
  readonly description?: string;
  readonly parameters?: Readonly<Record<string, ParameterJson>>;
  readonly triggers: Readonly<Record<string, TriggerJson>>;
  readonly actions: Readonly<Record<string, ActionJson>>;
  readonly outputs?: Readonly<Record<string, { readonly type: string; readonly value: Json }>>;
}

export interface ParameterJson {
  readonly type: ParameterType | 'SecureString' | 'SecureObject' | 'Float';
  readonly defaultValue?: Json;
  readonly metadata?: Json;
  readonly allowedValues?: readonly Json[];
}

export interface TriggerJson {
  readonly type: string;
  readonly kind?: string;
  readonly inputs?: Json;
  readonly recurrence?: Json;
  readonly conditions?: readonly { readonly expression: string }[];
  readonly splitOn?: string;
  readonly operationOptions?: string;
  readonly correlation?: { readonly clientTrackingId: string };
  readonly runtimeConfiguration?: RuntimeConfigurationJson;
  readonly description?: string;
}

export interface ActionJson {
  readonly type: string;
  readonly kind?: string;
  readonly description?: string;
  readonly runAfter?: Readonly<Record<string, readonly string[]>>;
  readonly inputs?: Json;

  /** The condition of an If or Until, the value of a Switch. */
  readonly expression?: Json;
  /** The array that a Foreach goes through. */
  readonly foreach?: Json;
  /** The nested actions of a Scope, Foreach, Until, or of an If whose condition holds. */
  readonly actions?: Readonly<Record<string, ActionJson>>;
  readonly else?: { readonly actions?: Readonly<Record<string, ActionJson>> };
  readonly cases?: Readonly<
    Record<string, { readonly case: Json; readonly actions?: Readonly<Record<string, ActionJson>> }>
  >;
  readonly default?: { readonly actions?: Readonly<Record<string, ActionJson>> };

  readonly limit?: { readonly count?: number; readonly timeout?: string };
  readonly trackedProperties?: Json;
  readonly operationOptions?: string;
  readonly runtimeConfiguration?: RuntimeConfigurationJson;
}

export interface RuntimeConfigurationJson {
  readonly concurrency?: {
    readonly runs?: number;
    readonly maximumWaitingRuns?: number;
    readonly repetitions?: number;
  };
  readonly secureData?: { readonly properties: readonly ('inputs' | 'outputs')[] };
  readonly paginationPolicy?: { readonly minimumItemCount: number };
}

/** A place below a block where actions stand side by side. */
export interface Branch {
  /** How the block calls the branch: `actions`, `else`, `default`, or a case's name. */
  readonly name: string;
  readonly actions: Readonly<Record<string, ActionJson>>;
}

/** The branches of an action, empty ones left out. */
export function branchesOf(action: ActionJson): Branch[] {
  const cases = Object.entries(action.cases ?? {}).map(([name, branch]) => ({ name, ...branch }));
  return [
    { name: 'actions', actions: action.actions },
    { name: 'else', actions: action.else?.actions },
    ...cases,
    { name: 'default', actions: action.default?.actions },
  ].flatMap(({ name, actions }) => (actions === undefined ? [] : [{ name, actions }]));
}
