import { type ActionJson, type DefinitionJson, branchesOf } from '../../workflow/schema';
import { DeploymentError } from './errors';
import { refuseLongExpressions } from './expression-length';

/**
 * What a Consumption workflow may have at most.
 * @see https://learn.microsoft.com/azure/logic-apps/logic-apps-limits-and-configuration
 */
const LIMITS = { actions: 500, depth: 8, parameters: 50, variables: 250, outputs: 10, cases: 25 };

/** How many iterations of a Foreach may run side by side. */
const REPETITIONS = 50;

/**
 * How many items of all pages may be asked for.
 * @see https://learn.microsoft.com/azure/logic-apps/logic-apps-exceed-default-page-size-with-pagination
 */
const ITEMS = 100_000;

interface Placed {
  readonly name: string;
  readonly action: ActionJson;
  /** 0 at the top level. */
  readonly depth: number;
  /** The type of the loop around it, if any, as the definition spells it. */
  readonly loop: string | undefined;
}

const isA = (action: ActionJson, ...types: string[]): boolean =>
  types.includes(action.type.toLowerCase());

/** Throws what Azure answers to a definition whose actions stand where they may not, or are too many. */
export function refuseActions(definition: DefinitionJson): void {
  const placed = [...placedActions(definition.actions, 0, undefined)];
  refuseMore('actions', placed.length);
  refuseMore('parameters', Object.keys(definition.parameters ?? {}).length);
  refuseMore('outputs', Object.keys(definition.outputs ?? {}).length);
  for (const { name, action, depth, loop } of placed) {
    refuseExpressions(name, action);
    if (depth > LIMITS.depth) {
      refuse(
        `The template action '${name}' is nested at level '${depth}' which exceeds the maximum nesting limit of ` +
          `'${LIMITS.depth}'.`,
      );
    }
    if (loop !== undefined && isA(action, 'terminate', 'response')) {
      refuse(
        `The workflow run action '${name}' has type '${action.type}' that could not be nested under an action of ` +
          `type '${loop.toLowerCase()}'.`,
      );
    }
    if (isA(action, 'until') && action.limit === undefined) {
      refuse(`The property 'limit' is required on action type 'Until' (action '${name}').`);
    }
    if (isA(action, 'switch')) refuseMore('cases', Object.keys(action.cases ?? {}).length);
    refuseConfiguration(name, action);
  }
  refuseVariables(placed);
}

function* placedActions(
  actions: Readonly<Record<string, ActionJson>>,
  depth: number,
  loop: string | undefined,
): Generator<Placed> {
  for (const [name, action] of Object.entries(actions)) {
    yield { name, action, depth, loop };
    const inner = isA(action, 'foreach', 'until') ? action.type : loop;
    for (const branch of branchesOf(action)) yield* placedActions(branch.actions, depth + 1, inner);
  }
}

/** Looks at the action itself; what it holds is looked at in its own place. */
function refuseExpressions(name: string, action: ActionJson): void {
  const { inputs = null, expression = null, foreach = null, trackedProperties = null } = action;
  const parts = { inputs, expression, foreach, trackedProperties };
  refuseLongExpressions(parts, `actions.${name}`);
}

function refuseConfiguration(name: string, { runtimeConfiguration }: ActionJson): void {
  const { concurrency, paginationPolicy } = runtimeConfiguration ?? {};
  const outside = (what: string, value: number | undefined, most: number): void => {
    if (value === undefined || (Number.isInteger(value) && value >= 1 && value <= most)) return;
    refuse(
      `The '${what}' of template action '${name}' is ${value}, and must be a whole number from 1 to ${most}.`,
    );
  };
  outside('runtimeConfiguration.concurrency.repetitions', concurrency?.repetitions, REPETITIONS);
  const items = paginationPolicy?.minimumItemCount;
  outside('runtimeConfiguration.paginationPolicy.minimumItemCount', items, ITEMS);
}

function refuseVariables(placed: readonly Placed[]): void {
  const seen = new Set<string>();
  for (const { name, action, depth } of placed) {
    if (!isA(action, 'initializevariable')) continue;
    if (depth > 0) {
      refuse(`The action '${name}' of type 'InitializeVariable' must stand at the top level.`);
    }
    for (const variable of initialized(action)) {
      if (seen.has(variable)) {
        refuse(
          `The variable '${variable}' in action '${name}' is initialized twice. ` +
            'A variable must only be initialized once.',
        );
      }
      seen.add(variable);
    }
  }
  refuseMore('variables', seen.size);
}

/** The variables that an action initializes, in lower case. */
function initialized(action: ActionJson): string[] {
  const { inputs } = action;
  if (inputs === null || typeof inputs !== 'object' || !('variables' in inputs)) return [];
  const { variables } = inputs;
  if (!Array.isArray(variables)) return [];
  return variables.flatMap((variable: unknown) => {
    if (variable === null || typeof variable !== 'object' || !('name' in variable)) return [];
    return typeof variable.name === 'string' ? [variable.name.toLowerCase()] : [];
  });
}

function refuseMore(what: keyof typeof LIMITS, count: number): void {
  if (count <= LIMITS[what]) return;
  refuse(`The definition has ${count} ${what}, and may have ${LIMITS[what]}.`);
}

function refuse(message: string): never {
  throw new DeploymentError('InvalidTemplate', message);
}
