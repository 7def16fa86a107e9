import type { JiraMapping } from './mapping';

/**
 * Issues, with the priorities that every site starts with and the categories that every status has, whatever its name.
 * @see https://support.atlassian.com/jira-cloud-administration/docs/what-are-issue-statuses-priorities-and-resolutions/
 */
export const issueMapping: JiraMapping = {
  priority: { High: 'High', Medium: 'Medium', Low: 'Low', Informational: 'Lowest' },
  severity: {
    Highest: 'High',
    High: 'High',
    Medium: 'Medium',
    Low: 'Low',
    Lowest: 'Informational',
  },
  category: { New: 'new', Active: 'indeterminate', Closed: 'done' },
  status: { new: 'New', indeterminate: 'Active', done: 'Closed' },
  classification: {
    Done: 'TruePositive',
    Fixed: 'TruePositive',
    "Won't Do": 'BenignPositive',
    "Won't Fix": 'BenignPositive',
    Duplicate: 'Undetermined',
    'Cannot Reproduce': 'FalsePositive',
  },
};
