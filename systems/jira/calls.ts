import { http } from '../../workflow/actions';
import { call, coalesce, empty, when } from '../../workflow/calls';
import { type Action, bodyOf } from '../../workflow/definition';
import { text } from '../../workflow/text';
import { type Expr, type Ref, type Value, asRef, expr, required } from '../../workflow/tree';
import { type Secret, valueOf } from '../key-vault/calls';
import { type JiraSite, restApi } from './address';
import type { Found, Issue, JiraUser } from './types';

/** How a playbook reaches Jira. */
export interface JiraContext extends JiraSite {
  /**
   * The account's e-mail address.
   * @default - Data Center: the token alone signs in
   */
  readonly user?: string | undefined;
  /** The action that has read its token. */
  readonly token: Action<Secret>;
}

/** Under this key the bridge keeps what was agreed on an issue. */
export const AGREEMENT = 'sentinel';

const isCloud = ({ deployment }: JiraContext): boolean => deployment === 'cloud';

/** The Cloud's search that every answer of which is bounded; the one with `startAt` was taken away there. */
const searchPath = (jira: JiraContext): string => (isCloud(jira) ? 'search/jql' : 'search');

/**
 * The Cloud wants an API token with its account's e-mail address, Data Center a personal access token alone.
 * @see https://developer.atlassian.com/cloud/jira/platform/basic-auth-for-rest-apis/
 * @see https://confluence.atlassian.com/enterprise/using-personal-access-tokens-1026032365.html
 */
const signIn = ({ user, token }: JiraContext): Readonly<Record<string, Value<string>>> =>
  user === undefined
    ? { type: 'Raw', value: text`Bearer ${valueOf(token)}` }
    : { type: 'Basic', username: user, password: valueOf(token) };

/** What all calls share. Permissions are Jira's own, so Azure grants nothing. */
const common = (jira: JiraContext) => ({
  authentication: signIn(jira),
  headers: { Accept: 'application/json' },
  needs: [],
});

/**
 * Who the account is. A site that lets anybody read answers a wrong token with empty lists; this call proves the token.
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-myself/
 */
export const readMyself = (name: string, jira: JiraContext): Action<JiraUser> =>
  http<JiraUser>(name, {
    method: 'GET',
    uri: `${restApi(jira)}/myself`,
    ...common(jira),
    idempotent: true,
  });

/** What identifies a person: the Cloud has account ids, Data Center names. */
export const userIdOf = (jira: JiraContext, user: Ref<JiraUser>): Expr<string | null> =>
  isCloud(jira) ? user.accountId : user.name;

/** What a search asks for. */
export interface Search {
  readonly jql: Expr<string>;
  readonly fields: readonly string[];
  readonly limit: number;
}

/**
 * Searches issues, with what was agreed on each; Data Center does not give that. A search may be some seconds behind what was written.
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-search/
 */
export const searchIssues = (
  name: string,
  jira: JiraContext,
  { jql, fields, limit }: Search,
): Action<Found> =>
  http<Found>(name, {
    method: 'GET',
    uri: `${restApi(jira)}/${searchPath(jira)}`,
    queries: {
      jql,
      fields: fields.join(),
      maxResults: limit,
      ...(isCloud(jira) && { properties: AGREEMENT }),
    },
    ...common(jira),
    idempotent: true,
  });

/** The issues that a search has found. An answer without a list is no answer, and fails whoever reads it. */
export const issuesOf = (search: Action<Found>): Expr<readonly Issue[]> =>
  required(bodyOf(search) as Expr<Found>, 'issues');

/** Which issue is read: the one with this key, or, where that is the empty text, one with a label. */
export interface IssueAddress {
  readonly key: Expr<string>;
  readonly label: Expr<string>;
}

/** What `readIssue` answers: the issue itself, or what a search has found. */
type IssueOrFound = Issue & Found;

/**
 * Reads an issue as it is now, its comments and what was agreed included. Without a key it looks for the label, in a search that may be some seconds
 * behind.
 */
export const readIssue = (
  name: string,
  jira: JiraContext,
  { key, label }: IssueAddress,
  ask: { readonly fields: readonly string[]; readonly expand: string },
): Action<IssueOrFound> => {
  const wanted = `fields=${ask.fields.join()}&properties=${AGREEMENT}&expand=${ask.expand}`;
  const jql = call('encodeUriComponent', text`labels = "${label}"`);
  const byLabel = text`${restApi(jira)}/${searchPath(jira)}?jql=${jql}&maxResults=1&${wanted}`;
  const byKey = text`${restApi(jira)}/issue/${call('encodeUriComponent', key)}?${wanted}`;
  return http<IssueOrFound>(name, {
    method: 'GET',
    uri: when<string>(empty(key), byLabel, byKey),
    ...common(jira),
    idempotent: true,
  });
};

