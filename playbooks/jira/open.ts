import { type JiraContext, issuesOf } from '../../systems/jira/calls';
import type { Found } from '../../systems/jira/types';
import { readSecret } from '../../systems/key-vault/calls';
import { propertiesOf, readIncident } from '../../systems/sentinel/calls';
import { guid, incident, incidentTrigger, statusOf, titled } from '../../systems/sentinel/incident';
import type { Incident } from '../../systems/sentinel/types';
import { condition, switchOn, wait } from '../../workflow/actions';
import { and, call, coalesce, empty, equals, not, or, when } from '../../workflow/calls';
import { type Action, type Definition, bodyOf, recordOf } from '../../workflow/definition';
import { type Expr, expr } from '../../workflow/tree';
import { firstCase } from '../cases';
import { onFailure } from '../failure';
import { isLabelled } from '../labels';
import { report } from '../report';
import { participating } from '../participating';
import { isRouted, selectRoute } from '../route';
import { INDEX_LAG, findIssues } from './look-up';
import { openNew } from './open-new';
import { takeBack } from './open-twice';
import { repair } from './open-repair';
import { routeFields } from './route-fields';
import type { JiraSettings } from './settings';

/**
 * Opens the Jira issue of an incident, one run at a time: an issue has no key of ours, so a second create would make a second issue. What a run
 * finds already done, it leaves alone; an issue that was made twice all the same, it takes back.
 */
export function openIssue(settings: JiraSettings): Definition {
  const { azure, deployment } = settings;
  const way = routeFields(deployment, settings.labels);
  const { subject, actions } = participating(settings.routes);
  const route = selectRoute('Route', settings.routes, way, subject);
  const fresh = readIncident('Read_incident', azure, incident.id);
  const token = readSecret('Read_token', azure, settings.tokenSecret);
  const jira: JiraContext = { ...settings, token };
  const found = findIssues('Find_issues', jira, guid);

  const opened = openNew({ settings, jira, fresh, route });
  const existing = repair({ settings, jira, fresh, found });
  const twice = takeBack({ settings, jira, fresh, found });
  const act = switchOn('Act', verdictOf(settings, fresh, found), {
    open: opened.actions,
    repair: existing.actions,
    twice: twice.actions,
  });
  // Of an incident that has an issue, another one may have been made, whatever the routes say now.
  const concerns = or(isRouted(route), isLabelled(incident, settings.label));
  const wanted = condition('If_wanted', concerns, { then: [fresh, token, found, act] });

  const outcome = { system: 'Jira', direction: 'out' } as const;
  const did = (action: Action): Expr<boolean> => equals(recordOf(action).status, 'Succeeded');
  const done = report('Report', {
    ...outcome,
    outcome: when<string>(
      did(opened.issue),
      'opened',
      when<string>(
        did(existing.issue),
        'found',
        when<string>(
          did(twice.loop),
          'taken back',
          when<string>(did(act), 'nothing to do', 'not routed'),
        ),
      ),
    ),
    ticket: coalesce<string>(bodyOf(opened.issue).key, bodyOf(existing.issue).key, 'none'),
    state: {
      // Every issue starts in its workflow's first status, which stands for a new incident.
      status: when<string>(did(opened.issue), 'New', ''),
      severity: when<string>(did(opened.issue), bodyOf(fresh).properties.severity, ''),
    },
  });

  const failure = onFailure({
    azure,
    last: done,
    incident: { id: incident.id, guid, title: titled(incident.properties) },
    steps: [
      { action: fresh, doing: 'reading the incident' },
      { action: token, doing: 'reading the Jira token from the vault' },
      { action: found, doing: 'looking the issue up' },
      ...opened.steps,
      ...existing.steps,
      ...twice.steps,
      { action: act, doing: 'reading what Jira answered to the look-up', cause: found },
    ],
    couldNot: 'open the Jira issue of this incident',
    comment: 'jiraOpenFailure',
    outcome,
    channel: settings.channel,
    first: [settle(opened.create)],
  });

  return {
    description: 'Opens the Jira issue of a Microsoft Sentinel incident, exactly one.',
    trigger: { ...incidentTrigger(), concurrency: { runs: 1, maximumWaitingRuns: 100 } },
    actions: [...actions, route, wanted, done, failure],
  };
}

/** The next run waits for this one to end, and its search has to find the issue that this one may have made. */
const settle = (create: Action): Action =>
  condition('If_asked', not(equals(recordOf(create).status, 'Skipped')), {
    then: [wait('Settle', INDEX_LAG)],
  });

/**
 * What is to be done: `open` where the incident has no issue and no label says otherwise; `repair` where there is one; `twice` where there are several. A closed incident without an
 * issue wants none. Of one that is labelled, a search that finds nothing says little: it lags. *Push* and *reconcile* read the issue by its key, and tell where it is gone.
 */
function verdictOf(
  { label }: JiraSettings,
  fresh: Action<Incident>,
  found: Action<Found>,
): Expr<string> {
  const now = bodyOf(fresh);
  const count = call('length', issuesOf(found));
  const isOpen = not(equals<string>(statusOf(now), 'Closed'));
  // Asked first, so that an incident that could not be read opens nothing.
  return when<string>(
    empty(propertiesOf(fresh)),
    '',
    expr<string>(
      firstCase(
        [and(isLabelled(now, label), call('greater', count, 1)), 'twice'],
        [call('greater', count, 0), 'repair'],
        [and(isOpen, not(isLabelled(now, label))), 'open'],
      ).node,
    ),
  );
}
