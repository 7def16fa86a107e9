import { z } from 'zod';

import { triggerBody, type TriggerBody } from '../services/sentinel/trigger-body';
import type { Workspace } from '../stack/model';

const INCIDENT_ID =
  /^\/subscriptions\/([^/]+)\/resourceGroups\/([^/]+)\/providers\/Microsoft\.OperationalInsights\/workspaces\/([^/]+)\/providers\/Microsoft\.SecurityInsights\/incidents\/([^/]+)$/i;

/** An incident trigger's body as if the incident had happened in a workspace. */
export interface Payload {
  /** As Sentinel keeps it: lists that were left out or null are empty. */
  readonly body: TriggerBody;
  /** As it was given, nulls and gaps included: what a playbook gets to read. */
  readonly given: GivenBody;
}

/** A trigger's body of which only the incident's name is sure. */
export type GivenBody = Readonly<Record<string, unknown>> & {
  readonly object: { readonly name: string };
};

/**
 * Moves an incident trigger's body into a workspace: every id of the workspace, group and subscription that it comes
 * from points there.
 * @throws Error for a payload that is no incident trigger's body, with what is missing
 */
export function readPayload(payload: unknown, workspace: Workspace): Payload {
  const origin = originOf(payload);
  const workspaceInfo = {
    SubscriptionId: workspace.subscriptionId,
    ResourceGroupName: workspace.resourceGroup,
    WorkspaceName: workspace.name,
  };
  const given = { ...(moveIds(payload, origin, workspace) as GivenBody), workspaceInfo };
  return { body: checked(triggerBody, given), given };
}

/** Where a payload comes from, told by its incident's id. */
function originOf(payload: unknown): Origin {
  const { id, name } = checked(identified, payload).object;
  const [, subscription, group, workspace, guid] = INCIDENT_ID.exec(id) ?? [];
  if (subscription && group && workspace && guid === name) {
    return { subscription, group, name: workspace };
  }
  throw new Error(
    `${NO_PAYLOAD}: object.id is '${id}' and should be the Azure resource id of the incident '${name}'`,
  );
}

const identified = z.looseObject({
  workspaceInfo: z.looseObject({}),
  object: z.looseObject({ id: z.string(), name: z.string() }),
});

const NO_PAYLOAD = "the payload is no body of Sentinel's incident trigger";

function checked<T extends z.ZodType>(schema: T, value: unknown): z.output<T> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new Error(`${NO_PAYLOAD}:\n${z.prettifyError(parsed.error)}`);
}

interface Origin {
  readonly subscription: string;
  readonly group: string;
  readonly name: string;
}

/** Rewrites resource ids in every text, those of what else is in the group or subscription too. */
function moveIds(value: unknown, from: Origin, to: Workspace): unknown {
  const literal = (text: string) => text.replaceAll(/[.+?^${}()|[\]\\*]/g, '\\$&');
  const end = '(?![\\w.()-])';
  const pattern = new RegExp(
    `/subscriptions/${literal(from.subscription)}${end}` +
      `(/resourceGroups/${literal(from.group)}${end}` +
      `(/providers/Microsoft.OperationalInsights/workspaces/${literal(from.name)}${end})?)?`,
    'gi',
  );
  const moved = (_id: string, group: string | undefined, workspace: string | undefined) =>
    workspace !== undefined
      ? to.id
      : group !== undefined
        ? `/subscriptions/${to.subscriptionId}/resourceGroups/${to.resourceGroup}`
        : `/subscriptions/${to.subscriptionId}`;
  const move = (inner: unknown): unknown => {
    if (typeof inner === 'string') return inner.replace(pattern, moved);
    if (Array.isArray(inner)) return inner.map(move);
    if (typeof inner !== 'object' || inner === null) return inner;
    return Object.fromEntries(Object.entries(inner).map(([key, item]) => [key, move(item)]));
  };
  return move(value);
}
