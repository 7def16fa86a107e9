import type { Json } from '../../../workflow/parameter';
import { NotImplementedError } from '../../runtime/errors';
import type { Call } from './call';
import { jiraError } from './errors';
import type { Issue } from './issue';
import { readJql } from './jql';
import { labelsOf, orderOf, testOf } from './jql-match';
import { issueView, type Shown } from './issue-view';
import { isList, type JsonObject } from './values';

/** The largest page where fields beyond id and key are asked for, and otherwise. */
const PAGE = { withFields: 100, bare: 5000, dataCenter: 1000 };

/** What a request asks of the search, from its body or its query. */
export interface Asked extends Shown {
  readonly jql: string;
  readonly maxResults: number;
  readonly startAt: number;
  readonly nextPageToken: string | undefined;
  readonly reconcile: readonly number[];
}

const PAYLOAD = 'Invalid request payload. Refer to the REST API documentation and try again.';

/** Reads the body of a search. @throws Refusal with 400 */
export function askedInBody(body: JsonObject, names: readonly string[]): Asked {
  const wrong = Object.keys(body).some((name) => !names.includes(name));
  const { jql = '', maxResults, startAt, nextPageToken, validateQuery } = body;
  if (wrong || typeof jql !== 'string') throw jiraError(400, [PAYLOAD]);
  if (validateQuery !== undefined && validateQuery !== true) {
    throw new NotImplementedError('a search without validation of its query');
  }
  if (nextPageToken !== undefined && nextPageToken !== null && typeof nextPageToken !== 'string') {
    throw jiraError(400, [PAYLOAD]);
  }
  return {
    jql,
    maxResults: wholeNumber(maxResults, 50),
    startAt: wholeNumber(startAt, 0),
    nextPageToken: nextPageToken ?? undefined,
    fields: body['fields'] === undefined ? undefined : texts(body['fields']),
    properties: texts(body['properties'] ?? []),
    expand:
      typeof body['expand'] === 'string' ? listed(body['expand']) : texts(body['expand'] ?? []),
    reconcile: numbers(body['reconcileIssues'] ?? []),
  };
}

/** Reads the query parameters of a search. @throws Refusal with 400 */
export function askedInQuery(query: Readonly<Record<string, string>>): Asked {
  const number = (name: string) => (query[name] === undefined ? undefined : Number(query[name]));
  return {
    jql: query['jql'] ?? '',
    maxResults: wholeNumber(number('maxResults'), 50),
    startAt: wholeNumber(number('startAt'), 0),
    nextPageToken: query['nextPageToken'],
    fields: query['fields'] === undefined ? undefined : listed(query['fields']),
    properties: listed(query['properties'] ?? ''),
    expand: listed(query['expand'] ?? ''),
    reconcile: numbers(listed(query['reconcileIssues'] ?? '').map(Number)),
  };
}

/** The parts of a list in text. */
export const listed = (text: string): readonly string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

function wholeNumber(value: Json | undefined, otherwise: number): number {
  if (value === undefined) return otherwise;
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0) return value;
  throw jiraError(400, [PAYLOAD]);
}

function texts(value: Json): readonly string[] {
  if (isList(value) && value.every((one) => typeof one === 'string')) return value;
  throw jiraError(400, [PAYLOAD]);
}

function numbers(value: Json): readonly number[] {
  if (isList(value) && value.every((one) => Number.isInteger(one))) return value as number[];
  throw jiraError(400, [PAYLOAD]);
}

/**
 * A page of what the Cloud's search finds.
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-search/#api-rest-api-3-search-jql-post
 */
export function searchCloud({ site, caller }: Call, asked: Asked): JsonObject {
  const { fields = ['id'], properties, nextPageToken } = asked;
  if (properties.length > 5) {
    throw jiraError(400, ['The maximum number of properties that can be requested is 5.']);
  }
  const found = find({ site, caller }, asked);
  const isBare = fields.every((id) => id === 'id' || id === 'key');
  const most = isBare ? PAGE.bare : PAGE.withFields;
  const size = Math.min(Math.max(1, asked.maxResults), most);
  const start = nextPageToken === undefined ? 0 : startOf(nextPageToken, asked.jql);
  const page = found.slice(start, start + size);
  const isLast = start + size >= found.length;
  return {
    issues: page.map((issue) => issueView(site, issue, { ...asked, fields })),
    ...(!isLast && { nextPageToken: tokenOf(start + size, asked.jql) }),
    isLast,
  };
}

/**
 * A page of what Data Center's search finds; properties are not among it.
 * @see https://jira.atlassian.com/browse/JRASERVER-62898
 */
export function searchDataCenter({ site, caller }: Call, asked: Asked): JsonObject {
  const { startAt } = asked;
  const found = find({ site, caller }, asked);
  const maxResults = Math.min(asked.maxResults, PAGE.dataCenter);
  const page = found.slice(startAt, startAt + maxResults);
  const shown = { ...asked, fields: asked.fields ?? ['*all', '-comment'], properties: [] };
  return {
    startAt,
    maxResults,
    total: found.length,
    issues: page.map((issue) => issueView(site, issue, shown)),
  };
}

function find({ site, caller }: Pick<Call, 'site' | 'caller'>, asked: Asked): readonly Issue[] {
  const jql = readJql(asked.jql);
  const { where } = jql;
  if (where === undefined && site.options.flavour === 'cloud') {
    throw jiraError(400, [
      'Unbounded JQL queries are not allowed here. Please add a search restriction to your query.',
    ]);
  }
  const test = testOf(where, { site, caller });
  const order = orderOf(jql, { site, caller });
  const fresh = reconciled({ site, caller }, asked.reconcile);
  if (caller.isAnonymous) return [];
  const labels = labelsOf(where);
  const indexed =
    labels === undefined
      ? site.index.all()
      : new Set(labels.flatMap((label) => site.index.withLabel(label)));
  const known = new Set(fresh.map(({ id }) => id));
  return [...fresh, ...[...indexed].filter(({ id }) => !known.has(id))]
    .filter((issue) => caller.sees(issue.project) && test(issue))
    .sort(order);
}

/** The issues that the search is to see as they are now. */
function reconciled({ site, caller }: Pick<Call, 'site' | 'caller'>, ids: readonly number[]) {
  if (ids.length > 50) {
    throw jiraError(400, ['The maximum number of issues that can be reconciled is 50.']);
  }
  return ids.map((id) => {
    const issue = site.issue(String(id));
    if (issue !== undefined && caller.sees(issue.project)) return issue;
    throw jiraError(400, [`The issue with id '${id}' does not exist.`]);
  });
}

const tokenOf = (start: number, jql: string): string =>
  Buffer.from(JSON.stringify({ start, jql })).toString('base64url');

function startOf(token: string, jql: string): number {
  const read = /^\{"start":(\d+),"jql":(.*)\}$/s.exec(Buffer.from(token, 'base64url').toString());
  if (read?.[1] !== undefined && read[2] === JSON.stringify(jql)) return Number(read[1]);
  throw jiraError(400, ['The provided next page token is invalid.']);
}
