import type { Construct } from 'constructs';
import type { Environment } from '../environments/schema';
import { issueMapping } from '../mappings/jira/issue';
import type { JiraMapping } from '../mappings/jira/mapping';
import { withRows } from '../mappings/merge';
import { SEVERITIES } from '../systems/sentinel/types';
import { openIssue } from '../playbooks/jira/open';
import { pushIssue } from '../playbooks/jira/push';
import { reconcileIssues } from '../playbooks/jira/reconcile';
import type { JiraSettings } from '../playbooks/jira/settings';
import type { Platform } from './platform';
import {
  type IntegrationNames,
  TicketIntegration,
  bridgeSettings,
  integrationNames,
} from './ticket-integration';

type Jira = NonNullable<Environment['jira']>;

/** Issues in Jira. */
export class JiraIntegration extends TicketIntegration {
  constructor(scope: Construct, id: string, platform: Platform, jira: Jira) {
    const names = integrationNames(platform, 'jira');
    const settings = settingsOf(platform, names, jira);
    super(scope, id, platform, {
      system: 'Jira',
      label: settings.label,
      names,
      definitions: {
        open: openIssue(settings),
        push: pushIssue(settings),
        reconcile: reconcileIssues(settings),
      },
      routes: settings.routes.map(({ when }) => when),
      everyMinutes: settings.reconcile.everyMinutes,
      place: 1,
    });
  }
}

/** What a project makes of an incident: with the rows that the environment changes, and the project's own priorities. */
export function jiraMapping(
  { mappings, routes }: Pick<Jira, 'mappings' | 'routes'>,
  project: string,
): JiraMapping {
  const { priorities = {} } = routes.find((route) => route.project === project) ?? {};
  // Where several severities have one priority, it stands for the gravest.
  const severity = Object.fromEntries(
    SEVERITIES.toReversed().flatMap((each) => {
      const name = priorities[each];
      return name === undefined ? [] : [[name, each]];
    }),
  );
  return withRows(withRows(issueMapping, mappings), { priority: priorities, severity });
}

function settingsOf(platform: Platform, names: IntegrationNames, jira: Jira): JiraSettings {
  const { deployment, site, account, labels, internalComments, updates, transitionFields } = jira;
  const routes = jira.routes.map((route) => ({ ...route, when: route.when ?? {} }));
  return {
    ...bridgeSettings(platform, names, jira),
    deployment,
    site,
    user: account.user,
    cloudId: account.cloudId,
    tokenSecret: account.token.secret,
    routes,
    mappings: Object.fromEntries(
      routes.map(({ project }) => [project, jiraMapping(jira, project)]),
    ),
    labels,
    internalComments,
    updates,
    transitionFields,
  };
}
