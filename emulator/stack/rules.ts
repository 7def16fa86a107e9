import { z } from 'zod';

import type { Json } from '../../workflow/parameter';
import type { Block } from './document';
import { StackError } from './error';
import type { AutomationRule, RuleAction } from './model';
import { nested, readBlock } from './read-block';
import type { Resolver } from './resolver';

const rule = z.strictObject({
  name: z.string(),
  log_analytics_workspace_id: z.string(),
  display_name: z.string(),
  order: z.number(),
  enabled: z.boolean().default(true),
  expiration: z.iso.datetime().optional(),
  triggers_on: z.literal('Incidents').default('Incidents'),
  triggers_when: z.enum(['Created', 'Updated']).default('Created'),
  condition_json: z.string().optional(),
  action_playbook: nested(
    z.strictObject({ order: z.number(), logic_app_id: z.string(), tenant_id: z.string() }),
  ),
  action_incident: nested(
    z.strictObject({
      order: z.number(),
      status: z.string().optional(),
      classification: z.string().optional(),
      classification_comment: z.string().optional(),
      labels: z.array(z.string()).optional(),
      severity: z.string().optional(),
    }),
  ),
});

/** An automation rule and the workspace it belongs to. */
export interface PlacedRule {
  readonly workspaceId: string;
  readonly rule: AutomationRule;
}

/** Reads an automation rule. */
export function readAutomationRule(block: Block, resolver: Resolver): PlacedRule {
  const read = readBlock(block, rule, resolver);
  const workspaceId = read.log_analytics_workspace_id;
  const playbooks = read.action_playbook.map((action) => ({
    order: action.order,
    action: {
      kind: 'playbook' as const,
      playbookId: action.logic_app_id,
      tenantId: action.tenant_id,
    },
  }));
  const changes = read.action_incident.map(({ order, ...change }) => ({
    order,
    action: modification(change),
  }));
  const actions = [...playbooks, ...changes].sort((a, b) => a.order - b.order);
  return {
    workspaceId,
    rule: {
      address: block.address,
      id: `${workspaceId}/providers/Microsoft.SecurityInsights/automationRules/${read.name}`,
      displayName: read.display_name,
      order: read.order,
      triggersWhen: read.triggers_when,
      enabled: read.enabled,
      ...(read.expiration !== undefined && { expiration: read.expiration }),
      conditions: conditionsOf(read.condition_json ?? '[]', block.address),
      actions: actions.map(({ action }) => action),
    },
  };
}

type Change = Omit<z.output<typeof rule>['action_incident'][number], 'order'>;

/** azurerm writes classification and reason as one word, as `BenignPositive_SuspiciousButExpected`. */
function modification(change: Change): RuleAction {
  const [classification, classificationReason] = change.classification?.split('_') ?? [];
  const properties: Readonly<Record<string, Json | undefined>> = {
    status: change.status,
    severity: change.severity,
    classification,
    classificationReason,
    classificationComment: change.classification_comment,
    labels: change.labels?.map((labelName) => ({ labelName, labelType: 'User' })),
  };
  return {
    kind: 'modify',
    properties: Object.fromEntries(
      Object.entries(properties).flatMap(([key, value]) =>
        value === undefined ? [] : [[key, value]],
      ),
    ),
  };
}

function conditionsOf(text: string, address: string): readonly Json[] {
  const parsed = z
    .string()
    .transform((json, context): unknown => {
      try {
        return JSON.parse(json);
      } catch {
        context.addIssue({ code: 'custom', message: 'is no JSON' });
        return z.NEVER;
      }
    })
    .pipe(z.array(z.json()))
    .safeParse(text);
  if (parsed.success) return parsed.data;
  throw new StackError(
    `${address}.condition_json`,
    `should be a JSON array of conditions:\n${z.prettifyError(parsed.error)}`,
  );
}
