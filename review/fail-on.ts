import { nearest } from '../workflow/lint/nearest';
import type { Findings } from './findings';

/** What `--fail-on` can ask for, in words, and whether a plan has it. */
export const CONDITIONS = {
  destroy: {
    meaning: 'something is destroyed, also in order to be replaced',
    holds: ({ destroyed, replaced }: Findings) => destroyed.length + replaced.length > 0,
  },
  replace: {
    meaning: 'something is replaced',
    holds: ({ replaced }: Findings) => replaced.length > 0,
  },
  grant: {
    meaning: 'somebody gains a role',
    holds: ({ grants }: Findings) => grants.gained.length > 0,
  },
  revoke: {
    meaning: 'somebody loses a role',
    holds: ({ grants }: Findings) => grants.lost.length + grants.orphaned.length > 0,
  },
  playbook: {
    meaning: 'a playbook is added, removed or changed',
    holds: ({ playbooks }: Findings) => playbooks.length > 0,
  },
  secret: {
    meaning: 'a secret gets another value',
    holds: ({ rotated }: Findings) => rotated.length > 0,
  },
  drift: {
    meaning: 'something was changed outside of Terraform',
    holds: ({ drifted }: Findings) => drifted.length > 0,
  },
  change: {
    meaning: 'anything changes at all, drift aside',
    holds: (findings: Findings) =>
      [
        findings.created,
        findings.updated,
        findings.destroyed,
        findings.replaced,
        findings.forgotten,
        findings.moved,
        findings.imported,
      ].some((each) => each.length > 0) || findings.outputs > 0,
  },
} as const satisfies Readonly<
  Record<string, { readonly meaning: string; readonly holds: (findings: Findings) => boolean }>
>;

export type Condition = keyof typeof CONDITIONS;

const isCondition = (word: string): word is Condition => Object.hasOwn(CONDITIONS, word);

/**
 * What somebody has given to `--fail-on`, in as many options and lists as they like.
 * @throws for a word that is none, with those that are
 */
export function failOnOf(given: readonly string[]): readonly Condition[] {
  const words = given
    .flatMap((each) => each.split(','))
    .map((word) => word.trim())
    .filter((word) => word !== '');
  if (given.length > 0 && words.length === 0)
    throw new Error(`--fail-on names nothing: ${allowed()}`);
  return words.map((word) => {
    if (isCondition(word)) return word;
    const meant = nearest(word, Object.keys(CONDITIONS));
    const hint = meant === undefined ? '' : ` (did you mean '${meant}'?)`;
    throw new Error(`--fail-on does not know '${word}'${hint}: ${allowed()}`);
  });
}

const allowed = (): string => `it takes ${Object.keys(CONDITIONS).join(', ')}`;

/** Those of some conditions that hold for a plan. */
export const heldOf = (
  findings: Findings,
  conditions: readonly Condition[],
): readonly Condition[] =>
  [...new Set(conditions)].filter((each) => CONDITIONS[each].holds(findings));
