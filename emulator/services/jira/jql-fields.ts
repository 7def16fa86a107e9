import { NotImplementedError } from '../../runtime/errors';
import { jiraError } from './errors';
import type { Issue } from './issue';
import type { Operand } from './jql';
import { idOf, ISSUE_TYPES, PRIORITIES, RESOLUTIONS } from './names';
import type { Caller } from './requests';
import type { JiraSite } from './site';
import { CATEGORIES } from './workflow';
import { localTime } from './zone';

/** Where a query is asked. */
export interface JqlPlace {
  readonly site: JiraSite;
  readonly caller: Caller;
}

/** A field of queries. */
export interface JqlField {
  /** What an issue has in it; empty where it has nothing. */
  readonly valuesOf: (issue: Issue, place: JqlPlace) => readonly (string | number)[];
  /** What an operand stands for; undefined where no such value exists. */
  readonly read: (operand: Operand, place: JqlPlace) => string | number | undefined;
  /**
   * Whether values have an order.
   * @default false
   */
  readonly isOrdered?: boolean;
  /**
   * Whether an issue may have nothing in it, so that queries can ask for that.
   * @default false
   */
  readonly canBeEmpty?: boolean;
  /**
   * What Jira says of a value that does not exist.
   * @default - that the value does not exist for the field
   */
  readonly unknown?: (value: string, field: string) => string;
}

/** A field whose values are names, compared without regard to case. */
const named = (
  names: (place: JqlPlace) => readonly string[],
  valueOf: (issue: Issue) => string | null,
  what: string,
): JqlField => ({
  valuesOf: (issue) => [valueOf(issue)?.toLowerCase() ?? []].flat(),
  read: ({ text }, place) =>
    names(place)
      .find((name) => name.toLowerCase() === text.toLowerCase() || idOf(what, name) === text)
      ?.toLowerCase(),
});

const key: JqlField = {
  valuesOf: ({ id }) => [Number(id)],
  read: ({ text }, { site, caller }) => {
    const issue = site.issue(text);
    return issue !== undefined && caller.sees(issue.project) ? Number(issue.id) : undefined;
  },
  isOrdered: true,
  unknown: (value, field) =>
    /^\d+$/.test(value)
      ? `A value with ID '${value}' does not exist for the field '${field}'.`
      : `An issue with key '${value}' does not exist for field '${field}'.`,
};

/** Unquoted digits are milliseconds since 1970; a date in quotes is read in the account's time zone. */
const time = (field: 'created' | 'updated'): JqlField => ({
  valuesOf: (issue) => [issue[field]],
  read: ({ text, isQuoted }, { site }) => {
    if (!isQuoted && /^\d+$/.test(text)) return Number(text);
    if (/^[-+]?\d+[wdhm]/.test(text)) {
      throw new NotImplementedError(`the period '${text}' in JQL; send a time in milliseconds`);
    }
    return localTime(text, site.options.timeZone ?? 'Etc/UTC');
  },
  isOrdered: true,
  unknown: (value) =>
    `Date value '${value}' for field '${field}' is invalid. Valid formats include: 'yyyy/MM/dd HH:mm', ` +
    "'yyyy-MM-dd HH:mm', 'yyyy/MM/dd', 'yyyy-MM-dd', or a period format e.g. '-5d', '4w 2d'.",
});

const user = (field: 'assignee' | 'reporter' | 'creator'): JqlField => ({
  valuesOf: (issue) => [issue[field] ?? []].flat(),
  read: ({ text }, { site }) => site.user(text)?.id,
  canBeEmpty: field === 'assignee',
});

const visible = ({ site, caller }: JqlPlace) =>
  site.options.projects.filter((project) => caller.sees(project.key));

const project: JqlField = {
  valuesOf: (issue) => [issue.project],
  read: ({ text }, place) =>
    visible(place).find(({ key: id, name = id }) =>
      [id, name, idOf('Project', id)].some((one) => one.toLowerCase() === text.toLowerCase()),
    )?.key,
};

const priority: JqlField = {
  valuesOf: ({ priority: name }, { site }) => (name === null ? [] : [rank(site, name)]),
  read: ({ text }, { site }) => {
    const names = site.options.priorities ?? PRIORITIES;
    const found = names.find((name) => name.toLowerCase() === text.toLowerCase());
    return found === undefined ? undefined : rank(site, found);
  },
  isOrdered: true,
  canBeEmpty: true,
};

/** The highest priority has the greatest rank. */
const rank = ({ options: { priorities = PRIORITIES } }: JiraSite, name: string): number =>
  priorities.length - priorities.indexOf(name);

const categoryOf = (text: string): string | undefined =>
  Object.entries(CATEGORIES).find(([id, about]) =>
    [id, about.name, String(about.id)].some((one) => one.toLowerCase() === text.toLowerCase()),
  )?.[0];

const FIELDS: Readonly<Record<string, JqlField>> = {
  labels: { valuesOf: ({ labels }) => labels, read: ({ text }) => text, canBeEmpty: true },
  project,
  key,
  issuekey: key,
  issue: key,
  id: key,
  status: named(
    (place) =>
      visible(place).flatMap(({ key: id }) =>
        place.site.workflowOf({ project: id }).statuses.map(({ name }) => name),
      ),
    ({ status }) => status.name,
    'Status',
  ),
  statuscategory: {
    valuesOf: ({ status }) => [status.category],
    read: ({ text }) => categoryOf(text),
  },
  priority,
  issuetype: named(
    (place) => visible(place).flatMap(({ issueTypes = ISSUE_TYPES }) => issueTypes),
    ({ issueType }) => issueType,
    'IssueType',
  ),
  resolution: {
    ...named(
      ({ site }) => site.options.resolutions ?? RESOLUTIONS,
      ({ resolution }) => resolution,
      'Resolution',
    ),
    canBeEmpty: true,
  },
  assignee: user('assignee'),
  reporter: user('reporter'),
  creator: user('creator'),
  created: time('created'),
  updated: time('updated'),
};

const ALIASES: Readonly<Record<string, string>> = {
  type: 'issuetype',
  createddate: 'created',
  updateddate: 'updated',
};

/** Fields of Jira that the emulator cannot search. */
const OTHERS =
  /^(summary|description|text|comment|component|fixversion|affectedversion|watcher|voter|duedate|due|resolved|resolutiondate|parent|sprint|epic.*|environment|attachments|issue\.property.*|cf\[.*|customfield_.*|filter|level|lastviewed|worklog.*|timespent|votes|watchers)$/;

/**
 * A field by the name that a query gives it.
 * @throws Refusal with 400 where Jira has none
 * @throws NotImplementedError where the emulator has none
 */
export function jqlField(name: string): JqlField {
  const lower = name.toLowerCase();
  const field = FIELDS[ALIASES[lower] ?? lower];
  if (field !== undefined) return field;
  if (OTHERS.test(lower)) throw new NotImplementedError(`the field '${name}' in JQL`);
  throw jiraError(400, [
    `Field '${name}' does not exist or you do not have permission to view it.`,
  ]);
}
