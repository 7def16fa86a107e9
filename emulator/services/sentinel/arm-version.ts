import type { Request } from '../service';
import type { Incident } from './incident';

/** What only preview versions of the API tell in an incident's additional data; the trigger of a playbook tells it too. */
const PREVIEW_ONLY = ['mergedIncidentNumber', 'mergedIncidentUrl', 'techniques', 'teamInformation'];

/**
 * An incident as the version of the API that is asked answers it.
 * @see https://learn.microsoft.com/rest/api/securityinsights/incidents/get
 */
export function inVersionOf({ query }: Request, whole: Incident): Incident {
  const version = (query as Readonly<Record<string, string>>)['api-version'] ?? '';
  if (version.endsWith('-preview')) return whole;
  const { properties, ...incident } = whole;
  const told = Object.entries(properties.additionalData).filter(
    ([name]) => !PREVIEW_ONLY.includes(name),
  );
  return { ...incident, properties: { ...properties, additionalData: Object.fromEntries(told) } };
}
