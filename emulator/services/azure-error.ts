/** An answer of an Azure service that is no success: its status and its error as JSON. */
export interface AzureError {
  readonly status: number;
  readonly body: { readonly error: { readonly code: string; readonly message: string } };
}

/** An error in the shape all Azure services share. */
export const azureError = (status: number, code: string, message: string): AzureError => ({
  status,
  body: { error: { code, message } },
});

/**
 * What Azure Resource Manager says when no role allows a call.
 * @see https://learn.microsoft.com/azure/role-based-access-control/troubleshooting
 */
export const authorizationFailed = (
  principalId: string,
  action: string,
  scope: string,
): AzureError =>
  azureError(
    403,
    'AuthorizationFailed',
    `The client '${principalId}' with object id '${principalId}' does not have authorization to perform ` +
      `action '${action}' over scope '${scope}' or the scope is invalid. ` +
      `If access was recently granted, please refresh your credentials.`,
  );
