import type { Incident } from './incident';

/** What only preview versions of the API tell in an incident's additional data; the trigger of a playbook tells it too. */
const PREVIEW_ONLY = ['mergedIncidentNumber', 'mergedIncidentUrl', 'techniques', 'teamInformation'];

/**
 * An incident as the stable version of the API answers it.
 * @see https://learn.microsoft.com/rest/api/securityinsights/incidents/get
 */
export function inStableVersion({ properties, ...incident }: Incident): Incident {
  const told = Object.entries(properties.additionalData).filter(
    ([name]) => !PREVIEW_ONLY.includes(name),
  );
  return { ...incident, properties: { ...properties, additionalData: Object.fromEntries(told) } };
}
