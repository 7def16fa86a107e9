import type { Construct } from 'constructs';
import type { Environment } from '../environments/schema';
import { issueMapping } from '../mappings/jira/issue';
import type { JiraMapping } from '../mappings/jira/mapping';
import { withRows } from '../mappings/merge';
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

/** What Jira makes of an incident, with the rows that an environment changes. */
export const jiraMapping = ({ mappings }: Pick<Jira, 'mappings'>): JiraMapping =>
  withRows(issueMapping, mappings);

function settingsOf(platform: Platform, names: IntegrationNames, jira: Jira): JiraSettings {
  const { deployment, site, account, labels, internalComments, updates, transitionFields } = jira;
  const routes = jira.routes.map((route) => ({ ...route, when: route.when ?? {} }));
  const mapping = jiraMapping(jira);
  return {
    ...bridgeSettings(platform, names, jira),
    deployment,
    site,
    user: account.user,
    cloudId: account.cloudId,
    tokenSecret: account.token.secret,
    routes,
    mappings: Object.fromEntries(routes.map(({ project }) => [project, mapping])),
    labels,
    internalComments,
    updates,
    transitionFields,
  };
}
