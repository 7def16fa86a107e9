import { Refusal } from '../refusal';
import { Service, type Request, jsonOf } from '../service';
import { z } from 'zod';

import { madeUpGuid } from '../../stack/made-up';
import { azureError } from '../azure-error';
import { authorize, principalOf } from '../resource-manager';
import { authorOf, incidentOf, type SentinelOptions } from './arm-call';
import { writeComment } from './arm-comments';
import type { Incident, IncidentRecord } from './incident';
import { NOBODY, ownerBy } from './owner';
import { bodyAs, message } from './requests';
import { classification, classificationReason, severity, status } from './trigger-body';

const tags = (list: string) =>
  z.strictObject({ [list]: z.array(z.strictObject({ Tag: z.string().min(1) })) }).optional();

/** What updates an incident; what is absent stays. */
const updateBody = z.strictObject({
  incidentArmId: z.string(),
  title: z.string().min(1).optional(),
  description: z.string().optional(),
  severity: severity.optional(),
  status: status.optional(),
  classification: z
    .strictObject({
      ClassificationAndReason: z.string(),
      ClassificationReasonText: z.string().optional(),
    })
    .optional(),
  ownerAction: z.enum(['Assign', 'Unassign']).optional(),
  owner: z.string().optional(),
  tagsToAdd: tags('TagsToAdd'),
  tagsToRemove: tags('TagsToRemove'),
});

const commentBody = z.strictObject({ incidentArmId: z.string(), message });
const getBody = z.strictObject({ incidentArmId: z.string() });

/**
 * The operations of the managed connector "azuresentinel" that playbooks use. The connector signs in with the identity
 * of the connection, so Sentinel's roles hold for it as for anyone.
 * @see https://learn.microsoft.com/connectors/azuresentinel
 */
export function sentinelConnector(options: SentinelOptions): Service {
  const app = new Service('Sentinel connector');
  const { store } = options;

  /** The incident that a body names, once the connection's identity may act on it. */
  const open = (request: Request, action: string, incidentArmId: string) => {
    const principalId = principalOf(request, options);
    authorize(options, principalId, `Microsoft.SecurityInsights/${action}`, incidentArmId);
    // The connector calls the API: an update reads and writes an incident, and counts as a write.
    if (action === 'incidents/write') options.throttle?.count('PUT', 'incidents');
    const prefix = `${store.workspaceId}/providers/Microsoft.SecurityInsights/incidents/`;
    if (!incidentArmId.toLowerCase().startsWith(prefix.toLowerCase())) {
      throw new Refusal(
        azureError(404, 'NotFound', `The incident '${incidentArmId}' was not found.`),
      );
    }
    const record = incidentOf(options, incidentArmId.slice(prefix.length));
    return { principalId, record, by: { source: 'Playbook', name: options.nameOf(principalId) } };
  };

  app.put('/Incidents', (request) => {
    const body = bodyAs(updateBody, jsonOf(request.body));
    const { record, by } = open(request, 'incidents/write', body.incidentArmId);
    return store.update(record, { properties: updated(record.incident, body) }, by).incident;
  });
  app.post('/Incidents/Comment', (request) => {
    const body = bodyAs(commentBody, jsonOf(request.body));
    const { record, principalId, by } = open(
      request,
      'incidents/comments/write',
      body.incidentArmId,
    );
    const name = madeUpGuid(`${record.incident.etag} ${record.incident.id}`);
    const author = authorOf(options, principalId);
    return writeComment(store, record, { name, message: body.message, author }, by).comment;
  });
  app.post('/Incidents', (request) => {
    const { incidentArmId } = bodyAs(getBody, jsonOf(request.body));
    return open(request, 'incidents/read', incidentArmId).record.incident;
  });
  return app;
}

type Update = z.output<typeof updateBody>;
type Properties = IncidentRecord['incident']['properties'];

function updated({ properties }: Incident, body: Update): Properties {
  const { title, description, severity: newSeverity, status: newStatus } = body;
  return {
    ...properties,
    ...(title !== undefined && { title }),
    ...(description !== undefined && { description }),
    ...(newSeverity !== undefined && { severity: newSeverity }),
    ...(newStatus !== undefined && { status: newStatus }),
    ...(body.classification !== undefined && classified(body.classification)),
    ...(body.ownerAction !== undefined && { owner: ownerOf(body) }),
    labels: labelsOf(properties.labels, body),
  };
}

function classified(given: NonNullable<Update['classification']>) {
  const { ClassificationAndReason: both, ClassificationReasonText: text } = given;
  // Playbooks write both 'TruePositive - SuspiciousActivity' and 'True Positive - Suspicious Activity'.
  const [kind, reason] = both.split('-').map((part) => part.replaceAll(/\s/g, ''));
  return {
    classification: bodyAs(classification, kind),
    ...(reason !== undefined && { classificationReason: bodyAs(classificationReason, reason) }),
    ...(text !== undefined && { classificationComment: text }),
  };
}

function ownerOf({ ownerAction, owner }: Update): NonNullable<Properties['owner']> {
  if (ownerAction === 'Unassign') return NOBODY;
  if (owner === undefined) {
    throw new Refusal(azureError(400, 'BadRequest', "'owner' is required to assign an incident."));
  }
  return owner.includes('@') ? ownerBy(owner) : { ...NOBODY, objectId: owner, assignedTo: owner };
}

function labelsOf(labels: Properties['labels'], { tagsToAdd, tagsToRemove }: Update) {
  const removed = new Set(tagsToRemove?.['TagsToRemove']?.map(({ Tag }) => Tag));
  const kept = labels.filter(({ labelName }) => !removed.has(labelName));
  const wanted = tagsToAdd?.['TagsToAdd']?.map(({ Tag }) => Tag) ?? [];
  const fresh = [...new Set(wanted)].filter(
    (tag) => !kept.some(({ labelName }) => labelName === tag),
  );
  return [...kept, ...fresh.map((labelName) => ({ labelName, labelType: 'User' }))];
}
