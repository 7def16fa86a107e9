import type { Conditions } from '../playbooks/conditions';

/** A condition of an automation rule. @see https://learn.microsoft.com/rest/api/securityinsights/automation-rules/create-or-update */
export type RuleCondition =
  | {
      readonly conditionType: 'Property';
      readonly conditionProperties: {
        readonly propertyName: string;
        readonly operator: string;
        readonly propertyValues: readonly string[];
      };
    }
  | {
      readonly conditionType: 'Boolean';
      readonly conditionProperties: {
        readonly operator: 'And' | 'Or';
        readonly innerConditions: readonly RuleCondition[];
      };
    };

export const property = (
  propertyName: string,
  operator: string,
  propertyValues: readonly string[],
): RuleCondition => ({
  conditionType: 'Property',
  conditionProperties: { propertyName, operator, propertyValues },
});

/** The severities that some of several conditions want; nothing where one of them wants every severity. */
function severitiesOf(all: readonly Conditions[]): readonly string[] | undefined {
  const lists = all.map(({ severities }) => severities);
  return lists.every((list) => list !== undefined) ? [...new Set(lists.flat())] : undefined;
}

/**
 * What a rule asks before it starts a playbook: a coarse gate that only saves runs. What some of the conditions want, it lets through; the playbook alone
 * decides.
 */
export function gateOf(all: readonly Conditions[]): readonly RuleCondition[] {
  const severities = severitiesOf(all);
  return [
    property('IncidentStatus', 'NotEquals', ['Closed']),
    ...(severities === undefined ? [] : [property('IncidentSeverity', 'Equals', severities)]),
    ...withoutExcluded(all),
  ];
}

/** What keeps incidents from a playbook whose tags all of the conditions exclude. */
export function withoutExcluded(all: readonly Conditions[]): readonly RuleCondition[] {
  const [first = [], ...others] = all.map(({ withoutTags = [] }) => withoutTags);
  const tags = first.filter((tag) => others.every((list) => list.includes(tag)));
  return tags.length === 0 ? [] : [property('IncidentLabel', 'NotEquals', tags)];
}

/**
 * Who makes changes that no playbook needs to carry on, in the words of the portal; Microsoft documents those of the API nowhere, so playbooks
 * do not rely on them.
 * @see https://learn.microsoft.com/azure/sentinel/automation-rule-reference
 */
const MACHINES = ['Playbook', 'Application'] as const;

/** What a rule asks before it starts a playbook on an update: that a person, or something that is not ours, has made it. */
export const UPDATED_BY_OTHERS: readonly RuleCondition[] = [
  property('IncidentUpdatedBySource', 'NotEquals', MACHINES),
];

/** The conditions of a rule that closes incidents by itself: exactly what is wanted. Kinds of entities are nothing that a rule can ask for. */
export function exactly(conditions: Conditions): readonly RuleCondition[] {
  const { severities, tags, tactics, products, analyticsRules, titles } = conditions;
  const list = (name: string, operator: string, values: readonly string[] | undefined) =>
    values === undefined ? [] : [property(name, operator, values)];
  return [
    property('IncidentStatus', 'NotEquals', ['Closed']),
    ...list('IncidentSeverity', 'Equals', severities),
    ...list('IncidentLabel', 'Equals', tags),
    ...list('IncidentTactics', 'Contains', tactics),
    ...list('AlertProductNames', 'Contains', products),
    ...list('IncidentRelatedAnalyticRuleIds', 'Contains', analyticsRules),
    ...(titles === undefined ? [] : [titled(titles)]),
  ];
}

const OPERATORS = [
  { pattern: /^\*.*\*$/, operator: 'Contains' },
  { pattern: /^\*/, operator: 'EndsWith' },
  { pattern: /\*$/, operator: 'StartsWith' },
  { pattern: /^/, operator: 'Equals' },
] as const;

/** Titles by their patterns: one condition, or several of which one has to hold. */
function titled(patterns: readonly string[]): RuleCondition {
  const conditions = OPERATORS.flatMap(({ pattern, operator }, index) => {
    const earlier = OPERATORS.slice(0, index);
    const values = patterns.filter(
      (title) => pattern.test(title) && !earlier.some((other) => other.pattern.test(title)),
    );
    const texts = values.map((title) => title.replace(/^\*|\*$/g, ''));
    return texts.length === 0 ? [] : [property('IncidentTitle', operator, texts)];
  });
  const [only, ...others] = conditions;
  return only !== undefined && others.length === 0
    ? only
    : {
        conditionType: 'Boolean',
        conditionProperties: { operator: 'Or', innerConditions: conditions },
      };
}
