import { http } from '../../workflow/actions';
import { call, empty, when } from '../../workflow/calls';
import { type Action, bodyOf } from '../../workflow/definition';
import { text } from '../../workflow/text';
import { type Expr, type Ref, type Value, expr, required } from '../../workflow/tree';
import { type Secret, valueOf } from '../key-vault/calls';
import { type JiraSite, restApi } from './address';
import type { Found, GroupedUser, Issue, JiraUser } from './types';

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
    ? { type: 'Raw', value: text`Bearer ${required(bodyOf(token) as Expr<Secret>, 'value')}` }
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

/** The same of whoever was read; an answer without it is none, and fails whoever reads it. */
export const requiredUserId = (jira: JiraContext, read: Action<JiraUser>): Expr<string> =>
  required(bodyOf(read) as Expr<JiraUser>, isCloud(jira) ? 'accountId' : 'name');

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

/** An issue's address; nothing in a key can lead elsewhere. */
const issueUri = (jira: JiraContext, key: Expr<string>, rest = ''): Expr<string> =>
  text`${restApi(jira)}/issue/${call('encodeUriComponent', key)}${rest}`;

/**
 * Reads an issue as it is now, its comments and what was agreed included. Without a key there is none to read: then Jira is asked how it is, so that the answer says no more
 * than that Jira has answered.
 * @param key the issue's key; the empty text for none
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-server-info/
 */
export const readIssue = (
  name: string,
  jira: JiraContext,
  key: Expr<string>,
  ask: { readonly fields: readonly string[]; readonly expand: string },
): Action<Issue> => {
  const wanted = `fields=${ask.fields.join()}&properties=${AGREEMENT}&expand=${ask.expand}`;
  return http<Issue>(name, {
    method: 'GET',
    uri: when<string>(
      empty(key),
      `${restApi(jira)}/serverInfo`,
      text`${issueUri(jira, key)}?${wanted}`,
    ),
    ...common(jira),
    idempotent: true,
  });
};

/** True; an answer that is neither an issue nor Jira's word on itself is none, and fails whoever reads it. */
export const isAnswer = (read: Action<Issue>, key: Expr<string>): Expr<boolean> => {
  const answer = expr<Issue & { readonly baseUrl: string }>(bodyOf(read).node);
  const has = call('if', empty(key), required(answer, 'baseUrl'), required(answer, 'key'));
  return call('not', empty(expr<string>(has.node)));
};

/** Makes something that takes no key of ours: doing it twice makes two, so the engine never repeats it. */
const make = <Out>(
  name: string,
  jira: JiraContext,
  uri: Value<string>,
  body: unknown,
): Action<Out> =>
  http<Out>(name, { method: 'POST', uri, ...common(jira), body, idempotent: false });

/** @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-post */
export const createIssue = (name: string, jira: JiraContext, body: unknown): Action<Issue> =>
  make<Issue>(name, jira, `${restApi(jira)}/issue`, body);

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
 * Moves an issue. From where it has come to, the same transition may lead elsewhere.
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-issueidorkey-transitions-post
 */
export const moveIssue = (
  name: string,
  jira: JiraContext,
  key: Expr<string>,
  body: unknown,
): Action => make(name, jira, issueUri(jira, key, '/transitions'), body);

/** @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-comments/#api-rest-api-3-issue-issueidorkey-comment-post */
export const addComment = (
  name: string,
  jira: JiraContext,
  key: Expr<string>,
  body: unknown,
): Action => make(name, jira, issueUri(jira, key, '/comment'), body);

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

/**
 * Reads a person with the groups that they are in, nested ones included. What people hide does not show in the answer.
 * @param id what identifies the person, as `userIdOf` gives it
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-users/#api-rest-api-3-user-get
 */
export const readUser = (name: string, jira: JiraContext, id: Expr<string>): Action<GroupedUser> =>
  http<GroupedUser>(name, {
    method: 'GET',
    uri: `${restApi(jira)}/user`,
    queries: { [isCloud(jira) ? 'accountId' : 'username']: id, expand: 'groups' },
    ...common(jira),
    idempotent: true,
  });
