import type { OutboundRequest } from '../runtime/outbound';
import type { TokenIssuer } from '../services/token-issuer';
import { NotImplementedError } from '../runtime/errors';
import { type Stack, StackError } from '../stack';

/**
 * The `Authorization` header of a call: what Azure makes of an action's or connection's way to sign in.
 * @throws StackError where the workflow has no such identity
 */
export function authorizationOf(
  stack: Stack,
  tokens: TokenIssuer,
  request: OutboundRequest,
): string | undefined {
  const { authentication, connection, caller } = request;
  if (connection !== undefined) {
    const principal = principalOf(stack, caller.workflow, connection.identity);
    return `Bearer ${tokens.issue(principal, `https://${stack.cloud.resourceManager}/`)}`;
  }
  switch (authentication?.type) {
    case undefined:
      return undefined;
    case 'ManagedServiceIdentity': {
      const principal = principalOf(stack, caller.workflow, authentication.identity);
      return `Bearer ${tokens.issue(principal, authentication.audience)}`;
    }
    case 'Basic': {
      const { username, password } = authentication;
      return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
    }
    case 'Raw':
      return authentication.value;
    case 'ActiveDirectoryOAuth':
    case 'ClientCertificate':
      throw new NotImplementedError(
        `${caller.action}: signs in with the secret or certificate of an application, for which the ` +
          'emulator issues no tokens; use a managed identity',
      );
  }
}

/** The object id of an identity of a workflow; no id means the system-assigned one. */
function principalOf(stack: Stack, workflowId: string, identityId: string | undefined): string {
  const workflow = stack.workflows.find(({ id }) => id.toLowerCase() === workflowId.toLowerCase());
  const { systemPrincipalId, userAssigned = [] } = workflow?.identity ?? {};
  if (identityId === undefined) {
    if (systemPrincipalId !== undefined) return systemPrincipalId;
    throw new StackError(
      workflow?.address ?? workflowId,
      'signs in with its system-assigned identity and has none; name the user-assigned identity in the action',
    );
  }
  const same = (id: string) => id.toLowerCase() === identityId.toLowerCase();
  const identity = stack.identities.find(({ id }) => same(id));
  if (identity !== undefined && userAssigned.some(same)) return identity.principalId;
  throw new StackError(
    workflow?.address ?? workflowId,
    `signs in with '${identityId}', which is not among its identities: ${userAssigned.join(', ') || 'it has none'}`,
  );
}
