import Table from 'cli-table3';
import pc from 'picocolors';
import { declaredSecrets } from '../constructs/declared-secrets';
import { ROLES } from '../constructs/roles';
import type { SynthesizedStack } from '../constructs/synthesize';
import { type Stack, loadStack } from '../emulator/stack';
import type { Environment } from '../environments';

/** What an environment holds: its playbooks, who may do what on what, its rules, and its secrets with the days they have left. */
export function summaryOf({ environment, file, warnings }: SynthesizedStack, today: Date): string {
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
    roles: grantsOf(stack),
    rules: stack.automationRules.map(
      ({ displayName, order, triggersWhen }) =>
        `${order} ${displayName} (incident ${triggersWhen.toLowerCase()})`,
    ),
    secrets: secretsOf(environment, today),
  };
  for (const [name, lines] of Object.entries(sections)) {
    table.push([pc.bold(name), lines.length === 0 ? 'none' : lines.join('\n')]);
  }
  const state = environment.state ? `state in ${environment.state.storageAccount}` : 'local state';
  return [
    `${pc.bold(pc.cyan(environment.name))}  ${location}, ${state}  ${pc.dim(file)}`,
    table.toString(),
    ...warnings.map((warning) => `${pc.yellow('warning')} ${warning}`),
  ].join('\n');
}

function grantsOf(stack: Stack): string[] {
  const roleNames = new Map<string, string>(Object.entries(ROLES).map(([name, id]) => [id, name]));
  const principals = new Map(stack.identities.map(({ principalId, name }) => [principalId, name]));
  if (stack.securityInsightsPrincipalId !== undefined) {
    principals.set(stack.securityInsightsPrincipalId, 'Azure Security Insights');
  }
  return stack.roleAssignments.map(({ principalId, roleId, scope }) => {
    const who = principals.get(principalId) ?? 'whoever deploys';
    const where = scope.split('/').slice(-2).join(' ');
    return `${roleNames.get(roleId) ?? roleId} → ${who} on ${where}`;
  });
}

const DAY = 86_400_000;
/** From here on a secret wants attention. */
const SOON = 30;

function secretsOf(environment: Environment, today: Date): string[] {
  return declaredSecrets(environment).map(({ secret, expires, source, version }) => {
    const days = Math.floor((Date.parse(`${expires}T00:00:00Z`) - today.getTime()) / DAY);
    const left = `${days} days left`;
    const from =
      source === 'pipeline'
        ? `written by the pipeline, version ${version}`
        : 'written by the platform team';
    return `${secret}: ${days <= SOON ? pc.red(left) : pc.green(left)} (${expires}), ${from}`;
  });
}
