import type { IncidentProperties, Related } from './trigger-body';

/** An incident as an Azure resource. */
export interface Incident {
  readonly id: string;
  /** A GUID. */
  readonly name: string;
  readonly etag: string;
  readonly type: 'Microsoft.SecurityInsights/Incidents';
  readonly properties: IncidentProperties;
}

/** Who wrote a comment. */
export interface Author {
  readonly objectId: string | null;
  readonly name: string | null;
  readonly email: string | null;
  readonly userPrincipalName: string | null;
}

/** A comment on an incident as an Azure resource. */
export interface Comment {
  readonly id: string;
  readonly name: string;
  readonly etag: string;
  readonly type: 'Microsoft.SecurityInsights/incidents/comments';
  readonly properties: {
    readonly message: string;
    readonly createdTimeUtc: string;
    readonly lastModifiedTimeUtc: string;
    readonly author: Author;
  };
}

/** An incident and what Sentinel keeps beside it. */
export interface IncidentRecord {
  readonly incident: Incident;
  /** In the order in which they were written. */
  readonly comments: readonly Comment[];
  readonly alerts: readonly Related[];
  readonly bookmarks: readonly Related[];
  readonly entities: readonly Related[];
}

/** Who changed an incident. */
export interface Editor {
  /** The source that automation rules see, as `Playbook` or `User`. */
  readonly source: string;
  readonly name: string;
}

/** A change of an incident that was saved. */
export interface IncidentChange {
  readonly before: IncidentRecord;
  readonly after: IncidentRecord;
  readonly by: Editor;
}

/** An incident as it was once it was made, or once it was changed. */
export interface IncidentVersion {
  readonly record: IncidentRecord;
  /** Milliseconds since 1970. */
  readonly time: number;
  /** @default - nobody, an alert has made it */
  readonly by?: Editor | undefined;
}
