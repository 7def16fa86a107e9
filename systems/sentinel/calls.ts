import { connector, http } from '../../workflow/actions';
import { call } from '../../workflow/calls';
import { type Action, bodyOf } from '../../workflow/definition';
import type { Need } from '../../workflow/needs';
import { text } from '../../workflow/text';
import { type Expr, type Value, isExpr, required } from '../../workflow/tree';
import { type AzureContext, asItself } from '../azure/identity';
import type {
  ClassificationAndReason,
  Comment,
  Incident,
  IncidentProperties,
  Page,
  Severity,
  Status,
} from './types';

/** The newest stable version of the API. */
const API_VERSION = '2025-09-01';

const RESPONDER: Need = { kind: 'role', role: 'Microsoft Sentinel Responder', on: 'workspace' };

/** What starting a playbook needs beside the permission on the incident. */
const OPERATOR: Need = {
  kind: 'role',
  role: 'Microsoft Sentinel Playbook Operator',
  on: 'playbooks',
};

/** What all calls to Sentinel over Azure Resource Manager share. */
const arm = (azure: AzureContext, path: Expr<string>) => ({
  uri: text`${azure.cloud.arm}${path}`,
  authentication: asItself(azure, azure.cloud.armAudience),
  needs: [RESPONDER],
});

/**
 * Reads an incident as it is now: the event that started the run may be old.
 * @param id the incident's resource id
 * @see https://learn.microsoft.com/rest/api/securityinsights/incidents/get
 */
export const readIncident = (
  name: string,
  azure: AzureContext,
  id: Expr<string>,
): Action<Incident> =>
  http<Incident>(name, {
    method: 'GET',
    ...arm(azure, text`${id}?api-version=${API_VERSION}`),
    idempotent: true,
  });

/**
 * The properties of an incident that was read. An answer without them is none, and fails whoever reads it.
 */
export const propertiesOf = (read: Action<Incident>): Expr<IncidentProperties> =>
  required(bodyOf(read) as Expr<Incident>, 'properties');

/**
 * Lists incidents, those that were modified first at the front.
 * @param ask the filter in OData, with times in whole seconds; at most 1,000 of them
 * @see https://learn.microsoft.com/rest/api/securityinsights/incidents/list
 */
export const listIncidents = (
  name: string,
  azure: AzureContext,
  workspaceId: string,
  ask: { readonly filter: Value<string>; readonly top: number },
): Action<Page<Incident>> =>
  http<Page<Incident>>(name, {
    method: 'GET',
    ...arm(azure, text`${workspaceId}/providers/Microsoft.SecurityInsights/incidents`),
    queries: {
      'api-version': API_VERSION,
      $filter: ask.filter,
      $orderby: 'properties/lastModifiedTimeUtc asc',
      $top: ask.top,
    },
    idempotent: true,
  });

/** The most comments that an incident can have. @see https://learn.microsoft.com/azure/sentinel/sentinel-service-limits */
export const MAX_COMMENTS = 100;

/**
 * Lists all comments of an incident, the oldest first.
 * @see https://learn.microsoft.com/rest/api/securityinsights/incident-comments/list
 */
export const listComments = (
  name: string,
  azure: AzureContext,
  id: Expr<string>,
): Action<Page<Comment>> =>
  http<Page<Comment>>(name, {
    method: 'GET',
    ...arm(azure, text`${id}/comments`),
    queries: {
      'api-version': API_VERSION,
      $orderby: 'properties/createdTimeUtc asc',
      $top: MAX_COMMENTS,
    },
    idempotent: true,
  });

/** Reads one comment of an incident; 404 where there is none. */
export const readComment = (
  name: string,
  azure: AzureContext,
  id: Expr<string>,
  comment: Expr<string>,
): Action<Comment> =>
  http<Comment>(name, {
    method: 'GET',
    ...arm(azure, text`${id}/comments/${comment}?api-version=${API_VERSION}`),
    idempotent: true,
  });

/**
 * Writes a comment with an id of its own, so that writing it twice is writing it once: 201 when it is new, 200 when it was there.
 * @param comment the comment's id, a GUID
 * @see https://learn.microsoft.com/rest/api/securityinsights/incident-comments/create-or-update
 */
export const writeComment = (
  name: string,
  azure: AzureContext,
  id: Expr<string>,
  comment: Expr<string>,
  message: Value<string>,
): Action<Comment> =>
  http<Comment>(name, {
    method: 'PUT',
    ...arm(azure, text`${id}/comments/${comment}?api-version=${API_VERSION}`),
    body: { properties: { message } },
    idempotent: true,
  });

/**
 * What changes in an incident; what is left out stays.
 * @see https://learn.microsoft.com/connectors/azuresentinel/
 */
export interface IncidentChanges {
  readonly status?: Value<Status>;
  readonly severity?: Value<Severity>;
  /** Why it is closed. */
  readonly classification?: {
    readonly ClassificationAndReason: Value<ClassificationAndReason>;
    readonly ClassificationReasonText: Value<string>;
  };
  /** Makes somebody the owner, by user principal name or object id. */
  readonly ownerAction?: 'Assign';
  readonly owner?: Value<string>;
  /** Tags to put on it; one that is there already changes nothing. */
  readonly tagsToAdd?: { readonly TagsToAdd: readonly { readonly Tag: Value<string> }[] };
}

/**
 * Updates an incident through the connector: a partial update, which the API itself does not offer.
 * @param id the incident's resource id
 * @param changes what changes, or an expression for it
 */
export const updateIncident = (
  name: string,
  id: Expr<string>,
  changes: Value<IncidentChanges>,
): Action =>
  connector(name, {
    api: 'azuresentinel',
    method: 'put',
    path: '/Incidents',
    body: isExpr(changes)
      ? call('setProperty', changes, 'incidentArmId', id)
      : { incidentArmId: id, ...changes },
    idempotent: true,
    needs: [RESPONDER],
  });

/**
 * Starts a playbook on an incident, as an analyst would by hand. Starting it twice does its work once: our playbooks look before they write.
 * @param playbook the workflow's resource id
 * @see https://learn.microsoft.com/rest/api/securityinsights/incidents/run-playbook
 */
export const startPlaybook = (
  name: string,
  azure: AzureContext,
  id: Expr<string>,
  { playbook, tenantId }: { readonly playbook: Value<string>; readonly tenantId: string },
): Action => {
  const { needs, ...call } = arm(azure, text`${id}/runPlaybook?api-version=${API_VERSION}`);
  return http(name, {
    method: 'POST',
    ...call,
    body: { logicAppsResourceId: playbook, tenantId },
    idempotent: true,
    needs: [...needs, OPERATOR],
  });
};
