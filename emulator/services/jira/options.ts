import type { Json } from '../../../workflow/parameter';

/**
 * The two products: Cloud speaks REST version 3, rich text as ADF, people by account id; Data Center speaks version 2, wiki
 * markup, people by user name.
 */
export type Flavour = 'cloud' | 'dataCenter';

/** Somebody that a site knows. */
export interface JiraUser {
  /** In the Cloud the account id, in Data Center the user name. */
  readonly id: string;
  readonly displayName: string;
  /** @default - none */
  readonly email?: string;
  /**
   * Whether the privacy settings hide the address: it is neither shown nor found. Cloud only.
   * @default false
   */
  readonly hidesEmail?: boolean;
  /** @default true */
  readonly active?: boolean;
  /**
   * The names of the groups that the person is in.
   * @default - none
   */
  readonly groups?: readonly string[];
  /**
   * Whether issues can be assigned to this person.
   * @default true
   */
  readonly assignable?: boolean;
}

/** What a custom field holds. */
export type FieldKind = 'text' | 'richText' | 'number' | 'select' | 'user';

/** A custom field. */
export interface CustomField {
  /** As `customfield_10010`. */
  readonly id: string;
  /** @default - the id */
  readonly name?: string;
  readonly kind: FieldKind;
  /**
   * The options of a select field.
   * @default - none
   */
  readonly options?: readonly string[];
}

/** A status and what kind of status it is. */
export interface Status {
  readonly name: string;
  readonly category: Category;
}

/** The categories of statuses, by key. */
export type Category = 'new' | 'indeterminate' | 'done';

/** A step from one status to another. */
export interface Transition {
  readonly id: string;
  readonly name: string;
  /**
   * The statuses that it starts from.
   * @default - all of them, its own end included
   */
  readonly from?: readonly string[];
  readonly to: string;
  /**
   * The fields on its screen by id, and whether they must be filled in; a screen takes a comment too.
   * @default - it has no screen
   */
  readonly screen?: Readonly<Record<string, { readonly required: boolean }>>;
  /**
   * The resolution that it sets, unless its screen asked for one; null clears it.
   * @default - the resolution stays
   */
  readonly resolution?: string | null;
}

/** How the issues of a project live; new ones start in the first status. */
export interface JiraWorkflow {
  readonly statuses: readonly Status[];
  readonly transitions: readonly Transition[];
}

/** A project. */
export interface JiraProject {
  /** As `SEC`. */
  readonly key: string;
  /** @default - the key */
  readonly name?: string;
  /** @default - Task, Bug and Story */
  readonly issueTypes?: readonly string[];
  /** @default - none */
  readonly components?: readonly string[];
  /** @default - To Do, In Progress, Done, from each to each */
  readonly workflow?: JiraWorkflow;
  /**
   * Ids of further fields that a new issue must have.
   * @default - none
   */
  readonly requiredFields?: readonly string[];
  /**
   * Ids of users for whom the project does not exist.
   * @default - none
   */
  readonly hiddenFrom?: readonly string[];
}

/** How a site is set up. */
export interface SiteOptions {
  readonly flavour: Flavour;
  /** As `https://acme.atlassian.net`. */
  readonly origin: string;
  readonly users: readonly JiraUser[];
  readonly projects: readonly JiraProject[];
  /** @default - none */
  readonly fields?: readonly CustomField[];
  /**
   * The highest first.
   * @default - Highest, High, Medium, Low, Lowest
   */
  readonly priorities?: readonly string[];
  /** @default - those that sites start with */
  readonly resolutions?: readonly string[];
  /**
   * How long the search takes to see a change, in milliseconds.
   * @default 5000
   */
  readonly indexLag?: number;
  /**
   * The time zone in the profile of the account that calls: its times are shown and read there.
   * @default 'Etc/UTC'
   */
  readonly timeZone?: string;
}

/** Values of fields by id, as requests hold them. */
export type Fields = Readonly<Record<string, Json>>;
