import { madeUpSecret } from '../stack/made-up';

/** What a bearer token says. */
export interface Token {
  readonly principalId: string;
  /** What the token is good for, without a slash at the end. */
  readonly audience: string;
}

/** Issues bearer tokens as Microsoft Entra ID does for managed identities, each bound to one principal and audience. */
export class TokenIssuer {
  readonly #byText = new Map<string, Token>();
  readonly #texts = new Map<string, string>();

  /** A token for a principal and an audience; always the same for the same two. */
  issue(principalId: string, audience: string): string {
    const key = `${principalId} ${audience}`;
    const issued = this.#texts.get(key);
    if (issued !== undefined) return issued;
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const text = [
      part({ typ: 'JWT', alg: 'none' }),
      part({ aud: audience, oid: principalId }),
      madeUpSecret(key),
    ].join('.');
    this.#texts.set(key, text);
    this.#byText.set(text, { principalId, audience: audience.replace(/\/+$/, '') });
    return text;
  }

  /** What the token in an `Authorization` header says; undefined where it is none that was issued here. */
  read(authorization: string | undefined): Token | undefined {
    const text = /^Bearer (.+)$/i.exec(authorization ?? '')?.[1];
    return text === undefined ? undefined : this.#byText.get(text);
  }
}
