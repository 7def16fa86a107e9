import { Refusal } from '../refusal';
import { type Service, jsonOf } from '../service';
import { azureError } from '../azure-error';
import { NotImplementedError } from '../../runtime/errors';
import {
  type ArmCall,
  armEditor,
  armHandler,
  authorOf,
  incidentOf,
  INCIDENTS,
  type SentinelOptions,
} from './arm-call';
import { type IncidentStore, MAX_COMMENTS } from './incident-store';
import type { Author, Editor, IncidentRecord } from './incident';
import { type ListQuery, listPage } from './list';
import { bodyAs, commentBody } from './requests';

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Adds the routes of an incident's comments.
 * @see https://learn.microsoft.com/rest/api/securityinsights/incident-comments
 */
export function addCommentRoutes(app: Service, options: SentinelOptions): void {
  const on = (action: string, handle: (call: ArmCall) => unknown) =>
    armHandler(options, `comments/${action}`, handle);
  const all = `${INCIDENTS}/:incident/comments`;

  app.get(
    all,
    on('read', ({ incident, request }) =>
      listPage(
        incidentOf(options, incident).comments,
        request.query as ListQuery,
        `https://${options.cloud.resourceManager}${request.url}`,
      ),
    ),
  );
  app.get(
    `${all}/:comment`,
    on('read', (call) => commentOf(options, call)),
  );
  app.put(
    `${all}/:comment`,
    on('write', (call) => putComment(options, call)),
  );
  app.delete(
    `${all}/:comment`,
    on('delete', ({ incident, comment, principalId, reply }) => {
      const record = incidentOf(options, incident);
      const comments = record.comments.filter(({ name }) => name !== comment);
      if (comments.length === record.comments.length) return reply.code(204).send();
      options.store.update(record, { comments }, armEditor(options, principalId));
      return reply.code(200).send();
    }),
  );
}

function commentOf(options: SentinelOptions, { incident, comment }: ArmCall) {
  const found = incidentOf(options, incident).comments.find(({ name }) => name === comment);
  if (found !== undefined) return found;
  throw new Refusal(azureError(404, 'NotFound', `Incident comment '${comment}' was not found.`));
}

function putComment(
  options: SentinelOptions,
  { incident, comment: name, principalId, request, reply }: ArmCall,
) {
  if (!GUID.test(name)) {
    throw new NotImplementedError(
      `the comment id '${name}' is no GUID; whether Sentinel takes another id is documented nowhere, so derive a GUID`,
    );
  }
  const record = incidentOf(options, incident);
  const { message } = bodyAs(commentBody, jsonOf(request.body)).properties;
  const { comment, created } = writeComment(
    options.store,
    record,
    { name, message, author: authorOf(options, principalId) },
    armEditor(options, principalId),
  );
  return reply.code(created ? 201 : 200).send(comment);
}

/** Writes a comment unless the incident is full. @throws Refusal with 400 */
export function writeComment(
  store: IncidentStore,
  record: IncidentRecord,
  draft: { readonly name: string; readonly message: string; readonly author: Author },
  by: Editor,
) {
  const full = record.comments.length >= MAX_COMMENTS;
  if (full && !record.comments.some(({ name }) => name === draft.name)) {
    throw new Refusal(
      azureError(
        400,
        'BadRequest',
        `The incident has reached the maximum of ${MAX_COMMENTS} comments.`,
      ),
    );
  }
  return store.writeComment(record, draft, by);
}
