import type { IncidentChange, IncidentRecord } from './incident';
import type { IncidentUpdates, TriggerIncident } from './trigger-body';

/** The incident of a trigger body, as Sentinel composes it from what it keeps. */
export function triggerIncident(record: IncidentRecord): TriggerIncident {
  const { incident, alerts, bookmarks, entities, comments } = record;
  return {
    ...incident,
    properties: {
      ...incident.properties,
      alerts: [...alerts],
      // Published playbooks read the property in either spelling.
      Alerts: [...alerts],
      bookmarks: [...bookmarks],
      relatedEntities: [...entities],
      comments: comments.map((comment) => ({
        ...comment,
        properties: { ...comment.properties, author: { ...comment.properties.author } },
      })),
    },
  };
}

const added = <T>(before: readonly T[], after: readonly T[], key: (item: T) => unknown): T[] => {
  const known = new Set(before.map(key));
  return after.filter((item) => !known.has(key(item)));
};

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/**
 * What an update event says of a change; undefined for a change that makes no event: a removed tag, an edited comment,
 * title or description, a classification alone.
 * @see https://learn.microsoft.com/azure/sentinel/automate-incident-handling-with-automation-rules
 */
export function updatesOf({ before, after, by }: IncidentChange): IncidentUpdates | undefined {
  const [old, fresh] = [before.incident.properties, after.incident.properties];
  const tactics = added(
    old.additionalData.tactics ?? [],
    fresh.additionalData.tactics ?? [],
    (tactic) => tactic,
  );
  const labels = added(old.labels, fresh.labels, ({ labelName }) => labelName);
  const alerts = added(before.alerts, after.alerts, ({ properties, name }) =>
    String(properties['systemAlertId'] ?? name),
  );
  const { comments } = triggerIncident({
    ...after,
    comments: added(before.comments, after.comments, ({ name }) => name),
  }).properties;

  const fields = [
    ...(old.status !== fresh.status ? ['Status'] : []),
    ...(old.severity !== fresh.severity ? ['Severity'] : []),
    ...(!same(old.owner, fresh.owner) ? ['Owner'] : []),
    ...(labels.length > 0 ? ['Labels'] : []),
    ...(comments.length > 0 ? ['Comments'] : []),
    ...(alerts.length > 0 ? ['Alerts'] : []),
    ...(tactics.length > 0 ? ['Tactics'] : []),
  ];
  if (fields.length === 0) return undefined;
  const classified = !same(old['classification'], fresh['classification']);
  return {
    updatedFields: [...fields, ...(classified ? ['Classification'] : [])],
    updatedTime: String(fresh.lastModifiedTimeUtc),
    updatedBy: { ...by },
    ...(labels.length > 0 && { labels }),
    ...(comments.length > 0 && { comments }),
    ...(alerts.length > 0 && { alerts }),
    ...(tactics.length > 0 && { tactics }),
  };
}
