import { lastSucceededRun } from '../../systems/azure/runs';
import {
  type JiraContext,
  issuesOf,
  readMyself,
  requiredUserId,
  searchIssues,
} from '../../systems/jira/calls';
import type { Found, Issue, JiraUser } from '../../systems/jira/types';
import { readSecret } from '../../systems/key-vault/calls';
import { call, coalesce, concat, empty, orElse, when } from '../../workflow/calls';
import { type Action, type Definition, bodyOf } from '../../workflow/definition';
import { text } from '../../workflow/text';
import { type Expr, asRef } from '../../workflow/tree';
import { sweep } from '../sweep';
import { filterUnsettled, handledTo, listModified } from '../unsettled';
import { type Window, windowOf } from '../window';
import { workspaceLabel } from './marks';
import { reconcileItem } from './reconcile-item';
import type { JiraSettings } from './settings';
import { MILLISECONDS, epochOf, utcOf } from './times';

/** Where the cursor says how far issues were handled, how far incidents, how far comments, which incidents have failed, and whether more issues had changed than the budget allows. */
const ISSUES = 0;
const INCIDENTS = 1;
const COMMENTS = 2;
const HELD = 3;
const CUT = 4;

/**
 * Finds what events have missed, and brings the changes of issues into Sentinel: the only writer of those. Where an issue is missing or behind, it starts the
 * playbook whose work that is.
 */
export function reconcileIssues(settings: JiraSettings): Definition {
  const { azure, reconcile } = settings;
  const last = lastSucceededRun('Last_run', azure, settings.playbooks.reconcile);
  const window = windowOf(last, reconcile, { cut: CUT });
  const token = readSecret('Read_token', azure, settings.tokenSecret);
  const jira: JiraContext = { ...settings, token };
  const myself = readMyself('Who_am_I', jira);
  const changed = listChanged('List_issues', { settings, jira, myself, window });
  const modified = listModified('List_incidents', settings, window, INCIDENTS);
  // Data Center does not tell what was agreed on the issues that it lists, so there every incident is looked at.
  const listed = call('string', bodyOf(changed));
  const isAgreed = (state: Expr<string>): Expr<boolean> =>
    call('contains', listed, concat('"', state, '"'));
  const unsettled = filterUnsettled('Unsettled', modified, isAgreed, {
    label: settings.label,
    routes: settings.routes.map((route) => route.when),
  });
  return sweep<Issue>({
    settings,
    system: 'Jira',
    description:
      'Brings the changes of Jira issues to their Microsoft Sentinel incidents, and finds what events have missed.',
    last,
    listing: {
      actions: [token, myself, changed, modified, unsettled],
      steps: [
        { action: token, doing: 'reading the Jira token from the vault' },
        { action: myself, doing: 'signing in to Jira' },
        { action: changed, doing: 'listing the issues that have changed' },
        { action: modified, doing: 'listing the incidents that were modified' },
        { action: unsettled, doing: 'reading the incidents that Sentinel listed', cause: modified },
      ],
    },
    tickets: issuesOf(changed),
    unsettled,
    each: (item) =>
      reconcileItem({
        settings,
        jira,
        item,
        myself: bodyOf(myself),
        commentsFrom: window.from(COMMENTS),
        end: window.end,
        held: window.rest(HELD),
        listed,
      }),
    cursor: [
      issuesTo(changed, window, reconcile.itemsPerRun),
      handledTo(modified, unsettled, window, reconcile.itemsPerRun),
    ],
    notes: {
      from: window.from(COMMENTS),
      end: window.end,
      isCut: isCut(changed, reconcile.itemsPerRun),
    },
  });
}

interface ListProps {
  readonly settings: JiraSettings;
  readonly jira: JiraContext;
  readonly myself: Action<JiraUser>;
  readonly window: Window;
}

/**
 * The issues that have changed since the last run, in their order, as many as the budget allows, and those that were held. There is no end: an issue shows its last
 * change alone, and one that was changed again a moment ago may have a comment from before.
 */
function listChanged(name: string, { settings, jira, myself, window }: ListProps): Action<Found> {
  const [first = ''] = settings.labels;
  const from = epochOf(window.from(ISSUES, MILLISECONDS));
  const held = call('replace', orElse(window.rest(HELD), 'none'), ',', '","sentinel-');
  const jql = text`(labels = "${first}" AND labels = "${workspaceLabel(settings)}" AND updated >= ${from}) OR labels in ("sentinel-${held}") ORDER BY updated ASC, key ASC`;
  return searchIssues(name, jira, {
    // Whoever does not know its own name would take its own words for somebody's.
    jql: when<string>(empty(requiredUserId(jira, myself)), '', jql),
    // As few as do: all issues in one text have to be less than the language takes, 131,072 characters.
    fields: ['labels', 'updated'],
    limit: settings.reconcile.itemsPerRun,
  });
}

/** Whether there may be more issues than the budget allows. */
const isCut = (changed: Action<Found>, budget: number): Expr<boolean> =>
  call('greaterOrEquals', call('length', issuesOf(changed)), budget);

/** How far the issues are handled: to the last one of a full page, but never beyond the window's end, until which the search knows all. */
function issuesTo(changed: Action<Found>, window: Window, budget: number): Expr<string> {
  const last = asRef(call('last', issuesOf(changed)) as Expr<Issue>);
  const updated = coalesce<string>(last.fields.updated, NEVER);
  const time = utcOf(updated);
  const isEarlier = call('less', call('ticks', time), call('ticks', window.end));
  return when<string>(
    isCut(changed, budget),
    when<string>(isEarlier, time, window.end),
    window.end,
  );
}

/** Stands in where there is no time, in Jira's form. */
const NEVER = '2999-01-01T00:00:00.000+0000';
