import { madeUpHex } from '../stack/made-up';
import { basicAuthorization } from '../services/jira/call';
import { ISSUE_TYPES, PRIORITIES, RESOLUTIONS } from '../services/jira/names';
import type { JiraProject, JiraUser, JiraWorkflow } from '../services/jira/options';
import { RateLimits } from '../services/jira/rate-limits';
import { jiraApi } from '../services/jira/rest-api';
import { JiraSite } from '../services/jira/site';
import { DEFAULT_WORKFLOW, endOf } from '../services/jira/workflow';
import type { Stack } from '../stack';
import { type JiraNames, jiraNames } from './jira-names';
import { jiraSignIn } from './jira-setup';
import type { JiraOptions } from './options';
import type { HostRoute } from './service-map';
import { oldValueOf, type VaultContents } from './vault-contents';

/** A Jira site of a world. */
export interface WorldJira {
  readonly site: JiraSite;
  readonly route: HostRoute;
  /** @default - it has none */
  readonly rateLimits?: RateLimits;
}

/** The person whose hands a scenario moves. */
const SERVICE_DESK: JiraUser = {
  id: 'service.desk',
  displayName: 'Service Desk',
  email: 'service.desk@example.com',
};

/** Sets up the Jira site that a stack's playbooks call; undefined where none calls one. */
export function jiraOf(
  stack: Stack,
  options: JiraOptions,
  vaults: readonly VaultContents[],
  now: () => number,
): WorldJira | undefined {
  const signIn = options.signIn ?? jiraSignIn(stack);
  if (signIn === undefined) return undefined;
  const { flavour, origin, prefix, user, secret } = signIn;
  const names = jiraNames(stack);
  const isCloud = flavour === 'cloud';
  const account: JiraUser = {
    id: isCloud ? madeUpHex(`${origin} ${user ?? ''}`).slice(0, 24) : 'sentinel.integration',
    displayName: 'Sentinel Integration',
    email: user ?? 'sentinel.integration@example.com',
  };
  const { indexLagSeconds, timeZone, users = [], tokens = {} } = options;
  const site = new JiraSite(
    {
      flavour,
      origin,
      users: distinct([account, SERVICE_DESK, ...users, ...names.people.map(person)]),
      projects: projectsOf(names, options),
      fields: options.fields ?? names.fields,
      priorities: merged(PRIORITIES, names.priorities),
      resolutions: merged(RESOLUTIONS, names.resolutions),
      ...(indexLagSeconds !== undefined && { indexLag: indexLagSeconds * 1000 }),
      ...(timeZone !== undefined && { timeZone }),
    },
    now,
  );
  const keeper = vaults.find(({ values }) => values.has(secret));
  const authorizationOf = (email: string, password = ''): string =>
    isCloud ? basicAuthorization(email, password) : `Bearer ${password}`;
  const agents = [SERVICE_DESK, ...users].flatMap(({ id, email = '' }) => {
    const own = tokens[email];
    return own === undefined ? [] : [{ userId: id, authorization: authorizationOf(email, own) }];
  });
  // Only the Cloud limits calls without being told to.
  const rateLimits = (options.rateLimits ?? isCloud) ? new RateLimits(now, flavour) : undefined;
  const app = jiraApi({
    site,
    accounts: [
      {
        userId: account.id,
        authorization: authorizationOf(user ?? '', keeper?.values.get(secret)),
      },
      {
        userId: account.id,
        authorization: authorizationOf(user ?? '', keeper && oldValueOf(keeper, secret)),
        isTaken: () => site.takesOldTokens,
      },
      ...agents,
    ],
    anonymous: options.anonymous ?? false,
    ...(prefix !== undefined && { prefix }),
    ...(rateLimits !== undefined && { rateLimits }),
  });
  const route: HostRoute = { service: 'jira', host: new URL(origin).host, app };
  return { site, route, ...(rateLimits !== undefined && { rateLimits }) };
}

const person = (id: string): JiraUser => ({ id, displayName: id });

const merged = (known: readonly string[], found: readonly string[]): readonly string[] => [
  ...new Set([...known, ...found]),
];

/** Each person once, as first told. */
const distinct = (users: readonly JiraUser[]): readonly JiraUser[] => [
  ...new Map([...users].reverse().map((one) => [one.id, one])).values(),
];

function projectsOf(names: JiraNames, options: JiraOptions): readonly JiraProject[] {
  const told = new Map((options.projects ?? []).map((project) => [project.key, project]));
  const keys = new Set([...told.keys(), ...names.projects]);
  return [...keys].map((key) => ({
    key,
    issueTypes: merged(ISSUE_TYPES, names.issueTypes),
    components: names.components,
    workflow: options.workflow ?? workflowWith(names.screens),
    ...(options.requiredFields !== undefined && { requiredFields: options.requiredFields }),
    ...told.get(key),
  }));
}

/** The workflow that new projects have, with screens for the fields that playbooks set in transitions. */
function workflowWith(screens: JiraNames['screens']): JiraWorkflow {
  return {
    ...DEFAULT_WORKFLOW,
    transitions: DEFAULT_WORKFLOW.transitions.map((transition) => {
      const ids = screens[endOf(DEFAULT_WORKFLOW, transition).category] ?? [];
      const screen = Object.fromEntries(ids.map((id) => [id, { required: id !== 'resolution' }]));
      return ids.length === 0 ? transition : { ...transition, screen };
    }),
  };
}
