import { type JiraContext, searchIssues } from '../../systems/jira/calls';
import type { Found } from '../../systems/jira/types';
import type { Action } from '../../workflow/definition';
import { text } from '../../workflow/text';
import type { Expr } from '../../workflow/tree';
import { incidentLabel } from './marks';

/** Issues of one incident that a look-up can count. */
const MOST = 20;

/** Looks up the issues of an incident, the oldest first. */
export const findIssues = (name: string, jira: JiraContext, guid: Expr<string>): Action<Found> =>
  searchIssues(name, jira, {
    jql: text`labels = "${incidentLabel(guid)}" ORDER BY created ASC, key ASC`,
    fields: ['status', 'project', 'labels'],
    limit: MOST,
  });

/** Seconds after which a search knows what was written: longer than the index lags. */
export const INDEX_LAG = 60;
