import {
  type ActionJson,
  type DefinitionJson,
  RUN_AFTER_STATUSES,
  type RunAfterStatus,
  branchesOf,
} from '../../workflow/schema';
import { type ActionType, actionTypeOf } from './actions/types';
import { refuseActions } from './deployment';
import { arrange } from './arrange';
import { DeploymentError } from './errors';
import { type Secured, VISIBLE } from './record';
import { refuseShape } from './shape';

/** What an action waits for: a sibling, and the statuses in which it must have ended. */
export interface Predecessor {
  readonly action: CompiledAction;
  readonly statuses: readonly RunAfterStatus[];
}

/** An action of a definition, its references to others resolved. */
export interface CompiledAction {
  readonly name: string;
  /** The name in lower case: names are compared without regard to case. */
  readonly key: string;
  readonly json: ActionJson;
  readonly type: ActionType;
  /** The block it stands in; undefined at the top level. */
  readonly parent: CompiledAction | undefined;
  /** The innermost loop around it. */
  readonly loop: CompiledAction | undefined;
  readonly predecessors: readonly Predecessor[];
  readonly branches: readonly CompiledBranch[];
  readonly secured: Secured;
}

/** Actions that stand side by side, in the definition's order. */
export interface CompiledBranch {
  /** How its block calls it: `actions`, `else`, `default`, or a case's name; `actions` for the whole workflow. */
  readonly name: string;
  readonly actions: readonly CompiledAction[];
  /** The actions that start with the branch. */
  readonly first: readonly CompiledAction[];
  /** The actions that nothing runs after: they decide the branch's status. */
  readonly leaves: readonly CompiledAction[];
  readonly successors: ReadonlyMap<CompiledAction, readonly CompiledAction[]>;
}

/** A definition made ready to run. */
export interface CompiledDefinition {
  readonly json: DefinitionJson;
  readonly branch: CompiledBranch;
  /** All actions, nested ones too, by key. */
  readonly actions: ReadonlyMap<string, CompiledAction>;
  /** Whether the run history hides anything of it, so that secrets have to be followed. */
  readonly hasSecrets: boolean;
}

const STATUSES = new Map<string, RunAfterStatus>(
  RUN_AFTER_STATUSES.map((status) => [status.toLowerCase(), status]),
);

/** Makes a definition ready to run; what Azure would not deploy is an error. */
export function compile(json: DefinitionJson): CompiledDefinition {
  refuseShape(json);
  refuseActions(json);
  const actions = new Map<string, CompiledAction>();
  const branch = compileBranch('actions', json.actions, undefined, undefined, actions);
  const parameters = Object.values(json.parameters ?? {});
  const triggers = Object.values(json.triggers);
  return {
    json,
    branch,
    actions,
    hasSecrets:
      parameters.some(({ type }) => /^secure/i.test(type)) ||
      triggers.some((trigger) => securedBy(trigger) !== VISIBLE) ||
      [...actions.values()].some(({ secured }) => secured !== VISIBLE),
  };
}

/** What `runtimeConfiguration.secureData` of an action or a trigger hides. */
export function securedBy(operation: Pick<ActionJson, 'runtimeConfiguration'>): Secured {
  const properties = operation.runtimeConfiguration?.secureData?.properties;
  if (properties === undefined || properties.length === 0) return VISIBLE;
  return { inputs: properties.includes('inputs'), outputs: properties.includes('outputs') };
}

function compileBranch(
  name: string,
  json: Readonly<Record<string, ActionJson>>,
  parent: CompiledAction | undefined,
  loop: CompiledAction | undefined,
  all: Map<string, CompiledAction>,
): CompiledBranch {
  const actions = Object.entries(json).map(([actionName, actionJson]) => {
    const predecessors: Predecessor[] = [];
    const branches: CompiledBranch[] = [];
    const type = actionTypeOf(actionJson.type);
    const action: CompiledAction = {
      name: actionName,
      key: actionName.toLowerCase(),
      json: actionJson,
      type,
      parent,
      loop,
      predecessors,
      branches,
      secured: securedBy(actionJson),
    };
    if (all.has(action.key)) {
      throw new DeploymentError(
        'InvalidTemplate',
        `The action name '${actionName}' occurs more than once: names must be unique in the whole definition.`,
      );
    }
    all.set(action.key, action);
    const inner = type.isLoop ? action : loop;
    for (const branch of branchesOf(actionJson)) {
      branches.push(compileBranch(branch.name, branch.actions, action, inner, all));
    }
    return { action, predecessors };
  });
  const siblings = new Map(actions.map(({ action }) => [action.key, action]));
  for (const { action, predecessors } of actions) {
    for (const [predecessor, statuses] of Object.entries(action.json.runAfter ?? {})) {
      predecessors.push(compilePredecessor(action, predecessor, statuses, siblings));
    }
  }
  return arrange(
    name,
    actions.map(({ action }) => action),
  );
}

function compilePredecessor(
  action: CompiledAction,
  name: string,
  statuses: readonly string[],
  siblings: ReadonlyMap<string, CompiledAction>,
): Predecessor {
  const predecessor = siblings.get(name.toLowerCase());
  if (predecessor === undefined) {
    throw new DeploymentError(
      'InvalidTemplate',
      `The 'runAfter' property of template action '${action.name}' contains non-existent action: '${name}'. ` +
        'It must belong to the same level.',
    );
  }
  return {
    action: predecessor,
    statuses: statuses.map((status) => {
      const known = STATUSES.get(status.toLowerCase());
      if (known !== undefined) return known;
      throw new DeploymentError(
        'InvalidTemplate',
        `The 'runAfter' property of template action '${action.name}' has the status '${status}', which is none of ` +
          `${RUN_AFTER_STATUSES.join(', ')}.`,
      );
    }),
  };
}
