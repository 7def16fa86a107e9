import type { IncidentRecord } from '../services/sentinel/incident';
import type { IncidentDraft } from '../services/sentinel/incident-store';
import { NOBODY } from '../services/sentinel/owner';
import type { TriggerBody, TriggerIncident } from '../services/sentinel/trigger-body';

/** The first items, without those whose key is among the others. */
function without<T>(
  items: readonly T[],
  others: readonly T[] = [],
  key: (item: T) => unknown,
): T[] {
  const gone = new Set(others.map(key));
  return items.filter((item) => !gone.has(key(item)));
}

const nameOf = (item: Readonly<Record<string, unknown>>): unknown => item['name'];
const labelOf = ({ labelName }: { readonly labelName: string }): unknown => labelName;

/**
 * The incident of an update's body as it was when it was created. What the update says nothing about (the severity
 * that a changed one replaces) is taken to have been the same.
 */
export function beforeUpdate(body: TriggerBody): TriggerIncident {
  const { object, incidentUpdates } = body;
  if (incidentUpdates === undefined) return object;
  const { updatedFields, alerts, comments, labels, tactics } = incidentUpdates;
  const {
    classification: _classification,
    classificationReason: _reason,
    classificationComment: _comment,
    ...open
  } = object.properties;
  // Whatever an update of a closed incident changed, the incident was open when it was created.
  const wasNew = object.properties.status === 'Closed' || updatedFields.includes('Status');
  const reclassified = wasNew || updatedFields.includes('Classification');
  const properties = reclassified ? open : object.properties;
  const { additionalData } = object.properties;
  const fewer = (count: unknown, by: readonly unknown[] = []): number =>
    Math.max(0, Number(count ?? 0) - by.length);
  return {
    ...object,
    properties: {
      ...properties,
      ...(wasNew && { status: 'New' as const }),
      ...(updatedFields.includes('Owner') && { owner: NOBODY }),
      labels: without(properties.labels, labels, labelOf),
      comments: without(properties.comments, comments, nameOf),
      alerts: without(properties.alerts, alerts, nameOf),
      additionalData: {
        ...additionalData,
        tactics: without(additionalData.tactics ?? [], tactics, (tactic) => tactic),
        commentsCount: fewer(additionalData['commentsCount'], comments),
        alertsCount: fewer(additionalData['alertsCount'], alerts),
      },
    },
  };
}

/** What the update of a trigger's body changes in the incident that Sentinel has. */
export function updateDraft(
  record: IncidentRecord,
  { object, incidentUpdates }: TriggerBody,
): IncidentDraft {
  const fields = incidentUpdates?.updatedFields ?? [];
  const { properties } = record.incident;
  const fresh = object.properties;
  const tactics = fresh.additionalData.tactics ?? [];
  const alerts = without(fresh.alerts, [...record.alerts], nameOf);
  return {
    properties: {
      ...properties,
      ...((fields.includes('Status') || fresh.status === 'Closed') && { status: fresh.status }),
      ...(fields.includes('Severity') && { severity: fresh.severity }),
      ...(fields.includes('Owner') && { owner: fresh.owner }),
      ...(fields.includes('Classification') && {
        classification: fresh['classification'],
        classificationReason: fresh['classificationReason'],
        classificationComment: fresh['classificationComment'],
      }),
      labels: [...properties.labels, ...without(fresh.labels, properties.labels, labelOf)],
      additionalData: {
        ...properties.additionalData,
        tactics: [...new Set([...(properties.additionalData.tactics ?? []), ...tactics])],
        alertsCount: record.alerts.length + alerts.length,
      },
    },
    alerts: [...record.alerts, ...alerts],
  };
}
