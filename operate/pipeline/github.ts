import { z } from 'zod';
import { request } from './request';

/** A repository on GitHub, and what signs in there. */
export interface Repository {
  /** As `https://api.github.com`. */
  readonly api: string;
  /** As `acme/sentinel-bridge`. */
  readonly name: string;
  readonly token: string;
}

/** Something with a text of Markdown that the pipeline has written. */
export interface Post {
  /** The number of an issue, the id of a comment. */
  readonly id: number;
  readonly body: string;
}

/** The most items of one page, and the most pages that are read. */
const PAGE = 100;
const PAGES = 30;

/** Who writes with a job's own token. @see https://docs.github.com/actions/concepts/security/github_token */
const BOT = 'github-actions[bot]';

const item = z.object({
  id: z.number(),
  number: z.number().optional(),
  body: z.string().nullish(),
  user: z.object({ login: z.string() }).nullish(),
  pull_request: z.unknown().optional(),
});

/** A call of GitHub's REST API. @see https://docs.github.com/rest */
const call = (
  { api, name, token }: Repository,
  method: 'GET' | 'POST' | 'PATCH',
  path: string,
  body?: object,
): Promise<unknown> =>
  request({
    method,
    url: `${api}/repos/${name}${path}`,
    token,
    headers: { accept: 'application/vnd.github+json', 'x-github-api-version': '2022-11-28' },
    body,
    whose: 'GitHub',
    permission: `the job's token needs 'permissions: ${path.includes('/comments') ? 'pull-requests' : 'issues'}: write', and a pull request of a fork never has it`,
  });

/** What the pipeline itself has written in a list, and begins with the marker. */
async function found(repository: Repository, path: string, marker: string): Promise<Post[]> {
  const posts: Post[] = [];
  const and = path.includes('?') ? '&' : '?';
  for (let page = 1; page <= PAGES; page++) {
    const items = z
      .array(item)
      .parse(await call(repository, 'GET', `${path}${and}per_page=${PAGE}&page=${page}`));
    for (const { id, number, body, user, pull_request: isPullRequest } of items) {
      if (user?.login !== BOT || isPullRequest !== undefined) continue;
      if (body?.startsWith(marker) === true) posts.push({ id: number ?? id, body });
    }
    if (items.length < PAGE) break;
  }
  return posts;
}

/** Writes the one comment on a pull request that begins with the marker: anew, or over what it said before. */
export async function comment(
  repository: Repository,
  pullRequest: number,
  marker: string,
  body: string,
): Promise<void> {
  const [earlier] = await found(repository, `/issues/${pullRequest}/comments`, marker);
  if (earlier === undefined) {
    await call(repository, 'POST', `/issues/${pullRequest}/comments`, { body });
  } else {
    await call(repository, 'PATCH', `/issues/comments/${earlier.id}`, { body });
  }
}

/** An issue as it should be. */
export interface WantedIssue {
  readonly marker: string;
  readonly title: string;
  readonly body: string;
  /** Whether there is anything to tell; an issue that is no longer wanted is closed. */
  readonly wanted: boolean;
}

/** Opens, rewrites or closes the one issue whose text begins with the marker. */
export async function keepIssue(repository: Repository, issue: WantedIssue): Promise<void> {
  const { marker, title, body, wanted } = issue;
  const creator = encodeURIComponent(BOT);
  const [open] = await found(repository, `/issues?state=open&creator=${creator}`, marker);
  if (wanted && open === undefined) await call(repository, 'POST', '/issues', { title, body });
  if (wanted && open !== undefined) {
    await call(repository, 'PATCH', `/issues/${open.id}`, { title, body });
  }
  if (!wanted && open !== undefined) {
    const closing = { body, state: 'closed', state_reason: 'completed' };
    await call(repository, 'PATCH', `/issues/${open.id}`, closing);
  }
}
