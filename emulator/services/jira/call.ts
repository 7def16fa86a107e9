import { NotImplementedError } from '../../runtime/errors';
import { Refusal } from '../refusal';
import type { Handler, Reply, Request } from '../service';
import { noIssue } from './errors';
import type { Issue } from './issue';
import type { RateLimits } from './rate-limits';
import type { Caller } from './requests';
import type { JiraSite } from './site';
import { objectOf, type JsonObject } from './values';

/** An account that signs in with a token. */
export interface JiraAccount {
  /** The id of its user. */
  readonly userId: string;
  /** What its calls have in the header `Authorization`. */
  readonly authorization: string;
  /**
   * Whether the site still takes it: a token works until it is revoked.
   * @default - always
   */
  readonly isTaken?: () => boolean;
}

/** The header of an account of the Cloud, which signs in with an address and an API token. */
export const basicAuthorization = (email: string, token: string): string =>
  `Basic ${Buffer.from(`${email}:${token}`).toString('base64')}`;

/** What the REST API works with. */
export interface JiraApiOptions {
  readonly site: JiraSite;
  readonly accounts: readonly JiraAccount[];
  /**
   * Whether calls without a valid credential are anonymous ones, which find no issue, and not refused.
   * @default false
   */
  readonly anonymous?: boolean;
  /**
   * What paths have in front, for a token with scopes.
   * @default - nothing
   */
  readonly prefix?: string;
  /** @default - no limits */
  readonly rateLimits?: RateLimits;
}

/** A call of the REST API, its caller known. */
export interface Call {
  readonly site: JiraSite;
  readonly caller: Caller & { readonly isAnonymous: boolean };
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly reply: Reply;
  /** The object in the body. @throws Refusal with 400 where there is none */
  readonly body: () => JsonObject;
  /** The text of the body. */
  readonly text: unknown;
  /** The issue that the path names; a write counts. @throws Refusal with 404 or 429 */
  readonly issue: () => Issue;
}

/** Answers a call. */
export type CallHandler = (call: Call) => unknown;

/** What a route takes. */
export interface RouteOptions {
  /** The names of its query parameters. */
  readonly query?: readonly string[];
  /**
   * Whether it answers anonymous callers with 401 even where others do not.
   * @default false
   */
  readonly signedIn?: boolean;
}

/** Makes a handler of one that is given a call: the caller signs in, the limits count, and only known parameters pass. */
export function handlerOf(
  options: JiraApiOptions,
  path: string,
  route: RouteOptions,
  handle: CallHandler,
): Handler {
  const { site, rateLimits } = options;
  return (request, reply) => {
    const caller = callerOf(options, request, route.signedIn === true);
    rateLimits?.call(request.method, path);
    const query = request.query as Readonly<Record<string, string>>;
    const other = Object.keys(query).find((name) => !(route.query ?? []).includes(name));
    if (other !== undefined) {
      throw new NotImplementedError(`Jira: the query parameter '${other}' of ${path}`);
    }
    const params = request.params as Readonly<Record<string, string>>;
    return handle({
      site,
      caller,
      params,
      query,
      reply,
      text: request.body,
      body: () => {
        requireJson(request);
        return objectOf(request.body);
      },
      issue: () => {
        const issue = site.issue(params['issue'] ?? '');
        if (issue === undefined || caller.isAnonymous || !caller.sees(issue.project)) {
          throw noIssue();
        }
        if (request.method !== 'GET') rateLimits?.write(issue.id);
        return issue;
      },
    });
  };
}

function callerOf(
  { site, accounts, anonymous = false }: JiraApiOptions,
  request: Request,
  signedIn: boolean,
) {
  const { authorization } = request.headers;
  const account = accounts.find(
    (one) => one.authorization === authorization && (one.isTaken?.() ?? true),
  );
  if (account === undefined && (!anonymous || signedIn)) throw unauthenticated(site);
  const userId = account?.userId ?? '';
  const sees = (key: string) => {
    const project = site.project(key);
    return project !== undefined && project.hiddenFrom?.includes(userId) !== true;
  };
  return { userId, sees, isAnonymous: account === undefined };
}

const unauthenticated = ({ options: { flavour, origin } }: JiraSite): Refusal =>
  new Refusal({
    status: 401,
    headers:
      flavour === 'cloud'
        ? { 'x-seraph-loginreason': 'AUTHENTICATED_FAILED' }
        : { 'www-authenticate': `OAuth realm="${encodeURIComponent(origin)}"` },
    body: {
      message: 'Client must be authenticated to access this resource.',
      'status-code': 401,
    },
  });

function requireJson({ headers }: Request): void {
  const type = headers['content-type'] ?? 'application/json';
  if (/^application\/json\b/i.test(type)) return;
  throw new Refusal({
    status: 415,
    body: { 'status-code': 415, message: 'HTTP 415 Unsupported Media Type' },
  });
}
