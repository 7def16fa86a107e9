import { contextOf } from './context';
import { type Findings, findingsOf } from './findings';
import { type Section, fitted } from './markdown/document';
import { isPlaybook } from './playbook/definition';
import type { PlanJson } from './plan/schema';
import { alertsSection, isWatching } from './sections/alerts';
import { billSection } from './sections/bill';
import { driftSection } from './sections/drift';
import { goneSection } from './sections/gone';
import { othersSection } from './sections/others';
import { playbooksSection } from './sections/playbooks';
import { rolesSection } from './sections/roles';
import { isRule, rulesSection } from './sections/rules';
import { secretsSection, toldOfSecrets } from './sections/secrets';
import { isSolution, solutionsSection } from './sections/solutions';
import { headOf } from './summary';

export { type Condition, CONDITIONS, failOnOf, heldOf } from './fail-on';
export { PlanError, readPlan } from './plan/read';

/**
 * How long a review may be, in bytes: a comment on GitHub holds 65,536 characters, and whoever posts it may want to add a line.
 * @see https://docs.github.com/rest/issues/comments
 */
const LONGEST = 65_000;

/** A plan as a reviewer reads it. */
export interface Review {
  readonly markdown: string;
  readonly findings: Findings;
}

/** Reviews a plan: what it means for who may do what, for live traffic, for each playbook and for the bill; never a secret. */
export function review(plan: PlanJson): Review {
  const context = contextOf(plan);
  const findings = findingsOf(context);
  const told = new Set([
    ...context.resources.filter(
      (change) => isPlaybook(change) || isRule(change) || isWatching(change) || isSolution(change),
    ),
    ...toldOfSecrets(context),
  ]);
  const sections: readonly Section[] = [
    rolesSection(findings.grants),
    goneSection(context),
    playbooksSection(context),
    secretsSection(context),
    rulesSection(context),
    alertsSection(context),
    solutionsSection(context),
    othersSection(context, told),
    driftSection(context),
    billSection(context),
  ];
  const shown = sections.filter(({ items }) => items.length > 0);
  return { markdown: fitted(headOf(context, findings), shown, LONGEST), findings };
}
