import type { IncidentUpdates, TriggerIncident } from '../services/sentinel/trigger-body';

/** Something that happened to an incident, as automation rules see it. */
export interface IncidentEvent {
  readonly when: 'Created' | 'Updated';
  readonly incident: TriggerIncident;

  /**
   * What the update changed and who made it.
   * @default - nothing: the incident was created
   */
  readonly updates?: IncidentUpdates;

  /**
   * Severity and status before the update.
   * @default - as the incident has them now
   */
  readonly previous?: { readonly severity: string; readonly status: string };
}
