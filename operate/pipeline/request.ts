/** A call of somebody's REST API. */
export interface ApiRequest {
  readonly method: 'GET' | 'POST' | 'PATCH';
  readonly url: string;
  readonly token: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** @default - none */
  readonly body?: object | undefined;
  /** Whose API it is. */
  readonly whose: string;
  /** What whoever is refused needs. */
  readonly permission: string;
}

/** How long an answer may take, in milliseconds. */
const PATIENCE = 30_000;

/**
 * Calls an API.
 * @returns the JSON that it answers
 * @throws where it refuses, with what is missing
 */
export async function request(call: ApiRequest): Promise<unknown> {
  const { method, url, token, headers, body, whose, permission } = call;
  const answer = await fetch(url, {
    method,
    headers: {
      accept: 'application/json',
      ...headers,
      authorization: `Bearer ${token}`,
      'user-agent': 'sentinel-bridge',
      ...(body && { 'content-type': 'application/json' }),
    },
    ...(body && { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(PATIENCE),
  });
  const text = await answer.text();
  if (answer.ok) return JSON.parse(text);
  const hint = [401, 403, 404].includes(answer.status) ? `; ${permission}` : '';
  throw new Error(
    `${whose} answered ${answer.status} to ${method} ${new URL(url).pathname}${hint}. It says: ${text.slice(0, 200)}`,
  );
}
