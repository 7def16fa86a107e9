import { entriesAt } from '../json';
import { blocksOf } from '../operations';
import type { Outline } from '../outline';
import { type Problem, type Rule, inDefinition, inOperation } from '../rule';
import { LIMITS } from './sources';

/** What a definition may have at most. */
const MAXIMUM = {
  actions: 500,
  triggers: 10,
  parameters: 50,
  outputs: 10,
  variables: 250,
  cases: 25,
  depth: 8,
} as const;

/** A limit on how often something occurs in the definition as a whole. */
const limitOf = (
  part: 'actions' | 'triggers' | 'parameters' | 'outputs' | 'variables',
  count: (outline: Outline) => number,
): Rule => ({
  code: 'L18',
  title: `More than ${MAXIMUM[part]} ${part}`,
  level: 'error',
  message: `The definition has {count} ${part}, which exceeds the maximum of '${MAXIMUM[part]}'.`,
  cause: `A workflow may have ${MAXIMUM[part]} ${part}.`,
  fix:
    part === 'variables' ? 'use Compose instead of variables.' : 'split the workflow into several.',
  source: LIMITS,
  check(outline): Problem[] {
    const found = count(outline);
    const keys = part === 'variables' ? ['actions'] : [part];
    return found > MAXIMUM[part] ? [inDefinition(keys, { count: found })] : [];
  },
});

const entries = (part: 'triggers' | 'parameters' | 'outputs'): Rule =>
  limitOf(part, ({ definition }) => entriesAt(definition, part).length);

const cases: Rule = {
  code: 'L18',
  title: `More than ${MAXIMUM.cases} cases`,
  level: 'error',
  message: `The switch action '{action}' has {count} cases, which exceeds the maximum of '${MAXIMUM.cases}'.`,
  cause: `A Switch may have ${MAXIMUM.cases} cases.`,
  fix: 'look the value up in a parameter of type Object, or use two Switch actions.',
  source: LIMITS,
  check: ({ operations }) =>
    operations.flatMap((operation) => {
      const count = entriesAt(operation.action, 'cases').length;
      return count > MAXIMUM.cases ? [inOperation(operation, ['cases'], { count })] : [];
    }),
};

const depth: Rule = {
  code: 'L18',
  title: `Nested more than ${MAXIMUM.depth} levels deep`,
  level: 'error',
  message: `The action '{action}' is nested at level '{level}' which exceeds the maximum nesting limit of '${MAXIMUM.depth}'.`,
  cause: 'Each block adds a level; the top level is level 0.',
  fix: 'join conditions with and(), or move the inner actions into a workflow of their own.',
  source: LIMITS,
  check: ({ operations }) =>
    operations.flatMap((operation) => {
      const level = blocksOf(operation).length;
      // Actions below one that is too deep already are not reported once more.
      return level === MAXIMUM.depth + 1 ? [inOperation(operation, [], { level })] : [];
    }),
};

/** How large a definition may be. */
export const LIMIT_RULES: readonly Rule[] = [
  limitOf('actions', ({ operations }) => operations.length),
  entries('triggers'),
  entries('parameters'),
  entries('outputs'),
  limitOf(
    'variables',
    ({ operations }) => operations.filter(({ type }) => type === 'initializevariable').length,
  ),
  cases,
  depth,
];
