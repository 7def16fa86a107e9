import { OPAQUE, isLiteralText, valueAt, wordAt } from '../json';
import { type Operation, blocksOf } from '../operations';
import type { Outline } from '../outline';
import { isParallelLoop } from '../loops';
import { type Problem, type Rule, inOperation, inText } from '../rule';
import { LOOPS, VARIABLES } from './sources';

/** The actions that change a variable which must have been initialised. */
const CHANGING: ReadonlySet<string> = new Set([
  'setvariable',
  'appendtoarrayvariable',
  'appendtostringvariable',
  'incrementvariable',
  'decrementvariable',
]);

const TYPES = ['String', 'Integer', 'Float', 'Boolean', 'Array', 'Object'] as const;
const KNOWN_TYPES: ReadonlySet<string> = new Set(TYPES.map((type) => type.toLowerCase()));

/** A variable where it is initialised. */
interface Initialization {
  readonly operation: Operation;
  readonly name: string;
  readonly keys: readonly string[];
  readonly variable: unknown;
}

const initializationsOf = ({ operations }: Outline): readonly Initialization[] =>
  operations
    .filter(({ type }) => type === 'initializevariable')
    .flatMap((operation) => {
      const variables = valueAt(operation.action, 'inputs', 'variables');
      return (Array.isArray(variables) ? variables : []).flatMap((variable: unknown) => {
        const name = valueAt(variable, 'name');
        const keys = ['inputs', 'variables'];
        return isLiteralText(name) ? [{ operation, name, keys, variable }] : [];
      });
    });

/** A place that reads or changes a variable. */
interface Use {
  readonly name: string;
  /** @default - an output of the definition reads it */
  readonly operation?: Operation | undefined;
  readonly problem: (values: Problem['values']) => Problem;
}

function usesOf(outline: Outline): readonly Use[] {
  const changes = outline.operations
    .filter(({ type }) => CHANGING.has(type))
    .flatMap((operation): Use[] => {
      const name = valueAt(operation.action, 'inputs', 'name');
      const problem = (values: Problem['values']) =>
        inOperation(operation, ['inputs', 'name'], values);
      return isLiteralText(name) ? [{ name, operation, problem }] : [];
    });
  const reads = outline.calls('variables').flatMap(({ target, text }): Use[] => {
    if (target === undefined || text.owner === 'trigger') return [];
    const problem = (values: Problem['values']) => inText(text, values);
    return [{ name: target, operation: text.operation, problem }];
  });
  return [...changes, ...reads];
}

/** Whether an InitializeVariable has a name that only the deployment knows: it could be any variable's. */
const hasUnknownName = ({ operations }: Outline): boolean =>
  operations.some(({ type, action }) => {
    const variables = valueAt(action, 'inputs', 'variables');
    if (type !== 'initializevariable' || !Array.isArray(variables)) return false;
    return variables.some((variable: unknown) => valueAt(variable, 'name') === OPAQUE);
  });

const uninitialized: Rule = {
  code: 'L12',
  title: 'A variable that is not initialised',
  level: 'error',
  message: "The variable '{variable}' must be initialized before it can be used inside {user}.",
  cause:
    'No InitializeVariable names the variable, or it does not stand on the runAfter path of the action that uses it.',
  fix: "initialise '{variable}' at the top level, and let the action run after that.",
  source: VARIABLES,
  check(outline) {
    const initializations = initializationsOf(outline);
    if (hasUnknownName(outline)) return [];
    return usesOf(outline).flatMap(({ name, operation, problem }) => {
      const ready = initializations.some(
        (initialization) =>
          sameName(initialization.name, name) &&
          (operation === undefined || outline.precedes(initialization.operation, operation)),
      );
      const user = operation === undefined ? 'the outputs' : `action '${operation.name}'`;
      return ready ? [] : [problem({ variable: name, user })];
    });
  },
};

const sameName = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

const nested: Rule = {
  code: 'L13',
  title: 'A variable initialised inside a block',
  level: 'error',
  message:
    "The workflow run action '{action}' has type 'InitializeVariable' that could not be nested under an action of type '{block}'.",
  cause: 'Variables belong to the whole run; they are initialised at the top level only.',
  fix: "move '{action}' to the top level, and use SetVariable inside the block.",
  source: VARIABLES,
  check: ({ operations }) =>
    operations.flatMap((operation) => {
      const { type, block } = operation;
      if (type !== 'initializevariable' || block === undefined) return [];
      return [inOperation(operation, [], { block: block.type })];
    }),
};

const twice: Rule = {
  code: 'L13',
  title: 'A variable initialised twice',
  level: 'error',
  message: "The variable '{variable}' in action '{action}' must only be initialized once.",
  cause: 'Two InitializeVariable actions name the same variable; case does not matter.',
  fix: 'keep one of them, and use SetVariable for the other.',
  source: VARIABLES,
  check(outline) {
    const all = initializationsOf(outline);
    return all
      .filter(({ name }, index) => all.slice(0, index).some((other) => sameName(other.name, name)))
      .map(({ operation, keys, name }) => inOperation(operation, keys, { variable: name }));
  },
};

const badType: Rule = {
  code: 'L13',
  title: 'A variable of an unknown type',
  level: 'error',
  message:
    "The variable '{variable}' in action '{action}' has the type '{type}', which does not exist.",
  cause: `Variables are ${TYPES.join(', ')}.`,
  fix: `use one of ${TYPES.join(', ')}.`,
  source: VARIABLES,
  check: (outline) =>
    initializationsOf(outline).flatMap(({ operation, keys, name, variable }) => {
      const type = wordAt(variable, 'type');
      if (type === undefined || KNOWN_TYPES.has(type)) return [];
      return [inOperation(operation, keys, { variable: name, type })];
    }),
};

const selfReference: Rule = {
  code: 'L14',
  title: 'SetVariable that reads its own variable',
  level: 'error',
  message: "Self reference is not supported when updating the value of variable '{variable}'.",
  cause: 'The runtime refuses an assignment whose value depends on the variable itself.',
  fix: 'work the new value out in a Compose before, or use Increment or Append.',
  source: VARIABLES,
  check: (outline) =>
    outline.calls('variables').flatMap(({ target, text }) => {
      const { operation } = text;
      const name = valueAt(operation?.action, 'inputs', 'name');
      if (operation?.type !== 'setvariable' || target === undefined || !isLiteralText(name))
        return [];
      return sameName(name, target) ? [inText(text, { variable: name })] : [];
    }),
};

const race: Rule = {
  code: 'L32',
  title: 'A variable changed in a parallel loop',
  level: 'warning',
  message:
    "Action '{action}' changes a variable inside '{loop}', whose iterations run at the same time: they overwrite each other.",
  cause:
    'Variables belong to the run, not to the iteration; a Foreach runs 20 iterations at once by default.',
  fix: "set operationOptions of '{loop}' to Sequential, or use Select, Query or Compose instead of the variable.",
  source: LOOPS,
  check: ({ operations }) =>
    operations
      .filter(({ type }) => CHANGING.has(type))
      .flatMap((operation) => {
        const loop = blocksOf(operation).find(isParallelLoop);
        return loop === undefined ? [] : [inOperation(operation, [], { loop: loop.name })];
      }),
};

/** Variables. */
export const VARIABLE_RULES: readonly Rule[] = [
  uninitialized,
  nested,
  twice,
  badType,
  selfReference,
  race,
];
