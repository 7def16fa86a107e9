import { ServiceNowInstance } from '../services/servicenow/instance';
import type { Row } from '../services/servicenow/row';
import type { AppCredential, Stack } from '../stack/model';
import type { WorldOptions } from './options';
import { Denied, StoreAppClient, type StoreAppClientProps } from './store-app-client';

/** What the app works with. */
export interface StoreAppProps {
  readonly client: StoreAppClient;
  readonly instance: ServiceNowInstance;
  /** The tag of the incidents that are its own, compared with regard to case. */
  readonly label: string;
}

interface Incident {
  readonly name: string;
  readonly etag: string;
  readonly properties: Readonly<Record<string, unknown>> & {
    readonly title: string;
    readonly status: string;
  };
}

interface Comment {
  readonly name: string;
  readonly properties: {
    readonly message: string;
    readonly author: { readonly objectId: string | null; readonly name: string | null };
  };
}

/** The app's own user in ServiceNow, and the table that it works in. */
const USER = 'sentinel.store.app';
const TABLE = 'sn_si_incident';
const CLOSED = '3';
const API = 'api-version=2025-09-01';

/** How the app marks what it carries over. @see https://www.servicenow.com/docs/r/security-management/security-incident-response/automate-incident-updates.html */
const FROM_SENTINEL = 'Comment from Sentinel';
const FROM_SERVICENOW = 'Comment from ServiceNow';

/**
 * ServiceNow's Store app, as far as its documentation describes it: it runs in the instance, signs in as an application, reads the incidents of a tag, and keeps a
 * security incident for each in step: status, closing, comments.
 * @see https://www.servicenow.com/docs/r/security-management/security-incident-response/microsoft-azure-sentinel-integration.html
 */
export class StoreApp {
  constructor(private readonly props: StoreAppProps) {}

  /** What the administrator has entered: from now on it signs in with this. */
  enter(credential: AppCredential): void {
    this.props.client.enter(credential);
  }

  /** The security incidents that it has made. */
  tickets(): readonly Row[] {
    return this.props.instance.rows(TABLE).filter(({ sys_created_by: by }) => by === USER);
  }

  /**
   * Does what the app does every minute.
   * @returns why it could not, if it could not
   */
  async poll(): Promise<string | undefined> {
    try {
      const token = await this.props.client.signIn();
      const filter = `properties/labels/any(i: i/labelName eq '${this.props.label}')`;
      const list = (await this.props.client.call(token, {
        action: 'Store app: list incidents',
        path: `incidents?${API}&$filter=${encodeURIComponent(filter)}`,
      })) as { readonly value: readonly Incident[] };
      for (const incident of list.value) await this.#keepInStep(token, incident);
      return undefined;
    } catch (error) {
      if (error instanceof Denied) return error.message;
      throw error;
    }
  }

  async #keepInStep(token: string, incident: Incident): Promise<void> {
    const known = this.#ticketOf(incident.name);
    const ticket = known ?? this.#open(incident);
    const path = `incidents/${incident.name}/comments`;
    const { value: comments } = (await this.props.client.call(token, {
      action: 'Store app: list comments',
      path: `${path}?${API}`,
    })) as { readonly value: readonly Comment[] };
    this.#carryIn(ticket, comments);
    for (const note of this.#notesOf(ticket)) {
      const id = asGuid(note['sys_id'] ?? '');
      if (comments.some(({ name }) => name === id)) continue;
      await this.props.client.call(token, {
        action: 'Store app: write comment',
        method: 'PUT',
        path: `${path}/${id}?${API}`,
        body: { properties: { message: `${FROM_SERVICENOW}: ${note['value']}` } },
      });
    }
    await this.#agreeOnStatus(token, incident, ticket);
  }

  #open({ name, properties }: Incident): Row {
    const fields = {
      short_description: properties.title,
      correlation_id: correlation(name),
      state: '10',
    };
    return this.props.instance.insert(TABLE, fields, USER);
  }

  #ticketOf(guid: string): Row | undefined {
    return this.props.instance.withCorrelation(correlation(guid)).at(0);
  }

  /** Analysts' comments become work notes; what came from here before is left out. */
  #carryIn(ticket: Row, comments: readonly Comment[]): void {
    if (ticket['state'] === CLOSED) return;
    const notes = this.props.instance.journalOf(ticket['sys_id'] ?? '');
    const words = notes.map(({ value = '' }) => value).join('\n');
    for (const { name, properties } of comments) {
      if (properties.message.startsWith(FROM_SERVICENOW) || words.includes(name)) continue;
      this.props.instance
        .as(USER)
        .note(
          TABLE,
          ticket['sys_id'] ?? '',
          `${FROM_SENTINEL} ${name}, ${properties.author.name}: ${properties.message}`,
        );
    }
  }

  #notesOf(ticket: Row): readonly Row[] {
    return this.props.instance
      .journalOf(ticket['sys_id'] ?? '')
      .filter(({ sys_created_by: by }) => by !== USER);
  }

  /** A new incident becomes active; whichever side is closed closes the other. */
  async #agreeOnStatus(token: string, { name }: Incident, { sys_id: id = '' }: Row): Promise<void> {
    const incident = (await this.props.client.call(token, {
      action: 'Store app: read incident',
      path: `incidents/${name}?${API}`,
    })) as Incident;
    const { status } = incident.properties;
    const closed = this.props.instance.row(TABLE, id)?.['state'] === CLOSED;
    if (status === 'Closed') {
      if (closed) return;
      const closing = {
        state: CLOSED,
        close_code: 'Investigation completed',
        close_notes: 'Closed',
      };
      this.props.instance.as(USER).update(TABLE, id, closing);
      return;
    }
    if (!closed && status !== 'New') return;
    const changes = closed
      ? { status: 'Closed', classification: 'Undetermined' }
      : { status: 'Active' };
    await this.props.client.call(token, {
      action: 'Store app: update incident',
      method: 'PUT',
      path: `incidents/${name}?${API}`,
      body: { etag: incident.etag, properties: { ...incident.properties, ...changes } },
    });
  }
}

/** With a prefix, so that no look-up of ours by an incident's GUID takes its ticket for ours. */
const correlation = (guid: string): string => `Sentinel-${guid}`;

/** A `sys_id` with the hyphens of a GUID. */
const asGuid = (id: string): string =>
  id.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

/** The app of a stack's first application; undefined where it has none. Without playbooks that call ServiceNow, it has an instance of its own. */
export function storeAppOf(
  { applications, cloud, tenantId, workspace }: Stack,
  { storeAppLabel: label = 'store-app' }: WorldOptions,
  around: Pick<StoreAppClientProps, 'send'> & {
    readonly instance: ServiceNowInstance | undefined;
    readonly now: () => number;
  },
): StoreApp | undefined {
  const [application] = applications;
  if (application === undefined) return undefined;
  const client = new StoreAppClient({
    application,
    tenantId,
    login: cloud.login,
    resourceManager: cloud.resourceManager,
    workspace: workspace.id,
    send: around.send,
  });
  const instance = around.instance ?? new ServiceNowInstance({ users: [], groups: [] }, around.now);
  return new StoreApp({ client, instance, label });
}
