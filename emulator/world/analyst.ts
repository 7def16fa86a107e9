import { madeUpGuid } from '../stack/made-up';
import type { Comment, Editor, IncidentRecord } from '../services/sentinel/incident';
import type { IncidentDraft, IncidentStore } from '../services/sentinel/incident-store';
import { NOBODY, ownerBy } from '../services/sentinel/owner';
import type { IncidentProperties } from '../services/sentinel/trigger-body';
import type { IncidentEvents } from './incident-events';

/** Why an analyst closes an incident. */
export interface Closing {
  readonly classification: 'TruePositive' | 'BenignPositive' | 'FalsePositive' | 'Undetermined';
  /** @default - none */
  readonly reason?: string;
  /** @default - none */
  readonly comment?: string;
}

/** What an analyst does to incidents, each step saved and told as Sentinel does. */
export class Analyst {
  #comments = 0;

  constructor(
    private readonly store: IncidentStore,
    private readonly events: IncidentEvents,
    private readonly name = 'Ada Analyst',
  ) {}

  /** An incident comes into being, with these properties beside those that every incident has, and with what took part in it. */
  create(
    guid: string,
    properties: Partial<IncidentProperties> = {},
    entities: IncidentRecord['entities'] = [],
  ): void {
    const body = this.events.bodyOf({
      incident: {
        id: `${this.store.workspaceId}/providers/Microsoft.SecurityInsights/incidents/${guid}`,
        name: guid,
        etag: '',
        type: 'Microsoft.SecurityInsights/Incidents',
        properties: {
          title: 'Suspicious sign-in',
          description: 'Somebody signed in from an unusual place.',
          severity: 'Medium',
          status: 'New',
          incidentNumber: this.store.size + 1,
          incidentUrl: `https://portal.azure.com/#asset/${guid}`,
          providerName: 'Azure Sentinel',
          owner: NOBODY,
          labels: [],
          relatedAnalyticRuleIds: [],
          ...properties,
          additionalData: {
            alertsCount: 1,
            bookmarksCount: 0,
            commentsCount: 0,
            alertProductNames: ['Azure Sentinel'],
            tactics: ['InitialAccess'],
            ...properties.additionalData,
          },
        },
      },
      comments: [],
      alerts: [],
      bookmarks: [],
      entities,
    });
    this.events.create(body.object, body);
  }

  setSeverity(guid: string, severity: IncidentProperties['severity']): void {
    this.#edit(guid, { severity });
  }

  activate(guid: string): void {
    this.#edit(guid, { status: 'Active', ...NOT_CLASSIFIED });
  }

  close(guid: string, { classification, reason, comment }: Closing): void {
    this.#edit(guid, {
      status: 'Closed',
      classification,
      classificationReason: reason ?? null,
      classificationComment: comment ?? null,
    });
  }

  /** Gives the incident to somebody, by e-mail address. */
  assign(guid: string, email: string): void {
    this.#edit(guid, { owner: ownerBy(email) });
  }

  unassign(guid: string): void {
    this.#edit(guid, { owner: NOBODY });
  }

  addTag(guid: string, labelName: string): void {
    const { labels } = this.#record(guid).incident.properties;
    this.#edit(guid, { labels: [...labels, { labelName, labelType: 'User' }] });
  }

  removeTag(guid: string, labelName: string): void {
    const { labels } = this.#record(guid).incident.properties;
    this.#edit(guid, { labels: labels.filter((label) => label.labelName !== labelName) });
  }

  rename(guid: string, title: string): void {
    this.#edit(guid, { title });
  }

  /** Writes a comment; gives its id. */
  comment(guid: string, message: string): string {
    const name = madeUpGuid(`comment ${(this.#comments += 1)} of ${this.name}`);
    const author = {
      objectId: madeUpGuid(this.name),
      name: this.name,
      email: null,
      userPrincipalName: null,
    };
    this.store.writeComment(this.#record(guid), { name, message, author }, this.#editor);
    return name;
  }

  /** Removes a comment, which tells nobody. */
  removeComment(guid: string, id: string): void {
    const record = this.#record(guid);
    const comments: readonly Comment[] = record.comments.filter(({ name }) => name !== id);
    this.#save(record, { comments });
  }

  /** Defender finds that two incidents are one: the first goes on as the second, and is closed. */
  merge(guid: string, into: string): void {
    const target = this.#record(into).incident.properties;
    const { additionalData } = this.#record(guid).incident.properties;
    this.#edit(guid, {
      status: 'Closed',
      classification: 'Undetermined',
      additionalData: {
        ...additionalData,
        mergedIncidentNumber: String(target.incidentNumber),
        mergedIncidentUrl: `https://security.microsoft.com/incidents/${target.incidentNumber}`,
      },
    });
  }

  /** Deletes an incident, which tells nobody. */
  remove(guid: string): void {
    this.store.remove(this.#record(guid));
  }

  #edit(guid: string, changes: Partial<IncidentProperties>): void {
    const record = this.#record(guid);
    this.#save(record, { properties: { ...record.incident.properties, ...changes } });
  }

  #save(record: IncidentRecord, draft: IncidentDraft): void {
    this.store.update(record, draft, this.#editor);
  }

  #record(guid: string): IncidentRecord {
    const record = this.store.get(guid);
    if (record !== undefined) return record;
    throw new Error(`there is no incident '${guid}': create it first`);
  }

  get #editor(): Editor {
    return { source: 'User', name: this.name };
  }
}

const NOT_CLASSIFIED = {
  classification: null,
  classificationReason: null,
  classificationComment: null,
};
