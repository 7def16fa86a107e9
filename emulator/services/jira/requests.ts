import type { Json } from '../../../workflow/parameter';
import { NotImplementedError } from '../../runtime/errors';
import { type Changes, readChanges } from './changes';
import { FieldRefused, type FieldErrors, jiraError } from './errors';
import type { Issue } from './issue';
import { idOf, ISSUE_TYPES } from './names';
import type { Flavour, JiraProject } from './options';
import type { JiraSite } from './site';
import { isObject, type JsonObject, textAt } from './values';
import { endOf, transitionsFrom } from './workflow';

/** Who asks, and whether a project exists for them. */
export interface Caller {
  /** The id of the user. */
  readonly userId: string;
  readonly sees: (project: string) => boolean;
}

/** What the two products say of a project or type that is missing or unknown. */
const WORDS: Readonly<Record<Flavour, Readonly<Record<string, string>>>> = {
  cloud: {
    project: 'Specify a valid project ID or key',
    issuetype: 'Specify an issue type',
    unknownType: 'Specify a valid issue type',
  },
  dataCenter: {
    project: 'project is required',
    issuetype: 'issue type is required',
    unknownType: 'valid issue type is required',
  },
};

/**
 * Makes an issue as a request asks.
 * @throws Refusal with 400
 */
export function createIssue(site: JiraSite, body: JsonObject, caller: Caller): Issue {
  refuseOthers(body, ['fields', 'update', 'properties']);
  const { project: where, issuetype, ...fields } = isObject(body['fields']) ? body['fields'] : {};
  const project = projectOf(site, where, caller);
  const words = WORDS[site.options.flavour];
  const issueType = typeOf(project, issuetype);
  const errors = {
    ...(project === undefined && { project: words['project'] ?? '' }),
    ...(issueType === undefined && {
      issuetype: words[issuetype === undefined ? 'issuetype' : 'unknownType'] ?? '',
    }),
  };
  if (project === undefined || issueType === undefined) throw jiraError(400, [], errors);
  const place = { options: site.options, project };
  const empty = { labels: [], components: [] };
  const changes = readChanges({ ...body, fields }, place, empty, (id) => id !== 'resolution');
  refuseMissing({
    ...(changes.content.summary === undefined && {
      summary: 'You must specify a summary of the issue.',
    }),
    ...missing(site, project.requiredFields ?? [], changes),
  });
  return site.create({
    ...changes,
    author: caller.userId,
    project: project.key,
    issueType,
  });
}

/**
 * Changes an issue as a request asks; a transition in it is ignored.
 * @throws Refusal with 400
 */
export function editIssue(site: JiraSite, issue: Issue, body: JsonObject, caller: Caller): Issue {
  refuseOthers(body, ['fields', 'update', 'properties', 'transition', 'historyMetadata']);
  const place = { options: site.options, project: placeOf(site, issue) };
  const changes = readChanges(body, place, issue, (id) => id !== 'resolution');
  const { content, comments, properties, named } = changes;
  if (named.length === 0 && comments.length === 0 && Object.keys(properties).length === 0) {
    throw jiraError(400, ["one of 'fields' or 'update' required"]);
  }
  return site.write(issue, {
    author: caller.userId,
    comments,
    properties,
    ...(named.length > 0 && { content }),
  });
}

/**
 * Takes an issue to another status as a request asks. A transition without a screen discards comments without a word.
 * @throws Refusal with 400
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-issueidorkey-transitions-post
 * @see https://github.com/ankitpokhrel/jira-cli/pull/1024
 */
export function transitionIssue(
  site: JiraSite,
  issue: Issue,
  body: JsonObject,
  caller: Caller,
): Issue {
  refuseOthers(body, ['transition', 'fields', 'update', 'historyMetadata']);
  const id = textAt(body['transition'], 'id');
  if (id === undefined) throw jiraError(400, ["Missing 'transition' identifier"]);
  const workflow = site.workflowOf(issue);
  const transition = transitionsFrom(workflow, issue).find((one) => one.id === id);
  if (transition === undefined) {
    throw jiraError(400, [`Transition id '${id}' is not valid for this issue.`]);
  }
  const { screen, resolution } = transition;
  const place = { options: site.options, project: placeOf(site, issue) };
  const changes = readChanges(body, place, issue, (field) => screen?.[field] !== undefined);
  const required = Object.entries(screen ?? {}).flatMap(([field, one]) =>
    one.required && !isSet(issue, field) ? [field] : [],
  );
  refuseMissing(missing(site, required, changes));
  return site.write(issue, {
    author: caller.userId,
    content: {
      ...(resolution !== undefined && { resolution }),
      ...changes.content,
      status: endOf(workflow, transition),
    },
    comments: screen === undefined ? [] : changes.comments,
  });
}

function refuseOthers(body: JsonObject, known: readonly string[]): void {
  const other = Object.keys(body).find((key) => !known.includes(key));
  if (other !== undefined) throw new NotImplementedError(`'${other}' in a request to Jira`);
}

function projectOf(site: JiraSite, value: Json | undefined, caller: Caller) {
  const key = textAt(value, 'key');
  const id = textAt(value, 'id');
  const project = site.options.projects.find((one) =>
    key === undefined ? idOf('Project', one.key) === id : one.key === key,
  );
  return project !== undefined && caller.sees(project.key) ? project : undefined;
}

const placeOf = (site: JiraSite, { project }: Issue): JiraProject =>
  site.project(project) ?? { key: project };

function typeOf(project: JiraProject | undefined, value: Json | undefined): string | undefined {
  const name = textAt(value, 'name');
  const id = textAt(value, 'id');
  const types = project?.issueTypes ?? ISSUE_TYPES;
  return types.find((one) => (name === undefined ? idOf('IssueType', one) === id : one === name));
}

/** Whether an issue has a value in a field. */
function isSet(issue: Issue, id: string): boolean {
  const values: Readonly<Record<string, unknown>> = { ...issue, ...issue.custom };
  const value = values[id];
  return value !== null && value !== undefined && value !== '';
}

function missing(site: JiraSite, required: readonly string[], changes: Changes): FieldErrors {
  const values: Readonly<Record<string, unknown>> = {
    ...changes.content,
    ...changes.content.custom,
  };
  const names = new Map(site.options.fields?.map(({ id, name }) => [id, name]));
  const lacking = required.filter((id) => (values[id] ?? null) === null);
  return Object.fromEntries(
    lacking.map((id) => [
      id,
      `${names.get(id) ?? id.charAt(0).toUpperCase() + id.slice(1)} is required.`,
    ]),
  );
}

function refuseMissing(errors: FieldErrors): void {
  if (Object.keys(errors).length > 0) throw jiraError(400, [], errors);
}

/** Says of a refusal beside which field it stands. @throws Refusal with 400 */
export function besideField<T>(id: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof FieldRefused)) throw error;
    throw error.whole
      ? jiraError(400, [error.message])
      : jiraError(400, [], { [id]: error.message });
  }
}
