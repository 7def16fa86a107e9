import type { Json } from '../../../workflow/parameter';
import { jsonOf } from '../service';
import type { Call, CallHandler, RouteOptions } from './call';
import { checkProperty, readComment } from './changes';
import { jiraError } from './errors';
import { issueView } from './issue-view';
import { besideField, createIssue, editIssue, transitionIssue } from './requests';
import { listed } from './search';
import { isObject, type JsonObject, textAt } from './values';
import { apiOf, commentView, linkView, transitionsView } from './view';

/** Adds a route below the base of the API. */
export type AddRoute = (
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  route: RouteOptions,
  handle: CallHandler,
) => void;

const expandOf = ({ query }: Call): readonly string[] => listed(query['expand'] ?? '');

/**
 * Issues, their transitions, comments, links and properties.
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/
 */
export function issueRoutes(add: AddRoute): void {
  add('POST', '/issue', { query: ['updateHistory'] }, (call) => {
    const { site, caller, reply } = call;
    if (caller.isAnonymous) {
      const project =
        'Anonymous users do not have permission to create issues in this project. Please try logging in first.';
      throw jiraError(400, [], { project });
    }
    const { id, key } = createIssue(site, call.body(), caller);
    return reply.code(201).send({ id, key, self: `${apiOf(site)}/issue/${id}` });
  });
  add('GET', '/issue/:issue', { query: ['fields', 'properties', 'expand'] }, (call) => {
    const { fields, properties } = call.query;
    return issueView(call.site, call.issue(), {
      ...(fields !== undefined && { fields: listed(fields) }),
      properties: listed(properties ?? ''),
      expand: expandOf(call),
    });
  });
  add('PUT', '/issue/:issue', { query: ['notifyUsers', 'returnIssue'] }, (call) => {
    const { site, query, reply } = call;
    const issue = editIssue(site, call.issue(), call.body(), call.caller);
    if (query['returnIssue'] === 'true') {
      return issueView(site, issue, { properties: [], expand: [] });
    }
    return reply.code(204);
  });
  add('GET', '/issue/:issue/transitions', { query: ['expand'] }, (call) => ({
    expand: 'transitions',
    transitions: transitionsView(
      call.site,
      call.issue(),
      expandOf(call).includes('transitions.fields'),
    ),
  }));
  add('POST', '/issue/:issue/transitions', {}, (call) => {
    transitionIssue(call.site, call.issue(), call.body(), call.caller);
    return call.reply.code(204);
  });
  commentRoutes(add);
  propertyRoutes(add);
  linkRoutes(add);
}

/** @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-comments/ */
function commentRoutes(add: AddRoute): void {
  const paging = { query: ['startAt', 'maxResults', 'orderBy', 'expand'] };
  add('GET', '/issue/:issue/comment', paging, (call) => {
    const { site, query } = call;
    const issue = call.issue();
    const { startAt = '0', maxResults = '100', orderBy = 'created' } = query;
    if (!/^[-+]?created$/.test(orderBy)) throw jiraError(400, [`Cannot order by '${orderBy}'.`]);
    const ordered = orderBy.startsWith('-') ? [...issue.comments].reverse() : issue.comments;
    const [start, most] = [Number(startAt), Math.min(Number(maxResults), 5000)];
    const page = ordered.slice(start, start + most);
    return {
      startAt: start,
      maxResults: most,
      total: ordered.length,
      comments: page.map((comment) => commentView(site, issue, comment, expandOf(call))),
    };
  });
  add('GET', '/issue/:issue/comment/:id', { query: ['expand'] }, (call) => {
    const issue = call.issue();
    return commentView(call.site, issue, commentOf(call), expandOf(call));
  });
  add('POST', '/issue/:issue/comment', { query: ['expand'] }, (call) => {
    const { site, caller, reply } = call;
    const before = call.issue();
    const comment = besideField('comment', () => readComment(call.body(), site));
    const issue = site.write(before, { author: caller.userId, comments: [comment] });
    const [written] = issue.comments.slice(-1);
    if (written === undefined) throw jiraError(500, ['The comment was not stored.']);
    return reply.code(201).send(commentView(site, issue, written, expandOf(call)));
  });
  add('PUT', '/issue/:issue/comment/:id', { query: ['expand', 'notifyUsers'] }, (call) => {
    const { site, caller } = call;
    const issue = call.issue();
    const comment = commentOf(call);
    const changed = besideField('comment', () => readComment(call.body(), site));
    const written = site.rewrite(issue, comment, caller.userId, changed);
    return commentView(site, issue, written, expandOf(call));
  });
}

