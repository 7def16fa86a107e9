import { connector, http } from '../../workflow/actions';
import { call, concat } from '../../workflow/calls';
import type { Action } from '../../workflow/definition';
import type { Need } from '../../workflow/needs';
import { text } from '../../workflow/text';
import type { Expr, Value } from '../../workflow/tree';
import { type AzureContext, asItself } from '../azure/identity';
import { guid, incident } from './incident';
import type { Incident } from './types';

/** The newest stable version of the API. */
const API_VERSION = '2025-09-01';

const responder: Need = { kind: 'role', role: 'Microsoft Sentinel Responder', on: 'workspace' };

/**
 * Reads the incident as it is now: the event that started the run may be old.
 * @see https://learn.microsoft.com/rest/api/securityinsights/incidents/get
 */
export const readIncident = (name: string, azure: AzureContext): Action<Incident> =>
  http<Incident>(name, {
    method: 'GET',
    uri: text`${azure.cloud.arm}${incident.id}?api-version=${API_VERSION}`,
    authentication: asItself(azure, azure.cloud.armAudience),
    idempotent: true,
    needs: [responder],
  });

/**
 * Which of the bridge's own comments on an incident it is: eight hexadecimal digits. Writing the same one again overwrites it.
 */
export const COMMENTS = {
  servicenowTicket: '5e4c0001',
  servicenowFailure: '5e4c0002',
} as const;
export type CommentKind = keyof typeof COMMENTS;

/** The id of a comment of ours: a GUID, the same for the same incident and kind. */
const commentId = (kind: CommentKind): Expr<string> =>
  concat(COMMENTS[kind], call('substring', guid, 8));

/**
 * Writes a comment with an id of its own, so that writing it twice is writing it once: 201 when it is new, 200 when it was there.
 * @see https://learn.microsoft.com/rest/api/securityinsights/incident-comments/create-or-update
 */
export const writeComment = (
  name: string,
  azure: AzureContext,
  kind: CommentKind,
  message: Value<string>,
): Action =>
  http(name, {
    method: 'PUT',
    uri: text`${azure.cloud.arm}${incident.id}/comments/${commentId(kind)}?api-version=${API_VERSION}`,
    authentication: asItself(azure, azure.cloud.armAudience),
    body: { properties: { message } },
    idempotent: true,
    needs: [responder],
  });

/**
 * Puts a label on the incident, through the connector: a partial update, which the API itself does not offer.
 * Adding a label that is there changes nothing.
 * @see https://learn.microsoft.com/connectors/azuresentinel/
 */
export const addLabel = (name: string, label: Value<string>): Action =>
  connector(name, {
    api: 'azuresentinel',
    method: 'put',
    path: '/Incidents',
    body: { incidentArmId: incident.id, tagsToAdd: { TagsToAdd: [{ Tag: label }] } },
    idempotent: true,
    needs: [responder],
  });
