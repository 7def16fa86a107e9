import { NotImplementedError } from '../../runtime/errors';
import type { Cloud } from '../../stack/cloud';
import { azureError } from '../azure-error';
import { Refusal } from '../refusal';
import { type Request, Service } from '../service';
import type { TokenIssuer } from '../token-issuer';

/** A service principal of a tenant. */
export interface ServicePrincipal {
  /** The object id. */
  readonly id: string;
  readonly appId: string;
  readonly displayName: string;
  /** @default - it has none for applications */
  readonly appRoles?: readonly { readonly id: string; readonly value: string }[];
}

/** What Microsoft Graph works with. */
export interface GraphOptions {
  readonly cloud: Cloud;
  readonly tokens: TokenIssuer;
  readonly principals: readonly ServicePrincipal[];
  /** The roles that a principal holds in APIs now. */
  readonly appRolesOf: (
    principalId: string,
  ) => readonly { readonly appRoleId: string; readonly resourceId: string }[];
  /** Whether somebody may read the directory. */
  readonly mayRead: (principalId: string) => boolean;
}

/**
 * The service principals of a tenant in Microsoft Graph.
 * @see https://learn.microsoft.com/graph/api/serviceprincipal-get
 */
export function graph(options: GraphOptions): Service {
  const app = new Service('Microsoft Graph');
  app.get('/v1.0/:resource', (request) => {
    checkCaller(options, request);
    const { resource = '' } = request.params as Readonly<Record<string, string>>;
    const { $filter = '' } = request.query as Readonly<Record<string, string>>;
    const [, appId] = /^servicePrincipals\(appId='([^']+)'\)$/i.exec(resource) ?? [];
    const [, name] = /^displayName eq '([^']+)'$/i.exec($filter) ?? [];
    if (appId !== undefined) return byAppId(options, appId);
    if (resource === 'servicePrincipals' && name !== undefined) {
      return { value: options.principals.filter(({ displayName }) => displayName === name) };
    }
    throw new NotImplementedError(`Microsoft Graph: GET ${request.url}`);
  });
  // https://learn.microsoft.com/graph/api/serviceprincipal-list-approleassignments
  app.get('/v1.0/servicePrincipals/:id/appRoleAssignments', (request) => {
    checkCaller(options, request);
    const { id = '' } = request.params as Readonly<Record<string, string>>;
    return { value: options.appRolesOf(id) };
  });
  return app;
}

function byAppId({ principals }: GraphOptions, appId: string): ServicePrincipal {
  const found = principals.find((one) => one.appId === appId);
  if (found !== undefined) return found;
  throw new Refusal(
    azureError(
      404,
      'Request_ResourceNotFound',
      `Resource '${appId}' does not exist or one of its queried reference-property objects are not present.`,
    ),
  );
}

function checkCaller({ cloud, tokens, mayRead }: GraphOptions, { headers }: Request): void {
  const token = tokens.read(headers['authorization']);
  if (token?.audience !== `https://${cloud.graph}`) {
    throw new Refusal(
      azureError(401, 'InvalidAuthenticationToken', 'Access token validation failure.'),
    );
  }
  if (mayRead(token.principalId)) return;
  throw new Refusal(
    azureError(
      403,
      'Authorization_RequestDenied',
      'Insufficient privileges to complete the operation.',
    ),
  );
}
