import { actionTypeOf } from '../../emulator/runtime/actions/types';
import type { Billed } from '../../emulator/runtime/meter';
import { type JsonObject, entriesAt, isObject, valueAt } from '../../workflow/lint/json';
import { runAfterOf } from '../playbook/definition';

/** What a run costs in billed executions when nothing fails: at least and at most, as its conditions fall out. */
export interface Span {
  readonly least: Billed;
  readonly most: Billed;
}

/** What a run costs. */
export interface RunCost extends Span {
  /** What each item of a loop adds, by the loop's name. */
  readonly perItem: readonly (readonly [loop: string, cost: Span])[];
}

const NONE: Billed = { builtIn: 0, standard: 0 };
const FREE: RunCost = { least: NONE, most: NONE, perItem: [] };

export const executionsOf = ({ builtIn, standard }: Billed): number => builtIn + standard;

const sum = (a: Billed, b: Billed): Billed => ({
  builtIn: a.builtIn + b.builtIn,
  standard: a.standard + b.standard,
});

const both = (a: RunCost, b: RunCost): RunCost => ({
  least: sum(a.least, b.least),
  most: sum(a.most, b.most),
  perItem: [...a.perItem, ...b.perItem],
});

/** One of several ways that a run may take. */
const oneOf = (ways: readonly RunCost[]): RunCost => {
  const by = (a: Billed, b: Billed): number => executionsOf(a) - executionsOf(b);
  const [least = NONE] = ways.map((way) => way.least).sort(by);
  const most =
    ways
      .map((way) => way.most)
      .sort(by)
      .at(-1) ?? NONE;
  return { least, most, perItem: ways.flatMap(({ perItem }) => perItem) };
};

const one = (type: string): RunCost => {
  const billed = { ...NONE, [actionTypeOf(type).billing]: 1 };
  return { least: billed, most: billed, perItem: [] };
};

/** A trigger's type, as far as the bill goes: those of connectors are connector calls. */
const triggerCost = (type: unknown): RunCost =>
  one(typeof type === 'string' && /^apiconnection/i.test(type) ? 'ApiConnection' : 'Recurrence');

/**
 * What a run of a definition costs when nothing fails, its trigger included: each action that runs is one execution, blocks and conditions too.
 * @see https://learn.microsoft.com/azure/logic-apps/logic-apps-pricing
 */
export function runCostOf(definition: JsonObject): RunCost {
  const [trigger] = entriesAt(definition, 'triggers');
  return both(triggerCost(valueAt(trigger?.[1], 'type')), costOfActions(definition['actions']));
}

function costOfActions(actions: unknown): RunCost {
  if (!isObject(actions)) return FREE;
  return Object.entries(actions)
    .filter(([name]) => runs(name, actions, new Set()))
    .map(([name, action]) => costOfAction(name, action))
    .reduce(both, FREE);
}

/** Whether an action runs where everything before it succeeds. */
function runs(name: string, siblings: JsonObject, seen: ReadonlySet<string>): boolean {
  const action = siblings[name];
  if (!isObject(action) || seen.has(name)) return false;
  const path = new Set([...seen, name]);
  return Object.entries(runAfterOf(action)).every(([before, statuses]) =>
    statuses.includes(runs(before, siblings, path) ? 'Succeeded' : 'Skipped'),
  );
}

function costOfAction(name: string, action: unknown): RunCost {
  if (!isObject(action)) return FREE;
  const type = typeof action['type'] === 'string' ? action['type'] : '';
  const own = one(type);
  const inner = costOfActions(action['actions']);
  switch (type.toLowerCase()) {
    case 'foreach':
    case 'until':
      return { ...own, perItem: [[name, inner], ...inner.perItem] };
    case 'if':
      return both(own, oneOf([inner, costOfActions(valueAt(action['else'], 'actions'))]));
    case 'switch': {
      const cases = entriesAt(action, 'cases').map(([, each]) => valueAt(each, 'actions'));
      const ways = [...cases, valueAt(action['default'], 'actions')];
      return both(own, oneOf(ways.map(costOfActions)));
    }
    default:
      return both(own, inner);
  }
}
