import { Refusal } from './refusal';
import type { Request } from './service';
import type { Permissions } from '../roles';
import type { Cloud } from '../stack/cloud';
import { authorizationFailed, azureError } from './azure-error';
import type { TokenIssuer } from './token-issuer';

/** What Azure Resource Manager checks before a resource provider sees a call. */
export interface ResourceManager {
  readonly cloud: Cloud;
  readonly tokens: TokenIssuer;
  readonly permissions: Permissions;
}

/**
 * The principal behind a call's token.
 * @throws Refusal with 401 where the token is missing, foreign or for another audience
 */
export function principalOf(
  request: Request,
  { cloud, tokens }: Pick<ResourceManager, 'cloud' | 'tokens'>,
): string {
  const { authorization } = request.headers;
  if (authorization === undefined) {
    throw new Refusal(
      azureError(
        401,
        'AuthenticationFailed',
        "Authentication failed. The 'Authorization' header is missing.",
      ),
    );
  }
  const token = tokens.read(authorization);
  if (token === undefined) {
    throw new Refusal(
      azureError(401, 'InvalidAuthenticationToken', 'The access token is invalid.'),
    );
  }
  const allowed = cloud.resourceManagerAudiences;
  if (!allowed.includes(token.audience)) {
    const audiences = allowed.map((audience) => `'${audience}/','${audience}'`).join(',');
    throw new Refusal(
      azureError(
        401,
        'InvalidAuthenticationTokenAudience',
        `The access token has been obtained for wrong audience or resource '${token.audience}'. ` +
          `It should exactly match with one of the allowed audiences ${audiences}.`,
      ),
    );
  }
  return token.principalId;
}

/** @throws Refusal with 403 where no role allows the principal's action */
export function authorize(
  { permissions }: Pick<ResourceManager, 'permissions'>,
  principalId: string,
  action: string,
  scope: string,
): void {
  if (permissions.allows({ principalId, action, plane: 'control', scope })) return;
  throw new Refusal(authorizationFailed(principalId, action, scope));
}

/** @throws Refusal with 400 where the API version is missing or not one of the known ones */
export function checkApiVersion(request: Request, known: readonly string[]): void {
  const version = (request.query as Readonly<Record<string, string>>)['api-version'];
  if (version === undefined) {
    throw new Refusal(
      azureError(
        400,
        'MissingApiVersionParameter',
        'The api-version query parameter (?api-version=) is required for all requests.',
      ),
    );
  }
  if (known.includes(version)) return;
  throw new Refusal(
    azureError(
      400,
      'InvalidApiVersionParameter',
      `The api-version '${version}' is invalid. The supported versions are '${known.join(',')}'.`,
    ),
  );
}
