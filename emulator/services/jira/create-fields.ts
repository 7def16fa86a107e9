import type { Json } from '../../../workflow/parameter';
import type { CustomField, JiraProject } from './options';
import { PRIORITIES } from './names';
import type { JiraSite } from './site';
import type { JsonObject } from './values';

/** System fields on the screen for new issues: whether they must be filled in, and whether the project does it itself. */
const SYSTEM: Readonly<Record<string, { readonly required: boolean; readonly filled: boolean }>> = {
  summary: { required: true, filled: false },
  issuetype: { required: true, filled: false },
  project: { required: true, filled: false },
  reporter: { required: true, filled: true },
  description: { required: false, filled: false },
  priority: { required: false, filled: true },
  labels: { required: false, filled: false },
  components: { required: false, filled: false },
  assignee: { required: false, filled: false },
};

/**
 * The fields of new issues of a project.
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-createmeta-projectidorkey-issuetypes-issuetypeid-get
 */
export function createFields({ options }: JiraSite, project: JiraProject): readonly JsonObject[] {
  const needed = new Set(project.requiredFields ?? []);
  const view = (
    fieldId: string,
    required: boolean,
    filled: boolean,
    values?: Json,
  ): JsonObject => ({
    fieldId,
    key: fieldId,
    name: fieldId,
    required: required || needed.has(fieldId),
    hasDefaultValue: filled && !needed.has(fieldId),
    operations: ['set'],
    ...(values !== undefined && { allowedValues: values }),
  });
  const system = Object.entries(SYSTEM).map(([id, { required, filled }]) =>
    view(
      id,
      required,
      filled,
      id === 'priority'
        ? (options.priorities ?? PRIORITIES).map((name) => ({ name }))
        : id === 'components'
          ? (project.components ?? []).map((name) => ({ name }))
          : undefined,
    ),
  );
  const custom = (options.fields ?? []).map(({ id, options: values }: CustomField) =>
    view(
      id,
      false,
      false,
      values?.map((value) => ({ value })),
    ),
  );
  return [...system, ...custom];
}
