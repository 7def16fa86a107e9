import { parse } from 'node:querystring';
import { NotImplementedError } from '../../runtime/errors';
import { Refusal } from '../refusal';
import { Service, type Request } from '../service';
import type { TokenIssuer } from '../token-issuer';
import type { AppDirectory, Proof, SignInRefused } from './directory';

const JWT_BEARER = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/**
 * Microsoft Entra ID's token endpoint, for applications that sign in as themselves.
 * @see https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow
 */
export function entra(directory: AppDirectory, tokens: TokenIssuer, tenantId: string): Service {
  const app = new Service('Microsoft Entra ID');
  app.post('/:tenant/oauth2/v2.0/token', (request) => {
    const { tenant } = request.params as Readonly<Record<string, string>>;
    const form = formOf(request);
    if (tenant?.toLowerCase() !== tenantId.toLowerCase()) {
      throw refused(400, 'invalid_request', 90002, `Tenant '${tenant}' not found.`);
    }
    if (form('grant_type') !== 'client_credentials') {
      throw new NotImplementedError(
        `Microsoft Entra ID: the grant type '${form('grant_type')}'; the emulator has client_credentials`,
      );
    }
    const [, audience] = /^(.+)\/\.default$/.exec(form('scope')) ?? [];
    if (audience === undefined) {
      throw refused(
        400,
        'invalid_scope',
        1002012,
        `The provided value for scope ${form('scope')} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier.`,
      );
    }
    const outcome = directory.signIn(form('client_id'), proofIn(form));
    if (typeof outcome !== 'string') throw denied(outcome);
    return {
      token_type: 'Bearer',
      expires_in: 3599,
      ext_expires_in: 3599,
      access_token: tokens.issue(outcome, audience),
    };
  });
  return app;
}

type Form = (name: string) => string;

function formOf({ body }: Request): Form {
  const fields = parse(typeof body === 'string' ? body : '');
  return (name) => [fields[name]].flat()[0] ?? '';
}

function proofIn(form: Form): Proof {
  if (form('client_assertion_type') === JWT_BEARER) {
    return { kind: 'assertion', jwt: form('client_assertion') };
  }
  return { kind: 'secret', value: form('client_secret') };
}

const denied = ({ error, number, message }: SignInRefused): Refusal =>
  refused(error === 'invalid_client' ? 401 : 400, error, number, message);

const refused = (status: number, error: string, number: number, message: string): Refusal =>
  new Refusal({
    status,
    body: { error, error_description: `AADSTS${number}: ${message}`, error_codes: [number] },
  });
