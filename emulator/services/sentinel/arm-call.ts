import { Refusal } from '../refusal';
import type { Reply, Request, Handler } from '../service';
import { azureError } from '../azure-error';
import { authorize, checkApiVersion, principalOf, type ResourceManager } from '../resource-manager';
import type { Author, Editor, IncidentRecord } from './incident';
import type { IncidentStore } from './incident-store';
import type { Throttle } from './throttle';

/** What Sentinel's applications work with. */
export interface SentinelOptions extends ResourceManager {
  readonly store: IncidentStore;
  /** The name of a principal, as the author of comments shows it. */
  readonly nameOf: (principalId: string) => string;

  /**
   * The source that automation rules see where a principal writes through Azure Resource Manager. Microsoft documents
   * neither this nor the strings of the API.
   */
  readonly sourceOf: (principalId: string) => 'User' | 'Application';

  /** Counts calls against Sentinel's limits; undefined where a world has none. */
  readonly throttle: Throttle | undefined;

  /** Tells of an incident that was made through the API: automation rules see it like any other. */
  readonly created: (record: IncidentRecord) => void;

  /** Starts a playbook on an incident, for a principal. */
  readonly runPlaybook: (
    playbookId: string,
    record: IncidentRecord,
    principalId: string,
  ) => PlaybookStart;
}

/** What became of a request to start a playbook: there may be none, or it may take no more runs. */
export type PlaybookStart = 'started' | 'unknown' | 'busy';

/** Stable versions of the API, and previews, which tell more of an incident. */
export const API_VERSIONS = [
  '2023-02-01',
  '2023-11-01',
  '2024-03-01',
  '2024-09-01',
  '2025-01-01-preview',
  '2025-03-01',
  '2025-06-01',
  '2025-07-01-preview',
  '2025-09-01',
  '2025-10-01-preview',
];

/** Where incidents are in a URL. */
export const INCIDENTS =
  '/subscriptions/:subscription/resourceGroups/:group' +
  '/providers/Microsoft.OperationalInsights/workspaces/:workspace' +
  '/providers/Microsoft.SecurityInsights/incidents';

/** A call that came with a good token and was allowed. */
export interface ArmCall {
  readonly request: Request;
  readonly reply: Reply;
  readonly principalId: string;
  /** The GUID in the path; empty for a list. */
  readonly incident: string;
  /** The comment in the path; empty where there is none. */
  readonly comment: string;
}

/** Checks token, API version and role before a handler runs. */
export const armHandler =
  (options: SentinelOptions, action: string, handle: (call: ArmCall) => unknown): Handler =>
  (request, reply) => {
    const principalId = principalOf(request, options);
    checkApiVersion(request, API_VERSIONS);
    const {
      subscription = '',
      group = '',
      workspace = '',
      incident = '',
      comment = '',
    } = request.params as Readonly<Record<string, string>>;
    const id =
      `/subscriptions/${subscription}/resourceGroups/${group}` +
      `/providers/Microsoft.OperationalInsights/workspaces/${workspace}`;
    const scope = `${id}/providers/Microsoft.SecurityInsights/incidents/${incident}`;
    authorize(
      options,
      principalId,
      `Microsoft.SecurityInsights/incidents/${action}`,
      scope.replace(/\/$/, ''),
    );
    options.throttle?.count(
      request.method,
      action.startsWith('comments') ? 'comments' : 'incidents',
    );
    if (id.toLowerCase() !== options.store.workspaceId.toLowerCase()) {
      throw new Refusal(
        azureError(
          404,
          'ResourceNotFound',
          `The Resource 'Microsoft.OperationalInsights/workspaces/${workspace}' ` +
            `under resource group '${group}' was not found.`,
        ),
      );
    }
    return handle({ request, reply, principalId, incident, comment });
  };

/** The incident that a call is about. @throws Refusal with 404 */
export function incidentOf(
  { store }: Pick<SentinelOptions, 'store'>,
  name: string,
): IncidentRecord {
  const record = store.get(name);
  if (record !== undefined) return record;
  throw new Refusal(azureError(404, 'NotFound', `Incident '${name}' was not found.`));
}

/** How a principal shows as the author of what it writes. */
export const authorOf = (
  { nameOf }: Pick<SentinelOptions, 'nameOf'>,
  principalId: string,
): Author => ({
  objectId: principalId,
  name: nameOf(principalId),
  email: null,
  userPrincipalName: null,
});

/** How a principal that writes through Azure Resource Manager shows to automation rules. */
export const armEditor = (
  { nameOf, sourceOf }: Pick<SentinelOptions, 'nameOf' | 'sourceOf'>,
  principalId: string,
): Editor => ({ source: sourceOf(principalId), name: nameOf(principalId) });
