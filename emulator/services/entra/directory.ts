import { createHmac } from 'node:crypto';
import { madeUpSecret } from '../../stack/made-up';
import type { AppCredential, Application } from '../../stack/model';

/** What an application shows to sign in. */
export type Proof =
  | { readonly kind: 'secret'; readonly value: string }
  | { readonly kind: 'assertion'; readonly jwt: string };

/** Why an application may not sign in: Entra's number of it, and its words. */
export interface SignInRefused {
  readonly error: 'invalid_client' | 'unauthorized_client';
  readonly number: number;
  readonly message: string;
}

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/**
 * What is shown to sign in with a credential. A certificate signs with a key that is made up from its public part and is the same on both sides: the emulator has no
 * real key pair. A token of a trusted issuer bears no signature at all.
 */
export function proofOf(credential: AppCredential, clientId: string, login: string): Proof {
  switch (credential.kind) {
    case 'secret':
      return { kind: 'secret', value: madeUpSecret(credential.address) };
    case 'certificate': {
      const { certificate } = credential;
      const head = part({ typ: 'JWT', alg: 'HS256', x5t: certificate });
      const signed = `${head}.${part({ iss: clientId, sub: clientId, aud: login })}`;
      return { kind: 'assertion', jwt: `${signed}.${signatureOf(signed, certificate)}` };
    }
    case 'federated': {
      const { issuer: iss, subject: sub, audiences } = credential;
      const claims = part({ iss, sub, aud: audiences[0] });
      return { kind: 'assertion', jwt: `${part({ typ: 'JWT', alg: 'none' })}.${claims}.` };
    }
  }
}

const signatureOf = (signed: string, certificate: string): string =>
  createHmac('sha256', madeUpSecret(certificate)).update(signed).digest('base64url');

/** The applications of a tenant and what they can sign in with. */
export class AppDirectory {
  #applications: readonly Application[];

  constructor(private readonly initial: readonly Application[]) {
    this.#applications = initial;
  }

  /** From now on the applications are those of another deployment. */
  deploy(applications: readonly Application[]): void {
    this.#applications = applications;
  }

  /** Goes back to the first deployment. */
  reset(): void {
    this.#applications = this.initial;
  }

  /** The principal of an application that proves to be it, or why it may not sign in. */
  signIn(clientId: string, proof: Proof): string | SignInRefused {
    const application = this.#applications.find((one) => one.clientId === clientId);
    if (application === undefined) {
      return {
        error: 'unauthorized_client',
        number: 700016,
        message: `Application with identifier '${clientId}' was not found in the directory.`,
      };
    }
    const { credentials, principalId } = application;
    return credentials.some((credential) => proves(proof, credential))
      ? principalId
      : refusal(proof, application);
  }
}

function proves(proof: Proof, credential: AppCredential): boolean {
  if (proof.kind === 'secret') {
    return credential.kind === 'secret' && madeUpSecret(credential.address) === proof.value;
  }
  const [head = '', claims = '', signature = ''] = proof.jwt.split('.');
  if (credential.kind === 'certificate') {
    return signature === signatureOf(`${head}.${claims}`, credential.certificate);
  }
  if (credential.kind === 'secret') return false;
  const { iss, sub, aud } = claimsOf(claims);
  const { issuer, subject, audiences } = credential;
  return iss === issuer && sub === subject && audiences.includes(aud ?? '');
}

interface Claims {
  readonly iss?: string;
  readonly sub?: string;
  readonly aud?: string;
}

function claimsOf(text: string): Claims {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as Claims;
  } catch {
    return {};
  }
}

/** @see https://learn.microsoft.com/entra/identity-platform/reference-error-codes */
function refusal(proof: Proof, { clientId }: Application): SignInRefused {
  if (proof.kind === 'secret') {
    return {
      error: 'invalid_client',
      number: 7000215,
      message: `Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${clientId}'.`,
    };
  }
  return proof.jwt.endsWith('.')
    ? {
        error: 'invalid_client',
        number: 700213,
        message: 'No matching federated identity record found for presented assertion subject.',
      }
    : {
        error: 'invalid_client',
        number: 700027,
        message:
          'The certificate with identifier used to sign the client assertion is not registered on application.',
      };
}
