import type { VaultAudit } from '../services/key-vault/audit';
import { madeUpGuid } from '../stack/made-up';
import { isoTime, type LogRow, partsOf } from './row';

/** How Key Vault calls an HTTP status. */
const SIGNATURES: Readonly<Record<number, string>> = {
  200: 'OK',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
};

/** An address out of those that documentation may use: the emulator's playbooks come from nowhere. */
const CALLER = '203.0.113.10';

/**
 * The row that Azure Monitor would have of a call to a vault, in the category AuditEvent. Its result type says `Success` of a refusal too.
 * @param clientIdOf the application id of a principal
 * @see https://learn.microsoft.com/azure/key-vault/general/logging
 */
export function vaultAuditRow(
  audit: VaultAudit,
  index: number,
  clientIdOf: (principalId: string) => string,
): LogRow {
  const { vaultId, operation, time, status, id, uri, apiVersion, principalId, description } = audit;
  return {
    ...vaultColumns(vaultId),
    TimeGenerated: isoTime(time),
    OperationName: operation,
    OperationVersion: apiVersion,
    ResultType: 'Success',
    ResultSignature: SIGNATURES[status] ?? String(status),
    ResultDescription: description,
    DurationMs: 20,
    CallerIPAddress: CALLER,
    CorrelationId: madeUpGuid(`${vaultId} ${index}`),
    requestUri_s: uri,
    id_s: id,
    clientInfo_s: 'azure-logic-apps/1.0',
    httpStatusCode_d: status,
    ...(principalId !== undefined && {
      identity_claim_oid_g: principalId,
      identity_claim_appid_g: clientIdOf(principalId),
    }),
  };
}

/** What every row of a vault has. */
export function vaultColumns(vaultId: string): LogRow {
  const { subscription, group, provider, name } = partsOf(vaultId);
  return {
    ResourceId: vaultId.toUpperCase(),
    Category: 'AuditEvent',
    ResourceGroup: group.toUpperCase(),
    SubscriptionId: subscription,
    ResourceProvider: provider.toUpperCase(),
    Resource: name.toUpperCase(),
    ResourceType: 'VAULTS',
    _ResourceId: vaultId.toLowerCase(),
  };
}
