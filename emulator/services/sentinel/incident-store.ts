import { Kept } from '../../kept';
import type {
  Author,
  Comment,
  Editor,
  IncidentChange,
  IncidentRecord,
  IncidentVersion,
} from './incident';
import type { IncidentProperties, Related, TriggerIncident } from './trigger-body';

/** The most comments an incident can have. @see https://learn.microsoft.com/azure/sentinel/sentinel-service-limits */
export const MAX_COMMENTS = 100;

/** What a new version of an incident is made of. */
export interface IncidentDraft {
  readonly properties?: IncidentProperties;
  readonly comments?: readonly Comment[];
  readonly alerts?: readonly Related[];
}

/** A comment as a trigger body has it. */
type GivenComment = TriggerIncident['properties']['comments'][number];

/** A comment to be written. */
export interface CommentDraft {
  readonly name: string;
  readonly message: string;
  readonly author: Author;
}

/** The incidents of a workspace. Records are never changed, only replaced. */
export class IncidentStore {
  readonly #records = new Map<string, IncidentRecord>();
  readonly #listeners: ((change: IncidentChange) => void)[] = [];
  readonly #versions: Kept<IncidentVersion>;
  #version = 0;

  /**
   * @param now the time in milliseconds since 1970
   * @param kept how many versions of incidents are kept, at least; all by default
   */
  constructor(
    readonly workspaceId: string,
    readonly now: () => number,
    kept?: number,
  ) {
    this.#versions = new Kept(kept);
  }

  /** The incident with a GUID. */
  get(name: string): IncidentRecord | undefined {
    return this.#records.get(name.toLowerCase());
  }

  /** How many incidents there are. */
  get size(): number {
    return this.#records.size;
  }

  /** All incidents, in the order in which they were made. */
  list(): readonly IncidentRecord[] {
    return [...this.#records.values()];
  }

  /** Every incident as it was after each of its changes, in the order in which they happened. */
  versions(): readonly IncidentVersion[] {
    return this.#versions.list;
  }

  /** Calls a function after each change of an incident. */
  onChange(listener: (change: IncidentChange) => void): void {
    this.#listeners.push(listener);
  }

  /** Adds an incident as a trigger body has it, which an alert or somebody has made. */
  add({ name, properties: given }: TriggerIncident, by?: Editor): IncidentRecord {
    const { alerts, Alerts: _, bookmarks, relatedEntities, comments, ...properties } = given;
    const id = this.#id(name);
    const time = this.#time();
    const record: IncidentRecord = {
      incident: {
        id,
        name,
        etag: this.#etag(),
        type: 'Microsoft.SecurityInsights/Incidents',
        properties: { createdTimeUtc: time, lastModifiedTimeUtc: time, ...properties },
      },
      comments: comments.map((comment) => this.#foreignComment(id, comment)),
      alerts,
      bookmarks,
      entities: relatedEntities,
    };
    return this.#keep(record, by);
  }

  /** Saves a new version of an incident and says so to the listeners. */
  update(before: IncidentRecord, draft: IncidentDraft, by: Editor): IncidentRecord {
    const after = this.save(before, draft, by);
    for (const listener of this.#listeners) listener({ before, after, by });
    return after;
  }

  /** Saves a new version of an incident. */
  save(before: IncidentRecord, draft: IncidentDraft, by: Editor): IncidentRecord {
    const properties = draft.properties ?? before.incident.properties;
    const after: IncidentRecord = {
      comments: draft.comments ?? before.comments,
      alerts: draft.alerts ?? before.alerts,
      bookmarks: before.bookmarks,
      entities: before.entities,
      incident: {
        ...before.incident,
        etag: this.#etag(),
        properties: {
          ...properties,
          lastModifiedTimeUtc: this.#time(),
          additionalData: {
            ...properties.additionalData,
            ...(draft.comments !== undefined && { commentsCount: draft.comments.length }),
          },
        },
      },
    };
    return this.#keep(after, by);
  }

  /** Saves comments that came with an event, unless the incident has them. */
  importComments(
    record: IncidentRecord,
    given: readonly GivenComment[],
    by: Editor,
  ): IncidentRecord {
    const known = new Set(record.comments.map(({ name }) => name));
    const fresh = given.filter(({ name }) => !known.has(name));
    if (fresh.length === 0) return record;
    const { id } = record.incident;
    const comments = fresh.map((comment) => this.#foreignComment(id, comment));
    return this.save(record, { comments: [...record.comments, ...comments] }, by);
  }

  /** Writes a comment; the incident's etag changes with it. */
  writeComment(
    before: IncidentRecord,
    { name, message, author }: CommentDraft,
    by: Editor,
  ): { readonly comment: Comment; readonly created: boolean } {
    const known = before.comments.find((comment) => comment.name === name);
    const time = this.#time();
    const comment: Comment = {
      id: `${before.incident.id}/comments/${name}`,
      name,
      etag: this.#etag(),
      type: 'Microsoft.SecurityInsights/incidents/comments',
      properties: {
        message,
        createdTimeUtc: known?.properties.createdTimeUtc ?? time,
        lastModifiedTimeUtc: time,
        author: known?.properties.author ?? author,
      },
    };
    const comments =
      known === undefined
        ? [...before.comments, comment]
        : before.comments.map((other) => (other === known ? comment : other));
    this.update(before, { comments }, by);
    return { comment, created: known === undefined };
  }

  /** Removes an incident. */
  remove(record: IncidentRecord): void {
    this.#records.delete(record.incident.name.toLowerCase());
  }

  /** Removes everything; listeners stay. */
  reset(): void {
    this.#records.clear();
    this.#versions.reset();
    this.#version = 0;
  }

  #keep(record: IncidentRecord, by: Editor | undefined): IncidentRecord {
    this.#records.set(record.incident.name.toLowerCase(), record);
    this.#versions.note({ record, time: this.now(), by });
    return record;
  }

  #foreignComment(incidentId: string, comment: GivenComment): Comment {
    const { message, createdTimeUtc = this.#time(), author = {} } = comment.properties;
    const text = (key: string) => {
      const value = author[key];
      return typeof value === 'string' ? value : null;
    };
    return {
      id: `${incidentId}/comments/${comment.name}`,
      name: comment.name,
      etag: this.#etag(),
      type: 'Microsoft.SecurityInsights/incidents/comments',
      properties: {
        message,
        createdTimeUtc,
        lastModifiedTimeUtc: createdTimeUtc,
        author: {
          objectId: text('objectId'),
          name: text('name'),
          email: text('email'),
          userPrincipalName: text('userPrincipalName'),
        },
      },
    };
  }

  #id(name: string): string {
    return `${this.workspaceId}/providers/Microsoft.SecurityInsights/incidents/${name}`;
  }

  #time(): string {
    return new Date(this.now()).toISOString();
  }

  #etag(): string {
    this.#version += 1;
    return `"${this.#version.toString(16).padStart(8, '0')}-0000-0100-0000-000000000000"`;
  }
}
