import type { DefinitionJson } from '../schema';
import type { Finding, LintFacts } from './finding';
import { outlineOf } from './outline';
import { findingOf } from './rule';
import { RULES } from './rules';

export { type Finding, type Level, type LintFacts, formatFinding } from './finding';
export { OPAQUE } from './json';
export { type Rule } from './rule';
export { RULES } from './rules';

/**
 * What is wrong with a workflow definition, or risky in it.
 *
 * A definition that Azure accepts and that works has no errors; `docs/lint-rules.md` lists the rules.
 */
export function lint(definition: DefinitionJson, facts: LintFacts = {}): Finding[] {
  const outline = outlineOf(definition);
  return RULES.flatMap((rule) =>
    Array.from(rule.check(outline, facts), (problem) => findingOf(rule, problem, facts)),
  );
}
