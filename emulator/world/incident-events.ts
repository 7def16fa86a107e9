import { triggerIncident, updatesOf } from '../services/sentinel/changes';
import type { IncidentChange, IncidentRecord } from '../services/sentinel/incident';
import type { IncidentStore } from '../services/sentinel/incident-store';
import type {
  IncidentUpdates,
  TriggerBody,
  TriggerIncident,
} from '../services/sentinel/trigger-body';
import type { IncidentEvent } from '../automation-rules';
import type { Runtime } from '../runtime/runtime';
import type { Workspace } from '../stack/model';
import type { Automation } from './automation';
import { beforeUpdate, updateDraft } from './incident-history';
import type { WorldOptions } from './options';
import type { GivenBody } from './payload';

/** What happens to incidents: saved in Sentinel, then told to its automation. */
export class IncidentEvents {
  readonly #collected = new Map<string, Collected>();

  constructor(
    private readonly store: IncidentStore,
    private readonly automation: Automation,
    private readonly workspace: Workspace,
    private readonly way: EventWay,
  ) {
    store.onChange((change) => this.#changed(change));
  }

  /** An incident is created; one that is there keeps its state. */
  create(incident: TriggerIncident, body: GivenBody): void {
    if (this.store.get(incident.name) === undefined) this.store.add(incident);
    this.#send({ when: 'Created', incident }, body);
  }

  /** The incident of an update is created as it was before. */
  createBeforeUpdate(body: TriggerBody): void {
    const { incidentUpdates: _, ...created } = body;
    const incident = beforeUpdate(body);
    this.create(incident, { ...created, object: incident });
  }

  /** An incident is updated. */
  update(body: TriggerBody, updates: IncidentUpdates): void {
    const before = this.store.get(body.object.name);
    if (before === undefined) return;
    const { source = 'Alert grouping', name = source } = updates.updatedBy ?? {};
    const by = { source, name };
    const saved = this.store.save(before, updateDraft(before, body), by);
    const after = this.store.importComments(saved, updates.comments ?? [], by);
    this.#updated(before, updates, {
      ...body,
      object: { ...body.object, ...triggerIncident(after) },
    });
  }

  /** The body with which Sentinel starts a playbook on an incident as it is now. */
  bodyOf(record: IncidentRecord): TriggerBody {
    const { subscriptionId, resourceGroup, name } = this.workspace;
    return {
      objectSchemaType: 'Incident',
      workspaceInfo: {
        SubscriptionId: subscriptionId,
        ResourceGroupName: resourceGroup,
        WorkspaceName: name,
      },
      object: triggerIncident(record),
    };
  }

  /** Forgets what was still being collected. */
  reset(): void {
    this.#collected.clear();
  }

  /** Every saved change of an incident is an event of its own, whoever made it. */
  #changed(change: IncidentChange): void {
    const updates = updatesOf(change);
    if (updates === undefined) return;
    const body = { ...this.bodyOf(change.after), incidentUpdates: updates };
    this.#updated(change.before, updates, body);
  }

  #updated(before: IncidentRecord, updates: IncidentUpdates, body: TriggerBody): void {
    const { severity, status } = before.incident.properties;
    const previous = { severity, status };
    const event: UpdateEvent = { when: 'Updated', incident: body.object, updates, previous };
    if (this.way.collapseMinutes === undefined) this.#send(event, body);
    else this.#collect(event, this.way.collapseMinutes);
  }

  /** Keeps an update for a while, with those that come meanwhile: one event then tells of all, and of the latest state alone. */
  #collect(event: UpdateEvent, minutes: number): void {
    const { name } = event.incident;
    const earlier = this.#collected.get(name);
    if (earlier !== undefined) {
      earlier.updates = united(earlier.updates, event.updates);
      return;
    }
    const collected: Collected = { previous: event.previous, updates: event.updates };
    this.#collected.set(name, collected);
    this.#later(minutes * 60_000, () => {
      this.#collected.delete(name);
      const record = this.store.get(name);
      if (record === undefined) return;
      const { updates, previous } = collected;
      const body = { ...this.bodyOf(record), incidentUpdates: updates };
      this.#send({ when: 'Updated', incident: body.object, updates, previous }, body);
    });
  }

  /** Sends an event to the rules: once and at once, unless it has another fate. */
  #send(event: IncidentEvent, body: GivenBody): void {
    const fate = this.way.fateOf?.(event) ?? 'once';
    if (fate === 'lost') return;
    if (typeof fate === 'object') {
      this.#later(fate.late, () => {
        this.automation.handle(event, body);
      });
      return;
    }
    this.automation.handle(event, body);
    if (fate === 'twice') this.automation.handle(event, body);
  }

  #later(milliseconds: number, work: () => void): void {
    const { scheduler } = this.way.runtime;
    scheduler.spawn(async () => {
      await scheduler.sleep(milliseconds);
      work();
    });
  }
}

type UpdateEvent = IncidentEvent & Required<Pick<IncidentEvent, 'updates' | 'previous'>>;

/** Updates of an incident that wait to be told as one. */
interface Collected {
  readonly previous: UpdateEvent['previous'];
  updates: IncidentUpdates;
}

/** The way of events to the automation rules. */
export interface EventWay extends Pick<WorldOptions, 'collapseMinutes' | 'fateOf'> {
  readonly runtime: Runtime;
}

/** Two updates as one: all that was changed or added, by whoever came last. */
const united = (first: IncidentUpdates, second: IncidentUpdates): IncidentUpdates => ({
  ...first,
  ...second,
  updatedFields: [...new Set([...first.updatedFields, ...second.updatedFields])],
  ...both('alerts', first.alerts, second.alerts),
  ...both('comments', first.comments, second.comments),
  ...both('labels', first.labels, second.labels),
  ...both('tactics', first.tactics, second.tactics),
});

const both = <K extends string, T>(
  key: K,
  first: readonly T[] | undefined,
  second: readonly T[] | undefined,
): Partial<Record<K, T[]>> =>
  first === undefined && second === undefined
    ? {}
    : ({ [key]: [...(first ?? []), ...(second ?? [])] } as Partial<Record<K, T[]>>);
