import type { JiraMapping } from '../../mappings/jira/mapping';
import { CLASSIFICATION_AND_REASON } from '../../systems/sentinel/types';
import type { Table } from '../../workflow/table';
import type { JiraSettings } from './settings';

/** One column of the mappings of all projects. */
const set = <V extends string>(
  name: string,
  { mappings }: JiraSettings,
  rows: (mapping: JiraMapping) => Readonly<Record<string, V>>,
): Table<V> => ({
  name,
  kinds: Object.fromEntries(
    Object.entries(mappings).map(([project, mapping]) => [project, rows(mapping)]),
  ),
});

/** The mappings as the parameters of a playbook, named after what they give. */
export const mappingTables = (settings: JiraSettings) => ({
  priorityOf: set('priorityOf', settings, ({ priority }) => priority),
  severityOf: set('severityOf', settings, ({ severity }) => severity),
  categoryOf: set('categoryOf', settings, ({ category }) => category),
  statusOf: set('statusOf', settings, ({ status }) => status),
  resolutionOf: set('resolutionOf', settings, ({ resolution = {} }) => resolution),
  classificationOf: set('classificationOf', settings, ({ classification }) =>
    Object.fromEntries(
      Object.entries(classification).map(([name, kind]) => [name, CLASSIFICATION_AND_REASON[kind]]),
    ),
  ),
});
