import type { Json } from '../../../workflow/parameter';
import { NotImplementedError } from '../../runtime/errors';
import { changelogView } from './history';
import type { Issue } from './issue';
import type { JiraSite } from './site';
import type { JsonObject } from './values';
import { apiOf, fieldsView, renderedView, transitionsView } from './view';

/** How a request wants an issue shown. */
export interface Shown {
  /** @default - every field */
  readonly fields?: readonly string[] | undefined;
  readonly properties: readonly string[];
  readonly expand: readonly string[];
}

const EXPANDS = new Set(['transitions', 'transitions.fields', 'renderedFields', 'changelog', '']);

/** An issue as answers show it. */
export function issueView(site: JiraSite, issue: Issue, shown: Shown): JsonObject {
  const { fields = ['*all'], properties, expand } = shown;
  const other = expand.find((one) => !EXPANDS.has(one));
  if (other !== undefined) throw new NotImplementedError(`expand=${other} of a Jira issue`);
  const { id, key } = issue;
  const held = properties.includes('*all') ? Object.keys(issue.properties) : properties;
  const shownProperties = held.flatMap((name): [string, Json][] => {
    const value = issue.properties[name];
    return value === undefined ? [] : [[name, value]];
  });
  const withProperties = properties.length > 0 && {
    properties: Object.fromEntries(shownProperties),
  };
  if (fields.every((one) => one === 'id') && expand.length === 0) {
    return { id, ...withProperties };
  }
  const withFields = fields.some((one) => one !== 'id' && one !== 'key');
  return {
    expand: 'renderedFields,names,schema,operations,editmeta,changelog,versionedRepresentations',
    id,
    self: `${apiOf(site)}/issue/${id}`,
    key,
    ...(withFields && { fields: selected(fieldsView(site, issue), fields) }),
    ...withProperties,
    ...(expand.includes('renderedFields') && {
      renderedFields: selected(renderedView(site, issue), fields),
    }),
    ...(expand.includes('changelog') && { changelog: changelogView(site, issue) }),
    ...(expand.some((one) => one.startsWith('transitions')) && {
      transitions: transitionsView(site, issue, expand.includes('transitions.fields')),
    }),
  };
}

/** The fields that were asked for by id, `*all` or `*navigable`; a minus leaves one out. */
function selected(values: JsonObject, ids: readonly string[]): JsonObject {
  const out = new Set(ids.filter((id) => id.startsWith('-')).map((id) => id.slice(1)));
  const isAll = ids.includes('*all') || ids.every((id) => id.startsWith('-'));
  const navigable = ids.includes('*navigable');
  return Object.fromEntries(
    Object.entries(values).filter(
      ([id]) => !out.has(id) && (isAll || ids.includes(id) || (navigable && id !== 'comment')),
    ),
  );
}
