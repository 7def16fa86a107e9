import { z } from 'zod';

/** The four severities of an incident. */
export const severity = z.enum(['High', 'Medium', 'Low', 'Informational']);

/** The three statuses of an incident. */
export const status = z.enum(['New', 'Active', 'Closed']);

/** Why an incident was closed. */
export const classification = z.enum([
  'BenignPositive',
  'FalsePositive',
  'TruePositive',
  'Undetermined',
]);

/** Why an incident got its classification. */
export const classificationReason = z.enum([
  'InaccurateData',
  'IncorrectAlertLogic',
  'SuspiciousActivity',
  'SuspiciousButExpected',
]);

/** A tag on an incident. */
export const label = z.looseObject({ labelName: z.string(), labelType: z.string().optional() });

/** A list that a payload may leave out or give as null. */
const listOf = <T extends z.ZodType>(item: T) =>
  z
    .array(item)
    .nullish()
    .transform((list) => list ?? []);

const texts = z.array(z.string());

/** An alert or an entity that belongs to an incident. */
export const related = z.looseObject({
  kind: z.string().optional(),
  properties: z.record(z.string(), z.json()).default({}),
});

/** A comment as a trigger body has it. */
export const comment = z.looseObject({
  id: z.string().optional(),
  name: z.string(),
  properties: z.looseObject({
    message: z.string(),
    createdTimeUtc: z.string().optional(),
    author: z.record(z.string(), z.json()).optional(),
  }),
});

/** The properties that an incident has as an Azure resource. */
const incidentProperties = z.looseObject({
  title: z.string().nullish(),
  description: z.string().nullish(),
  severity,
  status,
  incidentNumber: z.int(),
  providerName: z.string().nullish(),
  createdTimeUtc: z.string().optional(),
  lastModifiedTimeUtc: z.string().optional(),
  owner: z.record(z.string(), z.json()).nullish(),
  labels: listOf(label),
  relatedAnalyticRuleIds: listOf(z.string()),
  additionalData: z
    .looseObject({ alertProductNames: texts.nullish(), tactics: texts.nullish() })
    .nullish()
    .transform((data) => data ?? {}),
});

/** A trigger brings along what Azure Resource Manager keeps beside the incident. */
const properties = incidentProperties.extend({
  alerts: listOf(related),
  bookmarks: listOf(related),
  relatedEntities: listOf(related),
  comments: listOf(comment),
});

const updates = z.looseObject({
  updatedFields: texts.default([]),
  updatedTime: z.string().optional(),
  updatedBy: z.looseObject({ source: z.string(), name: z.string().optional() }).optional(),
  alerts: z.array(related).optional(),
  comments: z.array(comment).optional(),
  labels: z.array(label).optional(),
  tactics: texts.optional(),
});

/**
 * The body with which Sentinel's incident trigger starts a playbook.
 * @see https://learn.microsoft.com/azure/sentinel/automation/playbook-triggers-actions
 */
export const triggerBody = z.looseObject({
  workspaceInfo: z.looseObject({
    SubscriptionId: z.string(),
    ResourceGroupName: z.string(),
    WorkspaceName: z.string(),
  }),
  incidentUpdates: updates.optional(),
  object: z.looseObject({
    id: z.string(),
    name: z.string(),
    etag: z.string().optional(),
    properties,
  }),
});

/** A trigger body that was checked. */
export type TriggerBody = z.output<typeof triggerBody>;
/** The incident in a trigger body. */
export type TriggerIncident = TriggerBody['object'];
/** The properties of an incident as Azure Resource Manager shows them. */
export type IncidentProperties = z.output<typeof incidentProperties>;
/** What changed, in the trigger body of an update. */
export type IncidentUpdates = z.output<typeof updates>;
/** An alert or an entity of an incident. */
export type Related = z.output<typeof related>;
