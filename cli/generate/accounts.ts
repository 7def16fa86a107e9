import type { Environment } from '../../environments';
import { table } from './markdown';

/** The roles that the account needs for each table. @see https://www.servicenow.com/docs/r/security-management/security-incident-response/installed-with-sir.html */
const TABLE_ROLES: Readonly<Record<string, string>> = {
  incident: '`itil`',
  sn_si_incident: '`sn_si.integration_user`',
};

/** The roles that the account needs for the context of tickets; `itil` has them all. */
const CONTEXT_ROLES: readonly string[][] = [
  ['Role', '`cmdb_read` or `itil`', 'the computers of the CMDB'],
  ['Role', '`sn_change_read` or `itil`', 'the open changes of a computer'],
  ['Role', '`sn_incident_write` or `itil`', 'listing affected items in `task_ci`'],
];

/** What the accounts are like that the playbooks sign in with to the ticket systems. */
export const accountsOf = (environment: Environment): string[] => [
  ...serviceNowAccount(environment),
  ...jiraAccount(environment),
];

function serviceNowAccount({ serviceNow }: Environment): string[] {
  if (serviceNow === undefined) return [];
  const tables = [...new Set(serviceNow.routes.map((route) => route.table))];
  return [
    '### ServiceNow',
    table(
      ['what', 'value', 'why'],
      [
        ['User ID', `\`${serviceNow.account.user}\``, 'notes by this user are never carried back'],
        ['Web service access only', 'yes', 'nobody signs in with it at a screen'],
        ...signInOf(serviceNow.account),
        [
          'Multi-factor authentication',
          'exempt, where the instance enforces it',
          'a password or token is all that a playbook has',
        ],
        ['Time zone', '`GMT`', 'times in queries are UTC; so any reading of them agrees'],
        ...tables.map((name) => ['Role', TABLE_ROLES[name] ?? '', `tickets in \`${name}\``]),
        [
          'Role',
          '`audit_viewer`, or an ACL that lets it read `sys_journal_field`',
          'reading the tickets’ notes; without it the playbooks say so and write none',
        ],
        ...(serviceNow.context === undefined ? [] : CONTEXT_ROLES),
      ],
    ),
  ];
}

/** What the instance needs so that the account can sign in. @see https://www.servicenow.com/docs/r/platform-security/authentication/configure-an-oauth-client-credential-grant.html */
function signInOf(account: NonNullable<Environment['serviceNow']>['account']): string[][] {
  switch (account.kind) {
    case 'basic':
      return [
        ['Password', `the secret \`${account.password.secret}\``, 'signing in at every call'],
      ];
    case 'clientCredentials':
      return [
        [
          'OAuth client',
          `\`${account.clientId}\``,
          'a token for each run; its secret is in the vault',
        ],
        [
          'OAuth application user of the client',
          `\`${account.user}\``,
          'whom the token stands for',
        ],
        [
          'Property `glide.oauth.inbound.client.credential.grant_type.enabled`',
          '`true`',
          'the grant, on releases that have it switched off',
        ],
      ];
    case 'password':
      return [
        [
          'OAuth client',
          `\`${account.clientId}\``,
          'a token for each run; its secret is in the vault',
        ],
        ['Password', `the secret \`${account.password.secret}\``, 'getting that token'],
      ];
  }
}

/** @see https://support.atlassian.com/jira-cloud-administration/docs/permissions-for-company-managed-projects/ */
function jiraAccount({ jira }: Environment): string[] {
  const projects = [...new Set(jira?.routes.map(({ project }) => project) ?? [])];
  const where = projects.length === 0 ? 'each project that a route names' : projects.join(', ');
  return [
    '### Jira',
    jira === undefined
      ? '`prod` opens no issues in Jira; an environment that does needs a service account like this.'
      : `The service account is \`${jira.account.user ?? 'the owner of the token'}\`.`,
    table(
      ['permission', 'on', 'for'],
      [
        ['Browse projects, Create issues, Edit issues', where, 'issues and their fields'],
        ['Transition issues, Resolve issues, Close issues', where, 'status, both ways'],
        ['Add comments', where, 'comments'],
        ['Assign issues, Assignable user', where, 'the owner'],
        ['Link issues', where, 'follow-up issues'],
        ['Browse users and groups', 'the site', 'finding the owner by e-mail address'],
      ],
    ),
    `An API token of the Cloud lives a year at most ([Atlassian](https://support.atlassian.com/atlassian-account/docs/manage-api-tokens-for-your-atlassian-account/)); one with scopes
(\`read:jira-work\`, \`write:jira-work\`, \`read:jira-user\`) can do less, and is used at \`https://api.atlassian.com/ex/jira/<cloudId>\` instead of the site. A personal access token of Data Center
has no scopes: give its user nothing else.`,
  ];
}