function commentOf({ site, params }: Call) {
  const id = params['id'] ?? '';
  const comment = site.issue(params['issue'] ?? '')?.comments.find((one) => one.id === id);
  if (comment !== undefined) return comment;
  throw jiraError(404, [`Can not find a comment for the id: ${id}.`]);
}

/** @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-properties/ */
function propertyRoutes(add: AddRoute): void {
  const valueOf = (call: Call): [string, Json | undefined] => {
    const name = call.params['name'] ?? '';
    return [name, call.issue().properties[name]];
  };
  const none = (name: string) => jiraError(404, [`The property ${name} does not exist.`]);
  const path = '/issue/:issue/properties/:name';
  add('GET', '/issue/:issue/properties', {}, (call) => ({
    keys: Object.keys(call.issue().properties).map((key) => ({
      self: `${apiOf(call.site)}/issue/${call.issue().id}/properties/${key}`,
      key,
    })),
  }));
  add('GET', path, {}, (call) => {
    const [key, value] = valueOf(call);
    if (value === undefined) throw none(key);
    return { key, value };
  });
  add('PUT', path, {}, (call) => {
    const { site, caller, reply } = call;
    const issue = call.issue();
    const name = call.params['name'] ?? '';
    const value = jsonOf(call.text) as Json | undefined;
    if (value === undefined) throw jiraError(400, ['The property value is not valid JSON.']);
    checkProperty(name, value);
    site.write(issue, { author: caller.userId, properties: { [name]: value } });
    reply.code(issue.properties[name] === undefined ? 201 : 200);
    return undefined;
  });
  add('DELETE', path, {}, (call) => {
    const [name, value] = valueOf(call);
    if (value === undefined) throw none(name);
    const issue = call.site.issue(call.params['issue'] ?? '');
    if (issue !== undefined) call.site.forget(issue, name);
    return call.reply.code(204);
  });
}

/** @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-remote-links/ */
function linkRoutes(add: AddRoute): void {
  const path = '/issue/:issue/remotelink';
  add('GET', path, { query: ['globalId'] }, (call) => {
    const { site, query } = call;
    const issue = call.issue();
    const { globalId } = query;
    if (globalId === undefined) {
      return issue.remoteLinks.map((link) => linkView(site, issue, link));
    }
    const found = issue.remoteLinks.find((link) => link.globalId === globalId);
    if (found !== undefined) return linkView(site, issue, found);
    throw jiraError(404, [`The remote link with global id '${globalId}' does not exist.`]);
  });
  add('POST', path, {}, (call) => {
    const { site, reply } = call;
    const issue = call.issue();
    const body = call.body();
    const globalId = textAt(body, 'globalId') ?? null;
    checkLink(body, globalId);
    const isNew = issue.remoteLinks.every((one) => one.globalId !== globalId || globalId === null);
    const { application = null, relationship = null, object } = body;
    const {
      url,
      title,
      summary = null,
      icon = null,
      status = null,
    } = isObject(object) ? object : {};
    const link = {
      application,
      relationship,
      object: { url: url ?? null, title: title ?? null, summary, icon, status },
    };
    const { id } = site.link(issue, globalId, link);
    const self = `${apiOf(site)}/issue/${issue.id}/remotelink/${id}`;
    return reply.code(isNew ? 201 : 200).send({ id, self });
  });
}

function checkLink({ object }: JsonObject, globalId: string | null): void {
  const lacking = ['url', 'title'].filter((name) => (textAt(object, name) ?? '') === '');
  const errors = {
    ...Object.fromEntries(lacking.map((name) => [name, `'${name}' is required.`])),
    ...((globalId?.length ?? 0) > 255 && {
      globalId: "'globalId' cannot be longer than 255 characters.",
    }),
  };
  if (Object.keys(errors).length > 0) throw jiraError(400, [], errors);
}
