import { proofOf } from '../services/entra/directory';
import type { AppCredential, Application } from '../stack/model';

/** A call from outside of Azure. */
export interface OutsideCall {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** What the caller is doing, as faults name it. */
  readonly action: string;
}

/** How the app reaches what is outside of ServiceNow. */
export interface StoreAppClientProps {
  readonly application: Application;
  readonly tenantId: string;
  /** The hosts of Microsoft Entra ID and of Azure Resource Manager. */
  readonly login: string;
  readonly resourceManager: string;
  /** The workspace's resource id. */
  readonly workspace: string;
  readonly send: (call: OutsideCall) => Promise<{ readonly status: number; readonly body: string }>;
}

/** A call was refused: the poll ends, and the next one begins anew. */
export class Denied extends Error {
  override readonly name = 'Denied';
}

/** A call to Sentinel's API. */
export interface SentinelCall {
  readonly action: string;
  /** Below the workspace's Sentinel, as `incidents?api-version=2025-09-01`. */
  readonly path: string;
  /** @default 'GET' */
  readonly method?: string;
  /** @default - none */
  readonly body?: object;
}

/** Signs in as the application and calls Sentinel. */
export class StoreAppClient {
  #credential: AppCredential | undefined;

  constructor(private readonly props: StoreAppClientProps) {
    this.#credential = props.application.credentials.at(-1);
  }

  /** From now on it signs in with this. */
  enter(credential: AppCredential): void {
    this.#credential = credential;
  }

  /** A token for Azure Resource Manager. @throws Denied where the credential is none of the application's */
  async signIn(): Promise<string> {
    const { application, tenantId, login, resourceManager, send } = this.props;
    if (this.#credential === undefined) throw new Denied('there is nothing to sign in with');
    const url = `https://${login}/${tenantId}/oauth2/v2.0/token`;
    const proof = proofOf(this.#credential, application.clientId, url);
    const shown: Readonly<Record<string, string>> =
      proof.kind === 'secret'
        ? { client_secret: proof.value }
        : {
            client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
            client_assertion: proof.jwt,
          };
    const form = {
      grant_type: 'client_credentials',
      client_id: application.clientId,
      scope: `https://${resourceManager}/.default`,
      ...shown,
    };
    const action = 'Store app: sign in';
    const answer = await send({
      action,
      method: 'POST',
      url,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(form).toString(),
    });
    return (bodyOf(action, answer) as { readonly access_token: string }).access_token;
  }

  /** @throws Denied where the answer is no success */
  async call(
    token: string,
    { action, path, method = 'GET', body }: SentinelCall,
  ): Promise<unknown> {
    const { resourceManager, workspace, send } = this.props;
    const answer = await send({
      action,
      method,
      url: `https://${resourceManager}${workspace}/providers/Microsoft.SecurityInsights/${path}`,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return bodyOf(action, answer);
  }
}

function bodyOf(
  action: string,
  { status, body }: { readonly status: number; readonly body: string },
): unknown {
  if (status >= 300) throw new Denied(`${action}: ${status} ${body}`);
  return JSON.parse(body) as unknown;
}
