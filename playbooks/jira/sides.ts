import type { Issue } from '../../systems/jira/types';
import type { Severity, Status } from '../../systems/sentinel/types';
import { coalesce, equals, when } from '../../workflow/calls';
import { lookup } from '../../workflow/table';
import type { Expr, Ref } from '../../workflow/tree';
import type { Sides, Subject } from '../compare';
import { mappingTables } from './mapping-tables';
import { agreedPart } from './marks';
import type { JiraSettings } from './settings';

/** What playbooks read of every issue. */
export const ISSUE_FIELDS: readonly string[] = [
  'summary',
  'status',
  'priority',
  'resolution',
  'assignee',
  'project',
  'labels',
  'updated',
];

/** The project that an issue is in. */
export const projectOf = ({ fields }: Ref<Issue>): Expr<string> =>
  coalesce<string>(fields.project.key, '');

/** An incident and its issue, side by side. */
export const sidesOf = (settings: JiraSettings, incident: Subject, issue: Ref<Issue>): Sides => ({
  status: {
    sentinel: incident.status,
    ticket: issueStatus(settings, issue),
    base: agreedPart(issue, 1),
    wins: settings.wins.status,
  },
  severity: {
    sentinel: incident.severity,
    ticket: issueSeverity(settings, issue),
    base: agreedPart(issue, 2),
    wins: settings.wins.severity,
  },
});

/** The status of the category that the issue's own status is in, whatever its name. */
const issueStatus = (settings: JiraSettings, issue: Ref<Issue>): Expr<Status> => {
  const base = agreedPart(issue, 1) as Expr<Status>;
  const category = coalesce<string>(issue.fields.status.statusCategory.key, '');
  return lookup<Status>(mappingTables(settings).statusOf, projectOf(issue), category, base);
};

/**
 * The severity that an issue stands for: the agreed one where it still has the priority that this maps to, else what its priority maps back to.
 * A priority that no table names changes nothing.
 */
function issueSeverity(settings: JiraSettings, issue: Ref<Issue>): Expr<Severity> {
  const { priorityOf, severityOf } = mappingTables(settings);
  const priority = coalesce<string>(issue.fields.priority.name, '');
  const base = agreedPart(issue, 2) as Expr<Severity>;
  const kept = equals<string>(lookup<string>(priorityOf, projectOf(issue), base, ''), priority);
  const graded = lookup<Severity>(severityOf, projectOf(issue), priority, base);
  return when<Severity>(kept, base, graded);
}
