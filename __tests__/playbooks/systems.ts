import type { Stack } from '../../emulator/stack';
import type { EnvironmentInput } from '../../environments';
import dev from '../../environments/dev';
import { devStack, synthesizedStack } from './servicenow/dev-world';

const { serviceNow, ...others } = dev;

/** Jira Cloud, beside nothing else. */
export const jiraCloud = {
  site: 'https://acme.atlassian.net',
  account: {
    user: 'sentinel-bot@acme.com',
    token: { secret: 'jira-token', version: 1, expires: '2027-06-30' },
  },
  routes: [{ project: 'SEC', issueType: 'Task' }],
} satisfies EnvironmentInput['jira'];

/** Jira Data Center. */
export const jiraDataCenter = {
  deployment: 'dataCenter',
  site: 'https://jira.acme.com',
  account: { token: { secret: 'jira-token', version: 1, expires: '2027-06-30' } },
  routes: [{ project: 'SEC', issueType: 'Task' }],
} satisfies EnvironmentInput['jira'];

/** The environment `dev` with Jira instead of ServiceNow. */
export const withJira = (jira: EnvironmentInput['jira']): Stack =>
  synthesizedStack({ ...others, ...(jira && { jira }) }).stack;

/** An environment for each ticket system. */
export const SYSTEMS: Readonly<Record<string, () => Stack>> = {
  'ServiceNow incidents': () => devStack.stack,
  'ServiceNow security incidents': () =>
    synthesizedStack({
      ...dev,
      serviceNow: { ...serviceNow, routes: [{ table: 'sn_si_incident' }] },
    }).stack,
  'Jira Cloud': () => withJira(jiraCloud),
  'Jira Data Center': () => withJira(jiraDataCenter),
};

/** The names of the systems. */
export const NAMES = Object.keys(SYSTEMS);

/** The environment of a system, synthesized. */
export function stackOf(name: string): Stack {
  const made = SYSTEMS[name];
  if (made === undefined) throw new Error(`there is no system '${name}'`);
  return made();
}
