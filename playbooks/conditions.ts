import type { Severity } from '../systems/sentinel/types';

/**
 * Which incidents something is for. What is given must all hold; of each list, one item is enough.
 */
export interface Conditions {
  /** @default - every severity */
  readonly severities?: readonly Severity[];
  /**
   * Tags, without regard to case.
   * @default - whatever the tags
   */
  readonly tags?: readonly string[];
  /**
   * Tags, none of which the incident may have, without regard to case.
   * @default - whatever the tags
   */
  readonly withoutTags?: readonly string[];
  /**
   * As `CredentialAccess`.
   * @default - whatever the tactics
   */
  readonly tactics?: readonly string[];
  /**
   * Products that raised an alert, as `Azure Firewall`.
   * @default - whatever the products
   */
  readonly products?: readonly string[];
  /**
   * The GUIDs of analytics rules.
   * @default - whatever the rules
   */
  readonly analyticsRules?: readonly string[];
  /**
   * Titles without regard to case, `*` at the start or end standing for any text.
   * @default - whatever the title
   */
  readonly titles?: readonly string[];
  /**
   * Kinds of entities, as `Host`.
   * @default - whatever the entities
   */
  readonly entityKinds?: readonly string[];
}
