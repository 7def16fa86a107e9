import * as z from 'zod';

const key = z.union([z.string(), z.number()]);

const change = z.object({
  actions: z.array(z.string()),
  before: z.unknown().optional(),
  after: z.unknown().optional(),
  after_unknown: z.unknown().optional(),
  before_sensitive: z.unknown().optional(),
  after_sensitive: z.unknown().optional(),
  replace_paths: z.array(z.array(key)).nullish(),
  importing: z.object({ id: z.string().nullish() }).nullish(),
});

const resourceChange = z.object({
  address: z.string(),
  previous_address: z.string().nullish(),
  mode: z.string().nullish(),
  type: z.string(),
  name: z.string().nullish(),
  deposed: z.string().nullish(),
  action_reason: z.string().nullish(),
  change,
});

/**
 * What `terraform show -json` writes of a plan, as far as a review reads it; everything else is passed over.
 * @see https://developer.hashicorp.com/terraform/internals/json-format
 */
export const planSchema = z.object({
  format_version: z.string(),
  terraform_version: z.string().nullish(),
  errored: z.boolean().nullish(),
  complete: z.boolean().nullish(),
  applyable: z.boolean().nullish(),
  variables: z.record(z.string(), z.unknown()).nullish(),
  resource_changes: z.array(resourceChange).nullish(),
  resource_drift: z.array(resourceChange).nullish(),
  deferred_changes: z
    .array(z.object({ reason: z.string().nullish(), resource_change: resourceChange.nullish() }))
    .nullish(),
  output_changes: z.record(z.string(), change).nullish(),
  planned_values: z.unknown().optional(),
  prior_state: z.unknown().optional(),
  configuration: z.unknown().optional(),
  checks: z.unknown().optional(),
});

export type PlanJson = z.output<typeof planSchema>;
export type ResourceChangeJson = z.output<typeof resourceChange>;
export type ChangeJson = z.output<typeof change>;
