import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Repository } from '../../../operate/pipeline/github';

/** A comment or an issue, as the REST API tells it. */
interface Item {
  readonly id: number;
  readonly number: number;
  readonly user: { readonly login: string } | null;
  readonly pull_request?: object;
  readonly title?: string;
  readonly body: string | null;
  readonly state: string;
}

/** What is already there. */
export interface Given {
  readonly by?: string | null;
  readonly body: string | null;
  readonly isPullRequest?: boolean;
  readonly state?: string;
}

const BOT = 'github-actions[bot]';

/**
 * A GitHub that listens, with one pull request (12) and its issues. It is as strict as the real one: the token, the kind of body, pages of 100 at most, and texts of
 * 65,536 characters at most.
 */
export async function loopbackGitHub(given: readonly Given[] = [], refusal?: number) {
  const item = ({ by = BOT, body, isPullRequest, state = 'open' }: Given, index: number): Item => ({
    id: 9000 + index,
    number: 100 + index,
    user: by === null ? null : { login: by },
    body,
    state,
    ...(isPullRequest === true && { pull_request: {} }),
  });
  let items = given.map(item);
  const calls: string[] = [];

  const answer = (method: string, url: URL, body: Record<string, string>): [number, unknown] => {
    const path = url.pathname.replace('/repos/acme/bridge', '');
    const list = /^\/issues(\/12\/comments)?$/.exec(path);
    const one = /^\/issues\/(?:comments\/)?(\d+)$/.exec(path);
    if ((body['body']?.length ?? 0) > 65_536) return [422, { message: 'body is too long' }];
    if (list !== null && method === 'POST') {
      const made = { ...item({ body: body['body'] ?? '' }, items.length), ...body };
      items = [...items, made];
      return [201, made];
    }
    if (list !== null) {
      const size = Math.min(Number(url.searchParams.get('per_page')), 100);
      const from = (Number(url.searchParams.get('page')) - 1) * size;
      const state = url.searchParams.get('state');
      const creator = url.searchParams.get('creator');
      const found = items
        .filter((each) => state === null || each.state === state)
        .filter((each) => creator === null || each.user?.login === creator);
      // Only issues have numbers.
      return [
        200,
        found
          .slice(from, from + size)
          .map((each) => (list[1] ? { ...each, number: undefined } : each)),
      ];
    }
    const id = Number(one?.[1]);
    const isComment = path.includes('comments');
    const index = items.findIndex((each) => (isComment ? each.id : each.number) === id);
    const old = items[index];
    if (old === undefined || method !== 'PATCH') return [404, { message: 'Not Found' }];
    items = items.with(index, { ...old, ...body });
    return [200, items[index]];
  };

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '', 'http://localhost');
    let text = '';
    request.on('data', (part: Buffer) => (text += part.toString()));
    request.on('end', () => {
      const method = request.method ?? '';
      calls.push(`${method} ${url.pathname.replace('/repos/acme/bridge', '')}`);
      const [status, body] =
        refusal !== undefined
          ? [refusal, { message: 'Resource not accessible by integration' }]
          : request.headers.authorization !== 'Bearer t0ken'
            ? [401, { message: 'Bad credentials' }]
            : answer(method, url, text === '' ? {} : (JSON.parse(text) as Record<string, string>));
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const api = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const repository: Repository = { api, name: 'acme/bridge', token: 't0ken' };
  return {
    repository,
    calls,
    items: () => items,
    /** What GitHub Actions sets for a job. */
    variables: {
      GITHUB_API_URL: api,
      GITHUB_REPOSITORY: 'acme/bridge',
      GITHUB_TOKEN: 't0ken',
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_RUN_ID: '77',
      PULL_REQUEST: '12',
    },
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}
