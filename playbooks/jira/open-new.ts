import { AGREEMENT, type JiraContext, createIssue } from '../../systems/jira/calls';
import type { Issue } from '../../systems/jira/types';
import { guid } from '../../systems/sentinel/incident';
import type { Incident } from '../../systems/sentinel/types';
import { condition, parseJson, wait } from '../../workflow/actions';
import { NO_ITEMS, call, coalesce, concat, not } from '../../workflow/calls';
import { type Action, after, bodyOf, statusCodeOf } from '../../workflow/definition';
import { lookup } from '../../workflow/table';
import { type Expr, type Ref, asRef } from '../../workflow/tree';
import { commentsCarried, stateText } from '../compare';
import { type Part, isRefusal } from '../failed-steps';
import { describe, issueSummary } from './description';
import { INDEX_LAG, findIssues } from './look-up';
import { mappingTables } from './mapping-tables';
import { incidentLabel, workspaceLabel } from './marks';
import type { RouteFields } from './route-fields';
import type { JiraSettings } from './settings';
import { tellIncident } from './tell-incident';

export interface OpenProps {
  readonly settings: JiraSettings;
  readonly jira: JiraContext;
  /** Reads the incident. */
  readonly fresh: Action<Incident>;
  readonly route: Action<readonly RouteFields[]>;
}

/** No issue yet: makes it, and tells the incident. */
export function openNew(
  props: OpenProps,
): Part & { readonly create: Action; readonly issue: Action<Issue> } {
  const { settings, jira, fresh, route } = props;
  const { properties } = bodyOf(fresh);
  const way = asRef(call('first', bodyOf(route)) as Expr<RouteFields>);
  const description = describe(settings, properties);
  const body = bodyOfNew(props, way, description.body);
  const create = createIssue('Create_issue', jira, body);

  // Only a look-up tells what an unclear answer means: the issue may have been made. Where it was not, the next run makes it.
  const pause = wait('Pause', INDEX_LAG);
  const look = findIssues('Look_again', jira, guid);
  const unclear = after(
    create,
    ['Failed', 'TimedOut'],
    condition('If_unclear', not(isRefusal(statusCodeOf(create), BUSY)), { then: [pause, look] }),
  );
  const made = coalesce<Issue | null>(
    asRef(call('first', coalesce(bodyOf(look).issues, NO_ITEMS)) as Expr<Issue>),
    bodyOf(create),
  );
  const issue = after(unclear, ['Succeeded', 'Skipped'], provenIssue('Issue', made));
  const told = tellIncident(props, bodyOf(issue), {
    remoteLink: 'Link_incident',
    comment: 'Link_issue',
    label: 'Label_incident',
  });
  return {
    create,
    issue,
    actions: [...description.actions, create, unclear, issue, ...told.actions],
    steps: [
      { action: unclear, doing: 'creating the issue', cause: create },
      { action: issue, doing: 'creating the issue', cause: create },
      ...told.steps,
    ],
  };
}

/** An issue with a key, or the run fails: what Jira answered is not the issue that was asked for. */
export const provenIssue = (name: string, issue: Expr<Issue | null>): Action<Issue> =>
  parseJson(name, issue, {
    type: 'object',
    required: ['id', 'key'],
    properties: { id: { type: 'string' }, key: { type: 'string' } },
  });

/** Answers of a Jira that is busy, and may take the same later. */
const BUSY = [408, 429] as const;

/**
 * What a new issue is made of, what was agreed included. A workflow's first status is where every issue starts, so it stands for a new incident, whatever
 * the incident has become: *push* moves it from there.
 */
function bodyOfNew({ settings, fresh }: OpenProps, way: Ref<RouteFields>, description: unknown) {
  const { properties } = bodyOf(fresh);
  const { severity, additionalData } = properties;
  const { priorityOf } = mappingTables(settings);
  const marks = call('createArray', workspaceLabel(settings), incidentLabel(guid));
  const state = stateText('New', severity, commentsCarried(additionalData.commentsCount));
  return {
    fields: {
      project: { key: way.project },
      issuetype: { name: way.issuetype },
      summary: issueSummary(properties),
      description,
      priority: { name: lookup<string>(priorityOf, way.project, severity, '') },
      labels: call('union', way.labels, marks),
    },
    update: way.update,
    properties: [{ key: AGREEMENT, value: { state: concat(guid, '|', state) } }],
  };
}
