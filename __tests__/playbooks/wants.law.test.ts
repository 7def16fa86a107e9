import * as fc from 'fast-check';
import type { Conditions } from '../../playbooks/conditions';
import { hullOf } from '../../playbooks/wants';
import { type AnyIncident, anyConditions, anyIncident, isWanted } from './any-conditions';

/** A pattern as a regular expression: a star is any text. */
const titled = (pattern: string): RegExp =>
  new RegExp(`^${pattern.replace(/[.?+^${}()|[\]\\]/g, '\\$&').replaceAll('*', '[^]*')}$`, 'i');

/** What conditions mean, in other words than the playbook's. */
function meaning(conditions: Conditions, incident: AnyIncident): boolean {
  const { severities, tags, withoutTags, tactics, products, analyticsRules, titles, entityKinds } =
    conditions;
  const lower = (texts: readonly string[]) => texts.map((text) => text.toLowerCase());
  const has = (wanted: readonly string[] | undefined, found: readonly string[]): boolean =>
    wanted === undefined || lower(wanted).some((text) => lower(found).includes(text));
  const labels = incident.labels.map(({ labelName }) => labelName);
  return (
    has(severities, [incident.severity]) &&
    has(tags, labels) &&
    !(withoutTags !== undefined && has(withoutTags, labels)) &&
    has(tactics, incident.additionalData.tactics) &&
    has(products, incident.additionalData.alertProductNames) &&
    has(
      analyticsRules,
      incident.relatedAnalyticRuleIds.map((id) => id.split('/').at(-1) ?? ''),
    ) &&
    has(
      entityKinds,
      incident.relatedEntities.map(({ kind }) => kind),
    ) &&
    (titles === undefined || titles.some((title) => titled(title).test(incident.title ?? '')))
  );
}

test('law: a playbook takes exactly the incidents that the conditions mean', () => {
  fc.assert(
    fc.property(anyConditions, anyIncident, (conditions, incident) => {
      expect(isWanted(conditions, incident)).toBe(meaning(conditions, incident));
    }),
    { numRuns: 3000 },
  );
});

test('law: the hull of conditions wants whatever one of them wants', () => {
  fc.assert(
    fc.property(
      fc.array(anyConditions, { minLength: 1, maxLength: 3 }),
      anyIncident,
      (all, incident) => {
        if (!all.some((conditions) => isWanted(conditions, incident))) return;
        expect(isWanted(hullOf(all), incident)).toBe(true);
      },
    ),
    { numRuns: 1000 },
  );
});
