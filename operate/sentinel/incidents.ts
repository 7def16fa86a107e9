import * as z from 'zod';
import { idsOf } from '../../constructs/ids';
import {
  CLASSIFICATIONS,
  SEVERITIES,
  STATUSES,
  type Classification,
  type Severity,
  type Status,
} from '../../systems/sentinel/types';
import type { Access } from '../access';
import { Problem } from '../problem';

const API_VERSION = '2025-09-01';

/** What an update sends back as it was read: everything that a write replaces. */
const incident = z.object({
  name: z.string(),
  etag: z.string().optional(),
  properties: z.object({
    title: z.string(),
    description: z.string().nullish(),
    severity: z.enum(SEVERITIES),
    status: z.enum(STATUSES),
    owner: z.record(z.string(), z.unknown()).nullish(),
    labels: z.array(z.object({ labelName: z.string() })).nullish(),
    firstActivityTimeUtc: z.string().nullish(),
    lastActivityTimeUtc: z.string().nullish(),
    classification: z.enum(CLASSIFICATIONS).nullish(),
    classificationReason: z.string().nullish(),
    classificationComment: z.string().nullish(),
    incidentNumber: z.number().optional(),
    additionalData: z.object({ commentsCount: z.number().nullish() }).nullish(),
  }),
});

/** An incident, as far as the bridge's commands read it. */
export type Incident = z.output<typeof incident>;

const comment = z.object({ name: z.string(), properties: z.object({ message: z.string() }) });

/** A comment on an incident. */
export interface Comment {
  /** Its id, a GUID. */
  readonly id: string;
  readonly message: string;
}

/** What a new incident is made of. */
export interface NewIncident {
  readonly title: string;
  readonly description: string;
  readonly severity: Severity;
  readonly tags: readonly string[];
}

/** What changes in an incident; what is left out stays. */
export interface IncidentChange {
  readonly severity?: Severity;
  readonly status?: Status;
  readonly classification?: Classification;
  readonly classificationComment?: string;
}

/** How often a change is tried that somebody else's comes before. */
const ATTEMPTS = 5;

/**
 * The incidents of an environment's workspace, by GUID.
 * @see https://learn.microsoft.com/rest/api/securityinsights/incidents
 */
export class Incidents {
  readonly #path: string;

  constructor(private readonly access: Access) {
    this.#path = `${idsOf(access.environment).workspace}/providers/Microsoft.SecurityInsights/incidents`;
  }

  /** The incident; undefined where there is none. */
  find(guid: string): Promise<Incident | undefined> {
    return this.access.arm.find(`${this.#path}/${guid}`, { apiVersion: API_VERSION }, incident);
  }

  read(guid: string): Promise<Incident> {
    return this.access.arm.get(`${this.#path}/${guid}`, { apiVersion: API_VERSION }, incident);
  }

  async create(guid: string, { tags, ...properties }: NewIncident): Promise<Incident> {
    const labels = tags.map((labelName) => ({ labelName }));
    const { value } = await this.#write(guid, {
      properties: { ...properties, status: 'New', labels },
    });
    return value;
  }

  /** Changes an incident. A write replaces everything, so it is read before; who comes in between makes it read again. */
  async change(guid: string, change: IncidentChange): Promise<Incident> {
    for (let attempt = 1; ; attempt++) {
      const { etag, properties } = await this.read(guid);
      const { incidentNumber: _, additionalData: __, ...written } = properties;
      try {
        const { value } = await this.#write(guid, {
          ...(etag !== undefined && { etag }),
          properties: { ...written, ...change },
        });
        return value;
      } catch (error) {
        const isOvertaken = error instanceof Problem && error.obstacle === 'conflict';
        if (!isOvertaken || attempt === ATTEMPTS) throw error;
      }
    }
  }

  /** Writes a comment under an id of ours; tells whether it is new. */
  comment(guid: string, { id, message }: Comment): Promise<{ readonly created: boolean }> {
    return this.access.arm.put(
      `${this.#path}/${guid}/comments/${id}`,
      { apiVersion: API_VERSION, body: { properties: { message } } },
      comment,
    );
  }

  async comments(guid: string): Promise<readonly Comment[]> {
    const all = await this.access.arm.list(
      `${this.#path}/${guid}/comments`,
      { apiVersion: API_VERSION, query: { $top: '100' } },
      comment,
    );
    return all.map(({ name, properties }) => ({ id: name, message: properties.message }));
  }

  /**
   * Starts a playbook on an incident; it reads the incident as it is then.
   * @param playbook the workflow's resource id
   * @see https://learn.microsoft.com/rest/api/securityinsights/incidents/run-playbook
   */
  startPlaybook(guid: string, playbook: string): Promise<void> {
    const { arm, environment } = this.access;
    const body = { logicAppsResourceId: playbook, tenantId: environment.azure.tenantId };
    return arm.post(`${this.#path}/${guid}/runPlaybook`, { apiVersion: API_VERSION, body });
  }

  #write(guid: string, body: unknown) {
    return this.access.arm.put(
      `${this.#path}/${guid}`,
      { apiVersion: API_VERSION, body },
      incident,
    );
  }
}