const NONE = call('json', '[]') as Expr<readonly never[]>;

/** The issue that was read; null where a search has found none. */
export const issueOf = (read: Action<IssueOrFound>): Ref<Issue> => {
  const found = coalesce<readonly Issue[]>(bodyOf(read).issues, NONE);
  const isSearch = empty(bodyOf(read).key);
  return asRef(expr<Issue>(call('if', isSearch, call('first', found), bodyOf(read)).node));
};

/** True; an answer that is neither an issue nor what a search has found is none, and fails whoever reads it. */
export const isAnswer = (read: Action<IssueOrFound>, { key }: IssueAddress): Expr<boolean> => {
  const answer = bodyOf(read) as Expr<IssueOrFound>;
  const issue = call('string', required(answer, 'key'));
  const list = call('string', required(answer, 'issues'));
  return call('not', empty(expr<string>(call('if', empty(key), list, issue).node)));
};

/** A part of an issue's address, with nothing in it that could lead elsewhere. */
const issueUri = (jira: JiraContext, key: Expr<string>, rest = ''): Expr<string> =>
  text`${restApi(jira)}/issue/${call('encodeUriComponent', key)}${rest}`;

/**
 * Creates an issue. It has no key of ours, so the engine never repeats it.
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-post
 */
export const createIssue = (name: string, jira: JiraContext, body: unknown): Action<Issue> =>
  http<Issue>(name, {
    method: 'POST',
    uri: `${restApi(jira)}/issue`,
    ...common(jira),
    body,
    idempotent: false,
  });

/**
 * Changes an issue, and what was agreed on it, in one call; what is not named stays. One that adds a comment is never repeated by the engine.
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-issueidorkey-put
 */
export const editIssue = (
  name: string,
  jira: JiraContext,
  key: Expr<string>,
  ask: { readonly body: unknown; readonly idempotent: boolean },
): Action => http(name, { method: 'PUT', uri: issueUri(jira, key), ...common(jira), ...ask });

/**
 * Moves an issue. From where it has come to, the same transition may lead elsewhere, so the engine never repeats it.
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-issueidorkey-transitions-post
 */
export const moveIssue = (
  name: string,
  jira: JiraContext,
  key: Expr<string>,
  body: unknown,
): Action =>
  http(name, {
    method: 'POST',
    uri: issueUri(jira, key, '/transitions'),
    ...common(jira),
    body,
    idempotent: false,
  });

/** Adds a comment. Doing it twice makes two, so the engine never repeats it. */
export const addComment = (
  name: string,
  jira: JiraContext,
  key: Expr<string>,
  body: unknown,
): Action =>
  http(name, {
    method: 'POST',
    uri: issueUri(jira, key, '/comment'),
    ...common(jira),
    body,
    idempotent: false,
  });

/** A link from an issue to somewhere else; what is left out on an update is emptied. */
export interface RemoteLink {
  /** Writing a link with the same id again replaces it. */
  readonly globalId: Value<string>;
  readonly relationship: string;
  readonly object: { readonly url: Value<string>; readonly title: Value<string> };
}

/** @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-remote-links/ */
export const linkIssue = (
  name: string,
  jira: JiraContext,
  key: Expr<string>,
  link: RemoteLink,
): Action =>
  http(name, {
    method: 'POST',
    uri: issueUri(jira, key, '/remotelink'),
    ...common(jira),
    body: { ...link, application: { type: 'com.microsoft.sentinel', name: 'Microsoft Sentinel' } },
    idempotent: true,
  });

/**
 * Finds whom an issue can be assigned to, by e-mail address or a part of a name. What people hide does not show in the answer.
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-user-search/#api-rest-api-3-user-assignable-search-get
 */
export const findAssignable = (
  name: string,
  jira: JiraContext,
  { project, mail }: { readonly project: Expr<string>; readonly mail: Expr<string> },
): Action<readonly JiraUser[]> =>
  http<readonly JiraUser[]>(name, {
    method: 'GET',
    uri: `${restApi(jira)}/user/assignable/search`,
    queries: { project, [isCloud(jira) ? 'query' : 'username']: mail, maxResults: 2 },
    ...common(jira),
    idempotent: true,
  });
