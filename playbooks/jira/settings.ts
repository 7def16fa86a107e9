import type { JiraMapping } from '../../mappings/jira/mapping';
import type { JiraSite } from '../../systems/jira/address';
import type { StatusCategory } from '../../systems/jira/types';
import type { Conditions } from '../conditions';
import type { BridgeSettings } from '../settings';

/** What the Jira playbooks are made of. */
export interface JiraSettings extends BridgeSettings, JiraSite {
  /**
   * The integration account's e-mail address.
   * @default - Data Center: the token alone signs in
   */
  readonly user?: string | undefined;
  /** The secret that holds the API token or personal access token. */
  readonly tokenSecret: string;
  /** The ways of incidents into issues, in order: the first that wants an incident takes it. */
  readonly routes: readonly JiraRoute[];
  /** What each project that a route names makes of an incident. */
  readonly mappings: Readonly<Record<string, JiraMapping>>;
  /** Labels of every issue, beside those that name its incident and its workspace; by the first one the sweep finds them. */
  readonly labels: readonly string[];
  /** Whether comments are internal ones, which customers of Jira Service Management do not see. */
  readonly internalComments: boolean;
  /** The fields that Sentinel goes on writing after the issue was opened; the others are Jira's from then on. */
  readonly updates: readonly ('summary' | 'assignee')[];
  /** Further fields that the screens of transitions want, by the status category that they lead to. */
  readonly transitionFields: Readonly<
    Partial<Record<StatusCategory, Readonly<Record<string, JiraField>>>>
  >;
}

/** The way of some incidents into Jira. */
export interface JiraRoute {
  readonly when: Conditions;
  /** The project's key. */
  readonly project: string;
  /** The issue type's name. */
  readonly issueType: string;
  /** @default - none */
  readonly components?: readonly string[] | undefined;
  /**
   * Who gets the issue: Cloud an account id, Data Center a user name.
   * @default - the project's own rule
   */
  readonly assignee?: string | undefined;
  /**
   * Further labels.
   * @default - none
   */
  readonly labels?: readonly string[] | undefined;
  /**
   * Custom fields by id, as `customfield_10010`.
   * @default - none
   */
  readonly fields?: Readonly<Record<string, JiraField>> | undefined;
}

/** A custom field's value, typed by its kind. */
export type JiraField =
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'richText'; readonly value: string }
  | { readonly kind: 'select'; readonly value: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'user'; readonly value: string };
