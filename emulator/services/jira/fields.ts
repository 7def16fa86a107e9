import type { Json } from '../../../workflow/parameter';
import { NotImplementedError } from '../../runtime/errors';
import { FieldRefused, notOnScreen } from './errors';
import type { IssueContent } from './issue';
import type { CustomField, JiraProject, SiteOptions } from './options';
import { readUser } from './people';
import { readRichText } from './rich-text';
import { idOf, nameFor, PRIORITIES, RESOLUTIONS } from './names';
import { isList, isObject, textAt } from './values';

/** Where a value is read: the site, and the project that the issue belongs to. */
export interface FieldPlace {
  readonly options: SiteOptions;
  readonly project: JiraProject;
}

/** What a write changes in an issue. */
export type Content = Partial<IssueContent>;

type Reader = (value: Json, place: FieldPlace) => Content;

/** System fields whose values the emulator does not have. */
const OTHERS = new Set([
  'duedate',
  'environment',
  'fixVersions',
  'issuelinks',
  'issuetype',
  'parent',
  'security',
  'timetracking',
  'versions',
  'worklog',
]);

const READERS: Readonly<Record<string, Reader>> = {
  summary: (value) => ({ summary: readSummary(value) }),
  description: (value, place) => ({ description: readText(value, place) }),
  priority: (value, { options }) => ({
    priority: readName('Priority', options.priorities ?? PRIORITIES, value),
  }),
  resolution: (value, { options }) => ({
    resolution: readName('Resolution', options.resolutions ?? RESOLUTIONS, value),
  }),
  labels: (value) => ({ labels: readLabels(value) }),
  components: (value, place) => ({ components: readComponents(value, place) }),
  assignee: (value, { options }) => {
    const user = readUser(options, value);
    if (user?.assignable === false) {
      throw new FieldRefused(`User '${user.id}' cannot be assigned issues.`);
    }
    return { assignee: user?.id ?? null };
  },
  reporter: (value, { options }) => {
    const user = readUser(options, value);
    if (user === null) throw new FieldRefused('Reporter is required.');
    return { reporter: user.id };
  },
};

/**
 * Reads the value of a field as Jira does.
 * @throws FieldRefused where Jira does not take it
 */
export function readField(id: string, value: Json, place: FieldPlace): Content {
  const reader = READERS[id];
  if (reader !== undefined) return reader(value, place);
  if (OTHERS.has(id)) throw new NotImplementedError(`the field '${id}' of Jira issues`);
  const field = place.options.fields?.find((one) => one.id === id);
  if (field === undefined) throw notOnScreen(id);
  return { custom: { [id]: readCustom(field, value, place) } };
}

function readSummary(value: Json): string {
  if (value !== null && typeof value !== 'string') {
    throw new FieldRefused('Operation value must be a string');
  }
  const summary = (value ?? '').trim();
  if (summary === '') throw new FieldRefused('You must specify a summary of the issue.');
  if (/[\r\n]/.test(summary)) {
    throw new FieldRefused('The summary is invalid because it contains newline characters.');
  }
  if (summary.length <= 255) return summary;
  throw new FieldRefused('Summary must be less than 255 characters.');
}

function readText(value: Json, { options: { flavour } }: FieldPlace): Json {
  if (value === null) return null;
  return readRichText(flavour, value, (why) => {
    if (flavour === 'dataCenter') return new FieldRefused(why);
    return typeof value === 'object'
      ? new FieldRefused('INVALID_INPUT', true)
      : new FieldRefused(
          'Operation value must be an Atlassian Document (see the Atlassian Document Format)',
        );
  });
}

/** A value that is named by name or id. */
function readName(what: string, names: readonly string[], value: Json): string | null {
  if (value === null) return null;
  if (!isObject(value)) throw new FieldRefused('expected Object');
  const [name, id] = [value['name'], value['id']];
  const found = names.find((one) => (id === undefined ? one === name : idOf(what, one) === id));
  if (found !== undefined) return found;
  const [key, asked] = id === undefined ? ['name', name] : ['id', id];
  if (asked === undefined) throw new FieldRefused(`Specify the ${what} (id or name)`);
  throw new FieldRefused(`${what} ${key} '${nameFor(asked)}' is not valid`);
}

function readComponents(value: Json, { project: { components = [] } }: FieldPlace) {
  if (value === null) return [];
  if (!isList(value)) throw new FieldRefused('data was not an array');
  const named = value.map((one) => readName('Component', components, one));
  return [...new Set(named.filter((name) => name !== null))];
}

/** @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/ */
function readLabels(value: Json): readonly string[] {
  if (value === null) return [];
  if (!isList(value)) throw new FieldRefused('data was not an array');
  return [...new Set(value.map(readLabel))];
}

/** A label as it was sent. @throws FieldRefused */
export function readLabel(value: Json): string {
  if (typeof value !== 'string') throw new FieldRefused('string expected');
  if (/\s/.test(value)) {
    throw new FieldRefused(`The label '${value}' contains spaces which is invalid.`);
  }
  if (value.length > 255) {
    throw new FieldRefused(
      `The label '${value}' exceeds the maximum length for labels of 255 characters.`,
    );
  }
  if (value !== '') return value;
  throw new NotImplementedError('an empty label; send none');
}

function readCustom({ kind, options = [] }: CustomField, value: Json, place: FieldPlace): Json {
  if (value === null) return null;
  switch (kind) {
    case 'number':
      if (typeof value === 'number') return value;
      throw new FieldRefused('Operation value must be a number');
    case 'text':
      if (typeof value !== 'string') throw new FieldRefused('Operation value must be a string');
      if (value.length <= 255) return value;
      throw new FieldRefused(
        'The entered text is too long. It exceeds the allowed limit of 255 characters.',
      );
    case 'richText':
      return readText(value, place);
    case 'select': {
      if (!isObject(value)) throw new FieldRefused('expected Object');
      const option = textAt(value, 'value');
      if (option === undefined) throw new NotImplementedError('an option by id; send its value');
      if (options.includes(option)) return { value: option };
      throw new FieldRefused(`Option value '${option}' is not valid`);
    }
    case 'user':
      return readUser(place.options, value)?.id ?? null;
  }
}
