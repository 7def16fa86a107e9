import { existsSync, readFileSync } from 'node:fs';
import { type Condition, CONDITIONS, failOnOf, heldOf, readPlan, review } from '../review';

export interface ReviewOptions {
  /** What makes the command fail, as words or lists of words. */
  readonly failOn: readonly string[];
}

/** What a review comes to on the command line. */
export interface ReviewOutcome {
  readonly markdown: string;
  /** Those of the asked conditions that the plan meets. */
  readonly held: readonly Condition[];
}

/**
 * `bridge review`: a Terraform plan as Markdown.
 * @throws for a file that is no plan, and for a condition that there is none of
 */
export function reviewFile(file: string, { failOn }: ReviewOptions): ReviewOutcome {
  const conditions = failOnOf(failOn);
  if (!existsSync(file)) throw new Error(`cannot read ${file}: there is no such file`);
  const { markdown, findings } = review(readPlan(readFileSync(file), file));
  return { markdown, held: heldOf(findings, conditions) };
}

/** What is said of the conditions that a plan meets. */
export const heldText = (held: readonly Condition[]): string =>
  held.map((each) => `--fail-on ${each}: ${CONDITIONS[each].meaning}`).join('\n');
