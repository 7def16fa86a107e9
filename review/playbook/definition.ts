import { type JsonObject, isObject, valueAt } from '../../workflow/lint/json';
import { type ActionJson, RUN_AFTER_STATUSES } from '../../workflow/schema';
import { jsonIn } from '../diff/compare';
import type { Change } from '../plan/change';

/** A step of a playbook as it is compared: without the steps in it, which are steps of their own. */
export interface Step {
  readonly name: string;
  readonly type: string;
  /** The blocks around it from the outside in, with the branch where it is not the block's own: `Act/repair`. */
  readonly within: readonly string[];
  /** What it says of itself. */
  readonly own: JsonObject;
}

/** A workflow as a plan has it, whatever is missing from it. */
export interface Playbook {
  readonly properties: JsonObject;
  readonly definition: JsonObject;
  /** Its actions as far as a chart shows them: what runs after what, and what is in what. */
  readonly actions: Readonly<Record<string, ActionJson>>;
  readonly steps: readonly Step[];
}

/** The types of resources that hold a whole workflow. */
const WORKFLOWS = new Set(['microsoft.logic/workflows']);

/** Whether a resource is a playbook. */
export const isPlaybook = ({ azureType }: Change): boolean =>
  azureType !== undefined && WORKFLOWS.has(azureType);

const EMPTY: Playbook = { properties: {}, definition: {}, actions: {}, steps: [] };

/** Reads the workflow of a resource, whose body may be an object or JSON in a text; an empty one where there is none. */
export function playbookIn(values: JsonObject): Playbook {
  const { body } = values;
  const properties = valueAt(isObject(body) ? body : jsonIn(body), 'properties');
  if (!isObject(properties)) return EMPTY;
  const found = properties['definition'];
  const definition = isObject(found) ? found : jsonIn(found);
  if (!isObject(definition)) return { ...EMPTY, properties };
  const { actions } = definition;
  return { properties, definition, actions: drawn(actions), steps: stepsIn(actions, []) };
}

/** An action's branches by the names that `branchesOf` gives them, and what is in each. */
function branchesIn(action: JsonObject): readonly (readonly [name: string, actions: unknown])[] {
  const { cases } = action;
  return [
    ['actions', action['actions']],
    ['else', valueAt(action['else'], 'actions')],
    ...Object.entries(isObject(cases) ? cases : {}).map(
      ([name, branch]) => [name, valueAt(branch, 'actions')] as const,
    ),
    ['default', valueAt(action['default'], 'actions')],
  ];
}

function stepsIn(actions: unknown, within: readonly string[]): readonly Step[] {
  if (!isObject(actions)) return [];
  return Object.entries(actions).flatMap(([name, action]): Step[] => {
    if (!isObject(action)) return [];
    const { type } = action;
    return [
      { name, type: typeof type === 'string' ? type : '', within, own: ownOf(action) },
      ...branchesIn(action).flatMap(([branch, inner]) =>
        stepsIn(inner, [...within, branch === 'actions' ? name : `${name}/${branch}`]),
      ),
    ];
  });
}

/** What an action says of itself; of its cases, only for which values they are. */
function ownOf(action: JsonObject): JsonObject {
  const { actions: _actions, else: _else, default: _default, cases, ...own } = action;
  if (!isObject(cases)) return own;
  const values = Object.entries(cases).map(([name, branch]) => [name, valueAt(branch, 'case')]);
  return { ...own, cases: Object.fromEntries(values) as JsonObject };
}

function drawn(actions: unknown): Readonly<Record<string, ActionJson>> {
  if (!isObject(actions)) return {};
  return Object.fromEntries(
    Object.entries(actions).map(([name, action]) => [name, drawnAction(action)]),
  );
}

function drawnAction(action: unknown): ActionJson {
  if (!isObject(action)) return { type: '' };
  const branches = branchesIn(action).flatMap(([name, inner]) =>
    isObject(inner) ? [[name, { actions: drawn(inner) }] as const] : [],
  );
  const branchOf = (name: string) => branches.find(([each]) => each === name)?.[1];
  const [own, otherwise, fallback] = [branchOf('actions'), branchOf('else'), branchOf('default')];
  const { cases } = action;
  return {
    type: '',
    runAfter: runAfterOf(action),
    ...own,
    ...(otherwise && { else: otherwise }),
    ...(isObject(cases) && {
      cases: Object.fromEntries(
        branches
          .filter(([name]) => Object.hasOwn(cases, name))
          .map(([name, branch]) => [name, { case: name, ...branch }]),
      ),
    }),
    ...(fallback && { default: fallback }),
  };
}

/** What an action runs after, with the statuses that exist; success, where it names none of them. */
export function runAfterOf(action: JsonObject): Readonly<Record<string, readonly string[]>> {
  const { runAfter } = action;
  return Object.fromEntries(
    Object.entries(isObject(runAfter) ? runAfter : {}).map(([name, statuses]) => {
      const known = RUN_AFTER_STATUSES.filter(
        (each) => Array.isArray(statuses) && hasWord(statuses, each),
      );
      return [name, known.length === 0 ? ['Succeeded'] : known];
    }),
  );
}

const hasWord = (words: readonly unknown[], wanted: string): boolean =>
  words.some((word) => typeof word === 'string' && word.toUpperCase() === wanted.toUpperCase());
