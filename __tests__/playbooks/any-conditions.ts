import * as fc from 'fast-check';
import { evaluate } from '../../emulator/expression/evaluate';
import { contextScope } from '../../emulator/expression/context';
import type { DataObject } from '../../emulator/expression/value';
import type { Conditions } from '../../playbooks/conditions';
import { participating } from '../../playbooks/participating';
import { wants } from '../../playbooks/wants';
import type { Expr } from '../../workflow/tree';
import { SEVERITIES, STATUSES, TACTICS } from '../../systems/sentinel/types';

/** Words that differ in their case alone, and words that are parts of others: what compares carelessly takes one for the other. */
const WORDS = {
  tags: ['vip', 'VIP', 'vip-board', 'board', 'say "vip"'],
  tactics: ['InitialAccess', 'Impact', 'Access', 'initialaccess', 'Execution'],
  products: ['Microsoft Defender for Cloud', 'Microsoft Defender for Cloud Apps', 'azure firewall'],
  analyticsRules: ['fab3d2d4-747f-46a7-8ef0-9c0be8112bf7', 'FAB3D2D4-747F-46A7-8EF0-9C0BE8112BF7'],
  titles: ['Phish', 'Phishing', 'phishing mail', 'A Phish', 'Scan'],
  entityKinds: ['File', 'FileHash', 'Host', 'Account'],
} as const;

const some = <T>(words: readonly T[]): fc.Arbitrary<T[]> =>
  fc.subarray([...words], { minLength: 1, maxLength: Math.min(3, words.length) });

const pattern = fc
  .tuple(fc.constantFrom('', '*'), fc.constantFrom(...WORDS.titles), fc.constantFrom('', '*'))
  .map((parts) => parts.join(''));

const VALUES = {
  severities: some(SEVERITIES),
  tags: some(WORDS.tags),
  withoutTags: some(WORDS.tags),
  tactics: some(WORDS.tactics),
  products: some(WORDS.products),
  analyticsRules: some(WORDS.analyticsRules),
  titles: fc.uniqueArray(pattern, { minLength: 1, maxLength: 2 }),
  entityKinds: some(WORDS.entityKinds),
} satisfies { readonly [Kind in keyof Required<Conditions>]: fc.Arbitrary<Conditions[Kind]> };

/** Conditions of these kinds, and of no other. */
export const conditionsOf = (kinds: readonly string[]): fc.Arbitrary<Conditions> =>
  fc
    .record(VALUES)
    .map((all) => Object.fromEntries(Object.entries(all).filter(([kind]) => kinds.includes(kind))));

/** Kinds of conditions: most often one or two, since of many hardly an incident meets all. */
const kinds = fc.oneof(
  { weight: 9, arbitrary: fc.subarray(Object.keys(VALUES), { minLength: 1, maxLength: 2 }) },
  { weight: 1, arbitrary: fc.subarray(Object.keys(VALUES)) },
);

/** Any conditions: every kind, alone and with others. */
export const anyConditions: fc.Arbitrary<Conditions> = kinds.chain(conditionsOf);

const FROM = '/subscriptions/s/resourceGroups/g/providers/Microsoft.SecurityInsights';

/** An incident's properties as a trigger brings them, of the words that conditions ask for, whole and with more around them. */
export type AnyIncident = Readonly<{
  severity: (typeof SEVERITIES)[number];
  status: (typeof STATUSES)[number];
  title: string | null;
  labels: Readonly<{ labelName: string }>[];
  relatedAnalyticRuleIds: string[];
  additionalData: Readonly<{ tactics: string[]; alertProductNames: string[] }>;
  relatedEntities: Readonly<{ kind: string }>[];
}>;

const several = (words: readonly string[]): fc.Arbitrary<string[]> =>
  fc.subarray([...words], { maxLength: Math.min(3, words.length) });

export const anyIncident: fc.Arbitrary<AnyIncident> = fc.record({
  severity: fc.constantFrom(...SEVERITIES),
  status: fc.constantFrom(...STATUSES),
  title: fc.constantFrom(null, '', ...WORDS.titles, 'A phishing mail', 'SCAN', 'Scanned'),
  labels: several([...WORDS.tags, 'vip-']).map((tags) => tags.map((labelName) => ({ labelName }))),
  relatedAnalyticRuleIds: several(WORDS.analyticsRules).map((ids) =>
    ids.map((id) => `${FROM}/alertRules/${id}`),
  ),
  additionalData: fc.record({
    // Sentinel writes tactics as it calls them, whoever asks for them how.
    tactics: several(WORDS.tactics.filter((tactic) => TACTICS.some((known) => known === tactic))),
    alertProductNames: several(WORDS.products),
  }),
  relatedEntities: several(WORDS.entityKinds).map((kinds) => kinds.map((kind) => ({ kind }))),
});

/** Whether a playbook takes the incident, as the emulator evaluates its expression. */
export const isWanted = (conditions: Conditions, properties: AnyIncident): boolean => {
  const trigger = { body: { object: { properties } } };
  const { subject, actions } = participating([{ when: conditions }]);
  const read = Object.fromEntries(
    actions.map(({ name, inputs }) => {
      const { from, select } = inputs as Readonly<Record<string, Expr<unknown>>>;
      const items = evaluate(from!.node, contextScope({ trigger })) as readonly DataObject[];
      const body = items.map((item) => evaluate(select!.node, contextScope({ item })));
      return [name, { status: 'Succeeded', outputs: { body } }];
    }),
  );
  const { node } = wants(conditions, subject);
  return evaluate(node, contextScope({ trigger, actions: read })) === true;
};
