import type { Finding, Level, LintFacts } from './finding';
import { pathTo } from './json';
import type { Operation } from './operations';
import type { Outline } from './outline';
import { type Text, pathOf } from './texts';

/** Where a rule is broken, and what its message says there. */
export interface Problem {
  readonly path: string;
  /** @default - it is not in an action */
  readonly action?: string;
  /** What stands for the names in braces of the rule's message and fix. */
  readonly values: Readonly<Record<string, string | number>>;
}

/** One thing that can be wrong with a definition. Several rules share a code where they are of one kind. */
export interface Rule {
  readonly code: string;
  readonly title: string;
  readonly level: Level;

  /**
   * The level for a typed playbook, whose calls say whether they may be repeated.
   * @default - the same
   */
  readonly typedLevel?: Level;

  /** The runtime's own message where it is known, else ours; names in braces are filled in. */
  readonly message: string;
  readonly cause: string;
  readonly fix: string;
  /** Where the rule comes from. */
  readonly source: string;
  readonly check: (outline: Outline, facts: LintFacts) => Iterable<Problem>;
}

/** A problem of an action, or of a part of it. */
export const inOperation = (
  operation: Operation,
  keys: readonly string[] = [],
  values: Problem['values'] = {},
): Problem => ({
  path: pathTo(operation.path, ...keys),
  action: operation.name,
  values: { action: operation.name, ...values },
});

/** A problem of a text with expressions. */
export const inText = (text: Text, values: Problem['values'] = {}): Problem => ({
  path: pathOf(text),
  ...(text.operation && { action: text.operation.name }),
  values: { place: placeOf(text), ...values },
});

/** A problem of the definition as a whole, or of something that is neither an action nor in one. */
export const inDefinition = (keys: readonly string[], values: Problem['values'] = {}): Problem => ({
  path: pathTo('', ...keys),
  values,
});

/** What a text belongs to, in words. */
function placeOf({ operation, owner, place }: Text): string {
  if (operation !== undefined) return `action '${operation.name}'`;
  return owner === 'trigger' ? `the trigger at '${place}'` : `the output at '${place}'`;
}

/** What a broken rule says. */
export function findingOf(rule: Rule, problem: Problem, facts: LintFacts): Finding {
  const typed = facts.idempotent !== undefined;
  return {
    rule: rule.code,
    title: rule.title,
    level: typed ? (rule.typedLevel ?? rule.level) : rule.level,
    ...(problem.action !== undefined && { action: problem.action }),
    path: problem.path,
    message: fill(rule.message, problem.values),
    fix: fill(rule.fix, problem.values),
  };
}

const fill = (text: string, values: Problem['values']): string =>
  text.replace(/\{(\w+)\}/g, (braces, name: string) => shown(values[name] ?? braces));

/** Long values are cut: an expression may have 8,192 characters. */
const shown = (value: string | number): string => {
  const text = String(value);
  return text.length <= 300 ? text : `${text.slice(0, 300)}...`;
};
