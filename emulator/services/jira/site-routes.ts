import type { Json } from '../../../workflow/parameter';
import { NotImplementedError } from '../../runtime/errors';
import type { AddRoute } from './issue-routes';
import type { Call } from './call';
import { jiraError } from './errors';
import { createFields } from './create-fields';
import { idOf, ISSUE_TYPES, PRIORITIES, RESOLUTIONS } from './names';
import type { JiraProject, JiraUser } from './options';
import { searchUsers, userView } from './people';
import type { JsonObject } from './values';
import { apiOf, projectView, statusView, typeView } from './view';

/**
 * What a site tells of itself: people, projects, statuses, priorities, fields.
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-myself/
 */
export function siteRoutes(add: AddRoute, isCloud: boolean): void {
  add('GET', '/myself', { signedIn: true }, ({ site, caller }) => {
    const user = site.user(caller.userId);
    return userView(site.options, user ?? { id: caller.userId, displayName: caller.userId });
  });
  // Anybody may ask how a site is.
  add('GET', '/serverInfo', {}, ({ site }) => ({
    baseUrl: site.options.origin,
    deploymentType: isCloud ? 'Cloud' : 'Server',
    serverTitle: 'Jira',
  }));
  userRoutes(add, isCloud ? 'query' : 'username');
  const key = isCloud ? 'accountId' : 'username';
  add('GET', '/user', { query: [key, 'expand'] }, ({ site, caller, query }) => {
    const user = site.user(query[key] ?? '');
    if (user !== undefined && !caller.isAnonymous) {
      return { ...userView(site.options, user), ...groupsView(user, query['expand']) };
    }
    throw jiraError(404, ['Specified user does not exist or you do not have required permissions']);
  });
  projectRoutes(add, isCloud);
  const priorities = ({ site }: Call): readonly Json[] =>
    (site.options.priorities ?? PRIORITIES).map((name) => {
      const id = idOf('Priority', name);
      return { self: `${apiOf(site)}/priority/${id}`, id, name };
    });
  add('GET', '/priority', {}, priorities);
  if (isCloud) {
    add('GET', '/priority/search', { query: ['startAt', 'maxResults'] }, (call) =>
      pageOf(call, 'values', priorities(call)),
    );
  }
  add('GET', '/resolution', {}, ({ site }) =>
    (site.options.resolutions ?? RESOLUTIONS).map((name) => {
      const id = idOf('Resolution', name);
      return { self: `${apiOf(site)}/resolution/${id}`, id, name };
    }),
  );
  add('GET', '/field', {}, ({ site }) => [
    ...SYSTEM.map((id) => ({ id, key: id, name: id, custom: false })),
    ...(site.options.fields ?? []).map(({ id, name = id, kind }) => ({
      id,
      key: id,
      name,
      custom: true,
      schema: { type: TYPES[kind], customId: Number(id.replace(/\D/g, '')) },
    })),
  ]);
}

const SYSTEM = [
  'summary',
  'description',
  'status',
  'priority',
  'resolution',
  'assignee',
  'reporter',
  'creator',
  'labels',
  'components',
  'project',
  'issuetype',
  'created',
  'updated',
  'comment',
];

/** What kinds of fields are called in a schema. */
const TYPES = {
  text: 'string',
  richText: 'string',
  number: 'number',
  select: 'option',
  user: 'user',
} as const;

function pageOf({ query }: Call, name: string, all: readonly Json[]): JsonObject {
  const startAt = Number(query['startAt'] ?? 0);
  const maxResults = Number(query['maxResults'] ?? 50);
  const page = all.slice(startAt, startAt + maxResults);
  const isLast = startAt + maxResults >= all.length;
  return { startAt, maxResults, total: all.length, isLast, [name]: page };
}

/** @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-user-search/ */
function userRoutes(add: AddRoute, name: 'query' | 'username'): void {
  const found = ({ site, query, caller }: Call, isWanted: (user: JiraUser) => boolean) => {
    if (caller.isAnonymous) return [];
    const start = Number(query['startAt'] ?? 0);
    return searchUsers(site.options, query[name] ?? '')
      .filter(isWanted)
      .slice(start, start + Number(query['maxResults'] ?? 50))
      .map((user) => userView(site.options, user));
  };
  const paging = ['startAt', 'maxResults', name];
  add('GET', '/user/search', { query: paging }, (call) => {
    if ((call.query[name] ?? '') === '') {
      throw jiraError(400, [`The ${name} query parameter was not provided`]);
    }
    return found(call, () => true);
  });
  add('GET', '/user/assignable/search', { query: [...paging, 'project'] }, (call) => {
    projectOf(call, call.query['project'] ?? '');
    return found(call, ({ assignable }) => assignable !== false);
  });
}

/** The project that a call names. @throws Refusal with 404 */
export function projectOf({ site, caller }: Call, keyOrId: string): JiraProject {
  const project = site.options.projects.find(
    ({ key }) => key === keyOrId.toUpperCase() || idOf('Project', key) === keyOrId,
  );
  if (project !== undefined && caller.sees(project.key)) return project;
  throw jiraError(404, [`No project could be found with key '${keyOrId}'.`]);
}

/** @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-projects/ */
function projectRoutes(add: AddRoute, isCloud: boolean): void {
  const typesOf = ({ issueTypes = ISSUE_TYPES }: JiraProject) => issueTypes;
  const paging = { query: ['startAt', 'maxResults'] };
  add('GET', '/issue/createmeta/:project/issuetypes', paging, (call) => {
    const types = typesOf(projectOf(call, call.params['project'] ?? ''));
    const shown = types.map((name) => typeView(call.site, name));
    return pageOf(call, isCloud ? 'issueTypes' : 'values', shown);
  });
  add('GET', '/issue/createmeta/:project/issuetypes/:type', paging, (call) => {
    const project = projectOf(call, call.params['project'] ?? '');
    const type = call.params['type'] ?? '';
    if (!typesOf(project).some((name) => idOf('IssueType', name) === type)) {
      throw jiraError(404, [`The issue type with id '${type}' does not exist in the project.`]);
    }
    return pageOf(call, isCloud ? 'fields' : 'values', createFields(call.site, project));
  });
  add('GET', '/project/:project', { query: ['expand'] }, (call) => {
    const { site } = call;
    const project = projectOf(call, call.params['project'] ?? '');
    return {
      ...projectView(site, project.key),
      issueTypes: typesOf(project).map((name) => typeView(site, name)),
      components: (project.components ?? []).map((name) => ({
        id: idOf('Component', name),
        name,
      })),
    };
  });
  add('GET', '/project/:project/statuses', {}, (call) => {
    const { site } = call;
    const project = projectOf(call, call.params['project'] ?? '');
    const { statuses } = site.workflowOf({ project: project.key });
    return typesOf(project).map((name) => ({
      ...typeView(site, name),
      statuses: statuses.map((status) => statusView(site, status)),
    }));
  });
}

/** The groups of a person, where they are asked for. */
function groupsView({ groups = [] }: JiraUser, expand: string | undefined): JsonObject {
  if (expand === undefined) return {};
  if (expand !== 'groups') throw new NotImplementedError(`Jira: expand=${expand} of a user`);
  return { groups: { size: groups.length, items: groups.map((name) => ({ name })) } };
}
