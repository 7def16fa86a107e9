import type { Json } from '../../../workflow/parameter';
import type { Comment, Issue, RemoteLink } from './issue';
import { idOf, RESOLUTIONS } from './names';
import type { Status } from './options';
import { userView } from './people';
import { htmlOf } from './rich-text';
import type { JiraSite } from './site';
import { isObject, type JsonObject } from './values';
import { CATEGORIES, endOf, transitionsFrom } from './workflow';
import { humanTime, jiraTime } from './zone';

/** The address of a site's REST API, in the version of its product. */
export const apiOf = ({ options: { flavour, origin } }: JiraSite): string =>
  `${origin}/rest/api/${flavour === 'cloud' ? '3' : '2'}`;

/** The time zone that times are shown in. */
export const zoneOf = (site: JiraSite): string => site.options.timeZone ?? 'Etc/UTC';

const person = (site: JiraSite, id: string | null): Json => {
  const user = id === null ? undefined : site.user(id);
  return user === undefined ? null : userView(site.options, user);
};

const named = (site: JiraSite, what: string, path: string, name: string | null): Json => {
  if (name === null) return null;
  const id = idOf(what, name);
  return { self: `${apiOf(site)}/${path}/${id}`, id, name };
};

/** A status as answers show it. */
export function statusView(site: JiraSite, { name, category }: Status): JsonObject {
  const id = idOf('Status', name);
  const about = CATEGORIES[category];
  return {
    self: `${apiOf(site)}/status/${id}`,
    id,
    name,
    statusCategory: { self: `${apiOf(site)}/statuscategory/${about.id}`, key: category, ...about },
  };
}

/** The values of all fields of an issue. */
export function fieldsView(site: JiraSite, issue: Issue): JsonObject {
  const zone = zoneOf(site);
  const custom = (site.options.fields ?? []).map(({ id, kind }): [string, Json] => {
    const value = issue.custom[id] ?? null;
    return [id, kind === 'user' && typeof value === 'string' ? person(site, value) : value];
  });
  return {
    summary: issue.summary,
    description: issue.description,
    status: statusView(site, issue.status),
    priority: named(site, 'Priority', 'priority', issue.priority),
    resolution: named(site, 'Resolution', 'resolution', issue.resolution),
    assignee: person(site, issue.assignee),
    reporter: person(site, issue.reporter),
    creator: person(site, issue.creator),
    labels: issue.labels,
    components: issue.components.map((name) => named(site, 'Component', 'component', name)),
    project: projectView(site, issue.project),
    issuetype: typeView(site, issue.issueType),
    created: jiraTime(issue.created, zone),
    updated: jiraTime(issue.updated, zone),
    comment: {
      comments: issue.comments.map((comment) => commentView(site, issue, comment, [])),
      maxResults: issue.comments.length,
      total: issue.comments.length,
      startAt: 0,
    },
    ...Object.fromEntries(custom),
  };
}

/** A project as answers show it. */
export function projectView(site: JiraSite, key: string): JsonObject {
  const id = idOf('Project', key);
  return { self: `${apiOf(site)}/project/${id}`, id, key, name: site.project(key)?.name ?? key };
}

/** An issue type as answers show it. */
export function typeView(site: JiraSite, name: string): JsonObject {
  const id = idOf('IssueType', name);
  return { self: `${apiOf(site)}/issuetype/${id}`, id, name, subtask: false };
}

/** A comment as answers show it. */
export function commentView(
  site: JiraSite,
  issue: Issue,
  comment: Comment,
  expand: readonly string[],
): JsonObject {
  const { id, author, updateAuthor, body, created, updated, properties } = comment;
  const visible = properties['sd.public.comment'];
  const isInternal = isObject(visible) && visible['internal'] === true;
  const zone = zoneOf(site);
  return {
    self: `${apiOf(site)}/issue/${issue.id}/comment/${id}`,
    id,
    author: person(site, author),
    body,
    updateAuthor: person(site, updateAuthor),
    created: jiraTime(created, zone),
    updated: jiraTime(updated, zone),
    // Only the Cloud says it outright: https://github.com/pycontribs/jira/issues/1011
    ...(site.options.flavour === 'cloud' && { jsdPublic: !isInternal }),
    ...(expand.includes('renderedBody') && { renderedBody: htmlOf(body) }),
    ...(expand.includes('properties') && {
      properties: Object.entries(properties).map(([key, value]) => ({ key, value })),
    }),
  };
}

/** The fields of an issue as people read them: rich text as HTML, times in words; the others are null. */
export function renderedView(site: JiraSite, issue: Issue): JsonObject {
  const zone = zoneOf(site);
  const rich = (site.options.fields ?? []).filter(({ kind }) => kind === 'richText');
  const custom = rich.map(({ id }): [string, Json] => [id, htmlOf(issue.custom[id] ?? null)]);
  const all = Object.keys(fieldsView(site, issue)).map((id): [string, Json] => [id, null]);
  return {
    ...Object.fromEntries(all),
    description: htmlOf(issue.description),
    created: humanTime(issue.created, zone),
    updated: humanTime(issue.updated, zone),
    comment: {
      comments: issue.comments.map((comment) => ({
        ...commentView(site, issue, comment, []),
        body: htmlOf(comment.body),
        created: humanTime(comment.created, zone),
        updated: humanTime(comment.updated, zone),
      })),
      maxResults: issue.comments.length,
      total: issue.comments.length,
      startAt: 0,
    },
    ...Object.fromEntries(custom),
  };
}

/** The transitions that an issue can take, with the fields of their screens where asked. */
export function transitionsView(site: JiraSite, issue: Issue, withFields: boolean): Json {
  const workflow = site.workflowOf(issue);
  return transitionsFrom(workflow, issue).map((transition) => {
    const { id, name, screen } = transition;
    const fields = Object.entries(screen ?? {}).map(([field, { required }]): [string, Json] => [
      field,
      { required, key: field, fieldId: field, operations: ['set'], ...allowed(site, field) },
    ]);
    return {
      id,
      name,
      to: statusView(site, endOf(workflow, transition)),
      hasScreen: screen !== undefined,
      isGlobal: transition.from === undefined,
      isInitial: false,
      isAvailable: true,
      isConditional: false,
      ...(withFields && { fields: Object.fromEntries(fields) }),
    };
  });
}

function allowed(site: JiraSite, id: string): JsonObject {
  const field = site.options.fields?.find((one) => one.id === id);
  if (id === 'resolution') {
    const names = site.options.resolutions ?? RESOLUTIONS;
    return { allowedValues: names.map((name) => named(site, 'Resolution', 'resolution', name)) };
  }
  return field?.options === undefined
    ? {}
    : { allowedValues: field.options.map((value) => ({ value })) };
}

/** A remote link as answers show it. */
export const linkView = (
  site: JiraSite,
  issue: Issue,
  { id, globalId, link }: RemoteLink,
): Json => ({
  id,
  self: `${apiOf(site)}/issue/${issue.id}/remotelink/${id}`,
  globalId,
  ...link,
});
