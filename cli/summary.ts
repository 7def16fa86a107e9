import Table from 'cli-table3';
import pc from 'picocolors';
import { credentialSecret } from '../constructs/app-credentials';
import { declaredSecrets } from '../constructs/declared-secrets';
import { daysUntil, endOfValidity } from '../constructs/expiries';
import { ROLES } from '../constructs/roles';
import type { SynthesizedStack } from '../constructs/synthesize';
import { type Stack, loadStack } from '../emulator/stack';
import type { Environment } from '../environments';

/** No line between two rows. */
const JOINED = { mid: '', 'left-mid': '', 'mid-mid': '', 'right-mid': '' } as const;

/** What an environment holds: its playbooks, who may do what on what, its rules, and its secrets with the days they have left. */
export function summaryOf(synthesized: SynthesizedStack, today: Date): string {
  const { environment, file, warnings, alerts } = synthesized;
  const stack = loadStack(file);
  const { location } = environment.azure;
  const table = new Table({
    head: [],
    style: { head: [], border: [] },
    wordWrap: true,
    colWidths: [12, 96],
  });
  const sections = {
    playbooks: stack.workflows.map(
      ({ name, definition }) => `${name}: ${definition.description ?? ''}`,
    ),
    roles: grantsOf(stack, environment),
    rules: stack.automationRules.map(
      ({ displayName, order, triggersWhen }) =>
        `${order} ${displayName} (incident ${triggersWhen.toLowerCase()})`,
    ),
    alerts: alertsOf(alerts, environment),
    secrets: secretsOf(environment, today),
  };
  for (const [name, lines] of Object.entries(sections)) {
    const [first = 'none', ...others] = lines;
    table.push([pc.bold(name), first]);
    // A row each: a drawn line costs cli-table3 the square of its cell's text.
    for (const line of others) {
      table.push(['', line].map((content) => ({ content, chars: JOINED })));
    }
  }
  const state = environment.state ? `state in ${environment.state.storageAccount}` : 'local state';
  return [
    `${pc.bold(pc.cyan(environment.name))}  ${location}, ${state}  ${pc.dim(file)}`,
    table.toString(),
    ...warnings.map((warning) => `${pc.yellow('warning')} ${warning}`),
  ].join('\n');
}

/** How many alerts there are, and who hears of them. */
function alertsOf(alerts: readonly string[], { notify }: Environment): string[] {
  if (alerts.length === 0) return [];
  const { emails = [], alertWebhook, actionGroups = [] } = notify ?? {};
  const receivers = [
    ...emails,
    ...(alertWebhook ? [alertWebhook.address] : []),
    ...actionGroups.map((id) => id.split('/').at(-1) ?? id),
  ];
  const told = receivers.length === 0 ? 'shown in the portal alone' : `to ${receivers.join(', ')}`;
  return [`${alerts.length} rules (docs/runbooks), ${told}`];
}

function grantsOf(stack: Stack, environment: Environment): string[] {
  const roleNames = new Map<string, string>(Object.entries(ROLES).map(([name, id]) => [id, name]));
  const principals = new Map(
    [...stack.identities, ...stack.applications].map(({ principalId, name }) => [
      principalId,
      name,
    ]),
  );
  for (const reader of readersOf(environment)) principals.set(reader, `the reader ${reader}`);
  if (stack.securityInsightsPrincipalId !== undefined) {
    principals.set(stack.securityInsightsPrincipalId, 'Azure Security Insights');
  }
  const roles = stack.roleAssignments.map(({ principalId, roleId, scope }) => {
    const who = principals.get(principalId) ?? 'whoever deploys';
    const where = scope.split('/').slice(-2).join(' ');
    return `${roleNames.get(roleId) ?? roleId} → ${who} on ${where}`;
  });
  const appRoles = stack.appRoleAssignments.map(
    ({ principalId, api, appRole }) =>
      `${appRole} → ${principals.get(principalId) ?? principalId} in ${api}`,
  );
  return [...roles, ...appRoles];
}

/** Who may read what the application signs in with. */
const readersOf = ({ storeApp }: Environment): readonly string[] =>
  storeApp === undefined || storeApp.credential === 'federated' ? [] : (storeApp.readers ?? []);

/** From here on a secret wants attention, in days. */
const SOON = 30;

function secretsOf(environment: Environment, today: Date): string[] {
  const secrets = declaredSecrets(environment).map(({ secret, expires, source, version }) => {
    const days = daysUntil(endOfValidity(expires), today);
    const left = `${days} days left`;
    const from =
      source === 'pipeline'
        ? `written by the pipeline, version ${version}`
        : 'written by the platform team';
    return `${secret}: ${days <= SOON ? pc.red(left) : pc.green(left)} (${expires}), ${from}`;
  });
  return [...secrets, ...credentialOf(environment)];
}

/** What the application signs in with; when that ends is known once it is deployed (`bridge secrets`). */
function credentialOf({ storeApp }: Environment): string[] {
  if (storeApp === undefined) return [];
  const { credential, credentialEpoch } = storeApp;
  if (credential === 'federated') {
    return [`${storeApp.name}: by tokens of ${storeApp.trust.issuer}, without end`];
  }
  const counted = `${storeApp.validMonths} months from its first deployment`;
  return [`${credentialSecret(credential)}: ${counted}, epoch ${credentialEpoch}`];
}
