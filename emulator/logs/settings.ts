import type { Stack } from '../stack/model';

/** A group of log categories, by the categories in it. */
const GROUPS: Readonly<Record<string, readonly string[]>> = { AuditEvent: ['audit'] };

/**
 * Whether a resource's logs of a category go to the workspace: some diagnostic setting of the stack names the category, or a group that
 * it is in, and does not ask for tables of the resource's own.
 * @see https://learn.microsoft.com/azure/azure-monitor/platform/diagnostic-settings
 */
export function isLogged(stack: Stack, resourceId: string, category: string): boolean {
  const wanted = [category, 'allLogs', ...(GROUPS[category] ?? [])];
  return stack.diagnosticSettings.some(
    ({ targetId, workspaceId, logs, destinationType }) =>
      destinationType !== 'Dedicated' &&
      isSame(targetId, resourceId) &&
      isSame(workspaceId, stack.workspace.id) &&
      logs.some((log) => wanted.includes(log)),
  );
}

const isSame = (id: string, other: string): boolean => id.toLowerCase() === other.toLowerCase();
