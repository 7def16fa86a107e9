import { triggerIncident, updatesOf } from '../services/sentinel/changes';
import type { IncidentChange, IncidentRecord } from '../services/sentinel/incident';
import type { IncidentStore } from '../services/sentinel/incident-store';
import type {
  IncidentUpdates,
  TriggerBody,
  TriggerIncident,
} from '../services/sentinel/trigger-body';
import type { Workspace } from '../stack/model';
import type { Automation } from './automation';
import { beforeUpdate, updateDraft } from './incident-history';
import type { GivenBody } from './payload';

/** What happens to incidents: saved in Sentinel, then told to its automation. */
export class IncidentEvents {
  constructor(
    private readonly store: IncidentStore,
    private readonly automation: Automation,
    private readonly workspace: Workspace,
  ) {
    store.onChange((change) => this.#changed(change));
  }

  /** An incident is created; one that is there keeps its state. */
  create(incident: TriggerIncident, body: GivenBody): void {
    if (this.store.get(incident.name) === undefined) this.store.add(incident);
    this.automation.handle({ when: 'Created', incident }, body);
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
    const saved = this.store.save(before, updateDraft(before, body));
    const after = this.store.importComments(saved, updates.comments ?? []);
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
    this.automation.handle({ when: 'Updated', incident: body.object, updates, previous }, body);
  }
}
