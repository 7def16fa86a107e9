import type { Json } from '../../../workflow/parameter';
import type { Status } from './options';

/** A comment on an issue. */
export interface Comment {
  /** A number as text, unique on the site. */
  readonly id: string;
  /** The id of the user. */
  readonly author: string;
  readonly updateAuthor: string;
  /** ADF in the Cloud, wiki markup in Data Center. */
  readonly body: Json;
  /** In milliseconds since 1970. */
  readonly created: number;
  /** In milliseconds since 1970. */
  readonly updated: number;
  readonly properties: Readonly<Record<string, Json>>;
}

/** A link from an issue to something outside. */
export interface RemoteLink {
  readonly id: number;
  readonly globalId: string | null;
  /** What the link was last written with; what was not sent is null. */
  readonly link: Readonly<Record<string, Json>>;
}

/** What requests can change in an issue. */
export interface IssueContent {
  readonly summary: string;
  /** ADF in the Cloud, wiki markup in Data Center. */
  readonly description: Json;
  readonly priority: string | null;
  readonly resolution: string | null;
  /** The id of the user. */
  readonly assignee: string | null;
  /** The id of the user. */
  readonly reporter: string;
  readonly labels: readonly string[];
  readonly components: readonly string[];
  readonly status: Status;
  /** The values of custom fields by id, as they were sent; those of user fields are the user's id. */
  readonly custom: Readonly<Record<string, Json>>;
}

/** An issue as it stands; a change makes a new one of it. */
export interface Issue extends IssueContent {
  /** A number as text. */
  readonly id: string;
  /** As `SEC-42`. */
  readonly key: string;
  /** The project's key. */
  readonly project: string;
  readonly issueType: string;
  /** The id of the user. */
  readonly creator: string;
  /** In milliseconds since 1970. */
  readonly created: number;
  /** In milliseconds since 1970. */
  readonly updated: number;
  readonly properties: Readonly<Record<string, Json>>;
  /** The oldest first. */
  readonly comments: readonly Comment[];
  readonly remoteLinks: readonly RemoteLink[];
  /** What was changed since it was made, the oldest first. */
  readonly history: readonly HistoryEntry[];
}

/** What somebody has changed in an issue at once. */
export interface HistoryEntry {
  readonly id: string;
  /** The id of the user. */
  readonly author: string;
  /** In milliseconds since 1970. */
  readonly created: number;
  readonly items: readonly { readonly field: string; readonly from: string; readonly to: string }[];
}

/** A comment that is about to be written. */
export interface NewComment {
  readonly body: Json;
  readonly properties: Readonly<Record<string, Json>>;
}
