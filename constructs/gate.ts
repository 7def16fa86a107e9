import type { Conditions } from '../playbooks/conditions';
import { hullOf } from '../playbooks/wants';
import { TRIAGE_LABEL } from '../systems/openai/types';
import { TACTICS } from '../systems/sentinel/types';

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
      readonly conditionType: 'PropertyChanged';
      readonly conditionProperties: {
        readonly propertyName: 'IncidentStatus';
        readonly changeType: 'ChangedTo';
        readonly operator: 'Equals';
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

/** Whether an update has closed the incident, whoever did it. */
export const CLOSED_NOW: RuleCondition = {
  conditionType: 'PropertyChanged',
  conditionProperties: {
    propertyName: 'IncidentStatus',
    changeType: 'ChangedTo',
    operator: 'Equals',
    propertyValues: ['Closed'],
  },
};

/** The severities that some of several conditions want; undefined where one of them wants every severity. */
export const gatedSeverities = (all: readonly Conditions[]): readonly string[] | undefined =>
  hullOf(all).severities;

/**
 * What a rule asks before it starts a playbook: a coarse gate that only saves runs. What some of the conditions want, it lets through; the playbook alone
 * decides.
 */
export function gateOf(all: readonly Conditions[]): readonly RuleCondition[] {
  const severities = gatedSeverities(all);
  return [
    property('IncidentStatus', 'NotEquals', ['Closed']),
    ...(severities === undefined ? [] : [property('IncidentSeverity', 'Equals', severities)]),
    ...withoutExcluded(all),
  ];
}

/** The tags that all of several conditions exclude. */
export function excludedTags(all: readonly Conditions[]): readonly string[] {
  const [first = [], ...others] = all.map(({ withoutTags = [] }) => withoutTags);
  return first.filter((tag) => others.every((list) => list.includes(tag)));
}

/** What keeps incidents from a playbook whose tags all of the conditions exclude. */
export function withoutExcluded(all: readonly Conditions[]): readonly RuleCondition[] {
  const tags = excludedTags(all);
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

/** What a rule asks before it starts the playbook that notes what people have found: that an incident with a verdict was closed. */
export const TRIAGED_AND_CLOSED: readonly RuleCondition[] = [
  CLOSED_NOW,
  property('IncidentLabel', 'StartsWith', [`${TRIAGE_LABEL}:`]),
];

/**
 * The conditions of a rule that acts on exactly the incidents that are wanted; undefined where a rule cannot say so, and a playbook has to decide.
 *
 * A rule can say what comes from a closed list of words: severities, and tactics, none of which is a part of another one. It cannot say the rest:
 * - products: they are matched by `Contains`, and 'Microsoft Defender for Cloud' is a part of 'Microsoft Defender for Cloud Apps';
 * - tags and titles: the settings disregard case, and whether a rule does is documented nowhere;
 * - analytics rules: a rule wants whole resource ids, whose writing varies from incident to incident;
 * - kinds of entities: there is no such property.
 * @see https://learn.microsoft.com/azure/sentinel/automation-rule-reference
 */
export function exactly({
  severities,
  tactics,
  ...others
}: Conditions): readonly RuleCondition[] | undefined {
  const isSayable =
    Object.keys(others).length === 0 &&
    (tactics ?? []).every((tactic) => TACTICS.some((known) => known === tactic));
  if (!isSayable) return undefined;
  return [
    property('IncidentStatus', 'NotEquals', ['Closed']),
    ...(severities === undefined ? [] : [property('IncidentSeverity', 'Equals', severities)]),
    ...(tactics === undefined ? [] : [property('IncidentTactics', 'Contains', tactics)]),
  ];
}
