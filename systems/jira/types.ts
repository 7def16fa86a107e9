/** Which Jira it is: they differ in addresses, in sign-in, in how they name users, and in rich text. */
export type Deployment = 'cloud' | 'dataCenter';

/**
 * What kind of status an issue has, whatever its name: to do, in progress, done.
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-workflow-status-categories/
 */
export const STATUS_CATEGORIES = ['new', 'indeterminate', 'done'] as const;
export type StatusCategory = (typeof STATUS_CATEGORIES)[number];

/** A person: the Cloud knows them by `accountId`, Data Center by `name`. */
export interface JiraUser {
  readonly accountId: string | null;
  readonly name: string | null;
  readonly displayName: string | null;
  /** Null where the person hides it. */
  readonly emailAddress: string | null;
}

/** A comment of an issue: as it is stored, or with its body as HTML. */
export interface IssueComment {
  /** A number in text, unique on the site. */
  readonly id: string;
  readonly author: JiraUser | null;
  /** In the account's own time zone, as `2026-01-02T03:04:05.678+0100`. */
  readonly created: string;
  /** In the Cloud a document, in Data Center wiki text; HTML where it was asked for. */
  readonly body: unknown;
}

/** A way from an issue's status to another one. */
export interface Transition {
  readonly id: string;
  readonly to: { readonly statusCategory: { readonly key: StatusCategory } };
}

/** What the bridge keeps on an issue, as its property `sentinel`. */
export interface Agreement {
  /** The incident's GUID, and what both sides last agreed on: `<guid>|Active|High|3`. */
  readonly state: string;
}

/** What people have changed in an issue; where it is long, the Cloud gives the newest part. */
export interface Changelog {
  readonly histories: readonly IssueChange[];
  readonly total: number;
}

/** What somebody has changed at once. */
export interface IssueChange {
  readonly author: JiraUser | null;
  /** In the account's own time zone. */
  readonly created: string;
  readonly items: readonly {
    readonly field: string;
    readonly fromString: string | null;
    readonly toString: string | null;
  }[];
}

/** A person with the groups that they are in. */
export interface GroupedUser extends JiraUser {
  readonly groups: { readonly items: readonly { readonly name: string }[] } | null;
}

/**
 * An issue, as far as playbooks read it. What was not asked for is missing.
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-issueidorkey-get
 */
export interface Issue {
  /** A number in text. */
  readonly id: string;
  /** As `SEC-42`. */
  readonly key: string;
  readonly fields: {
    readonly summary: string | null;
    readonly status: {
      readonly name: string;
      readonly statusCategory: { readonly key: StatusCategory };
    } | null;
    readonly priority: { readonly name: string } | null;
    readonly resolution: { readonly name: string } | null;
    readonly assignee: JiraUser | null;
    readonly project: { readonly key: string } | null;
    readonly labels: readonly string[] | null;
    /** In the account's own time zone. */
    readonly updated: string | null;
    readonly comment: {
      readonly comments: readonly IssueComment[];
      readonly total: number;
    } | null;
    /** In the account's own time zone. */
    readonly created: string | null;
    /** Who made it; nobody can change that. */
    readonly creator: JiraUser | null;
  } | null;
  readonly properties: { readonly sentinel: Agreement | null } | null;
  readonly transitions: readonly Transition[] | null;
  readonly changelog: Changelog | null;
  readonly renderedFields: {
    readonly comment: { readonly comments: readonly IssueComment[] } | null;
  } | null;
}

/** What a search finds. */
export interface Found {
  readonly issues: readonly Issue[];
}
