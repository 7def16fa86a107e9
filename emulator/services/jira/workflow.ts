import type { Issue } from './issue';
import type { Category, JiraWorkflow, Status, Transition } from './options';

/**
 * The workflow that new projects have: each status can follow each, and the resolution goes with Done.
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-issueidorkey-transitions-get
 */
export const DEFAULT_WORKFLOW: JiraWorkflow = {
  statuses: [
    { name: 'To Do', category: 'new' },
    { name: 'In Progress', category: 'indeterminate' },
    { name: 'Done', category: 'done' },
  ],
  transitions: [
    { id: '11', name: 'To Do', to: 'To Do', resolution: null },
    { id: '21', name: 'In Progress', to: 'In Progress', resolution: null },
    { id: '31', name: 'Done', to: 'Done', resolution: 'Done' },
  ],
};

/**
 * What sites call the categories, and their ids.
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-workflow-status-categories/
 */
export const CATEGORIES: Readonly<
  Record<Category, { readonly id: number; readonly name: string; readonly colorName: string }>
> = {
  new: { id: 2, name: 'To Do', colorName: 'blue-gray' },
  indeterminate: { id: 4, name: 'In Progress', colorName: 'yellow' },
  done: { id: 3, name: 'Done', colorName: 'green' },
};

/** The transitions that an issue can take now. */
export const transitionsFrom = (
  { transitions }: JiraWorkflow,
  { status }: Issue,
): readonly Transition[] =>
  transitions.filter(({ from }) => from === undefined || from.includes(status.name));

/** The status that a transition leads to. */
export function endOf({ statuses }: JiraWorkflow, { name, to }: Transition): Status {
  const status = statuses.find((one) => one.name === to);
  if (status !== undefined) return status;
  throw new Error(`the transition '${name}' leads to '${to}', which is no status of its workflow`);
}
