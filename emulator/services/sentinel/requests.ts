import { Refusal } from '../refusal';
import { z } from 'zod';

import { azureError } from '../azure-error';
import { classification, classificationReason, label, severity, status } from './trigger-body';

/** The longest comment, in characters. @see https://learn.microsoft.com/azure/sentinel/sentinel-service-limits */
const MAX_MESSAGE = 30_000;

const owner = z.strictObject({
  objectId: z.guid().nullish(),
  email: z.string().nullish(),
  assignedTo: z.string().nullish(),
  userPrincipalName: z.string().nullish(),
  ownerType: z.enum(['Unknown', 'User', 'Group']).nullish(),
});

/**
 * The body that creates or replaces an incident. Read-only properties may come along, as they do in a body that was
 * read and sent back; they change nothing.
 * @see https://learn.microsoft.com/rest/api/securityinsights/incidents/create-or-update
 */
export const incidentBody = z.object({
  etag: z.string().optional(),
  properties: z.object({
    title: z.string().min(1).max(500),
    severity,
    status,
    description: z.string().max(5000).nullish(),
    owner: owner.nullish(),
    labels: z.array(label.pick({ labelName: true })).default([]),
    firstActivityTimeUtc: z.iso.datetime().nullish(),
    lastActivityTimeUtc: z.iso.datetime().nullish(),
    classification: classification.nullish(),
    classificationReason: classificationReason.nullish(),
    classificationComment: z.string().nullish(),
  }),
});

/** The message of a comment. */
export const message = z.string().min(1).max(MAX_MESSAGE);

/** The body that writes a comment. */
export const commentBody = z.object({ properties: z.object({ message }) });

/** The body that starts a playbook on an incident. */
export const runPlaybookBody = z.strictObject({
  logicAppsResourceId: z.string(),
  tenantId: z.guid().optional(),
});

/** A request's body in the shape that the service wants. @throws Refusal with 400 that says what is wrong */
export function bodyAs<T extends z.ZodType>(schema: T, body: unknown): z.output<T> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new Refusal(
    azureError(400, 'BadRequest', `Invalid request body. ${z.prettifyError(parsed.error)}`),
  );
}
