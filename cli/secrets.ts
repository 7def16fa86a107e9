import Table from 'cli-table3';
import pc from 'picocolors';
import { declaredSecrets } from '../constructs/declared-secrets';
import { endOfValidity } from '../constructs/expiries';
import { pipelineVariables, variableOf } from '../constructs/secret-vault';
import type { Environment } from '../environments';
import { calendarDate } from '../environments/secret';
import {
  type InventoryRow,
  SOON,
  inventory,
  readersIn,
  wantedSecrets,
} from '../operate/secrets/inventory';
import { type Terminal, readValue } from '../operate/secrets/read-value';
import { type VaultAccess, listSecrets, setSecret } from '../operate/secrets/vault-client';
import { signedInTo } from '../operate/access';
import { nearest } from '../workflow/lint/nearest';
import { environmentNamed, stackOf } from './stacks';

/** What is done with the secrets in an environment's vault. */
export type VaultCommand =
  | { readonly action: 'list' | 'check' }
  | { readonly action: 'set'; readonly name: string; readonly expires: string };

/** What is done with an environment's secrets. */
export type SecretsCommand =
  VaultCommand | { readonly action: 'variables'; readonly dummies: boolean };

/** What was typed besides the action and the name. */
export interface SecretsOptions {
  readonly expires?: string;
  readonly dummies?: boolean;
}

/**
 * What somebody has typed, as a command.
 * @throws for anything that is none, with what would be right
 */
export function secretsCommand(
  action: string,
  name: string | undefined,
  { expires, dummies = false }: SecretsOptions,
): SecretsCommand {
  if (action === 'list' || action === 'check') return { action };
  if (action === 'variables') return { action, dummies };
  if (action !== 'set') throw new Error(`'${action}' is none of list, check, set, variables`);
  if (name === undefined) throw new Error('set which secret? bridge secrets ENVIRONMENT set NAME');
  if (expires !== undefined) return { action, name, expires };
  throw new Error(
    `say until when the new value of '${name}' is valid: --expires 2028-06-30. Without a date nobody would be told before it ends`,
  );
}

/** What a command works with besides the environment's settings. */
export interface SecretsContext {
  readonly vault: VaultAccess;
  readonly terminal: Terminal;
  readonly today: Date;
  /** Who may read a secret by itself. */
  readonly readersOf: (secret: string) => readonly string[];
  readonly print: (line: string) => void;
}

/**
 * `bridge secrets <environment>`: what the vault holds, and a new value for it.
 * @returns whether all is well
 */
export async function runSecrets(
  environment: Environment,
  command: VaultCommand,
  context: SecretsContext,
): Promise<boolean> {
  if (command.action === 'set') {
    await set(environment, command, context);
    return true;
  }
  const { vault, readersOf, today, print } = context;
  const found = await listSecrets(vault);
  const rows = inventory(wantedSecrets(environment), found, readersOf, today);
  if (command.action === 'list') {
    print(tableOf(rows));
    return true;
  }
  const faults = rows.flatMap(({ name, problems }) =>
    problems.map((problem) => `${pc.red('✗')} ${name} ${problem}`),
  );
  for (const fault of faults) print(fault);
  if (faults.length === 0) {
    print(
      `${pc.green('✓')} ${rows.length} secrets are there, enabled, and valid for over ${SOON} days`,
    );
  }
  return faults.length === 0;
}

function tableOf(rows: readonly InventoryRow[]): string {
  const table = new Table({
    head: ['name', 'version', 'enabled', 'expires', 'days left', 'readers'],
    style: { head: [], border: [] },
  });
  for (const { name, state, daysLeft, readers } of rows) {
    table.push([
      name,
      state?.version.slice(0, 8) ?? pc.red('none'),
      state === undefined ? '' : state.enabled ? 'yes' : pc.red('no'),
      state?.expires?.slice(0, 10) ?? '',
      daysLeft === undefined ? '' : daysLeft > SOON ? String(daysLeft) : pc.red(String(daysLeft)),
      readers.join('\n'),
    ]);
  }
  return table.toString();
}

async function set(
  environment: Environment,
  { name, expires }: { readonly name: string; readonly expires: string },
  { vault, terminal, today, print }: SecretsContext,
): Promise<void> {
  const declared = declaredSecrets(environment);
  const secret = declared.find((other) => other.secret === name);
  if (secret === undefined) {
    const known = declared.map((other) => other.secret);
    const meant = nearest(name, known);
    throw new Error(
      `${environment.name} has no secret '${name}'; ${meant === undefined ? `it has ${known.join(', ')}` : `did you mean '${meant}'?`}`,
    );
  }
  if (
    !calendarDate().safeParse(expires).success ||
    Date.parse(endOfValidity(expires)) <= today.getTime()
  ) {
    throw new Error(`--expires ${expires} is no day in the future; write it like 2028-06-30`);
  }
  const version = await setSecret(vault, {
    name,
    value: await readValue(name, terminal),
    expires: endOfValidity(expires),
    contentType: secret.contentType,
  });
  print(`${pc.green('✓')} ${name} has the version ${version.slice(0, 8)}, valid until ${expires}`);
  if (secret.expires !== expires) {
    print(
      `  Write expires: '${expires}' into environments/${environment.name}.ts: alerts count from there.`,
    );
  }
  if (secret.source === 'pipeline') {
    print(
      `  The pipeline writes this secret too: with a higher version, the next deployment writes what TF_VAR_${variableOf(name)} holds. source: 'vault' leaves it to you.`,
    );
  }
}

/** Does for a plan, which keeps no ephemeral value; `.ci/deploy` refuses it. */
const DUMMY = 'a-dummy-for-a-plan';

/**
 * The variables that a pipeline exports before Terraform plans or deploys an environment.
 *
 * @param dummies whether each one gets a value that will do for a plan
 */
export const variablesOf = (environment: Environment, dummies: boolean): readonly string[] =>
  pipelineVariables(environment).map((name) => (dummies ? `${name}=${DUMMY}` : name));

/** Runs a command, against the real vault where it is about what is there, as whoever is signed in. */
export async function secrets(name: string, command: SecretsCommand): Promise<boolean> {
  const environment = environmentNamed(name);
  if (command.action === 'variables') {
    for (const line of variablesOf(environment, command.dummies)) console.log(line);
    return true;
  }
  const { vault } = await signedInTo(environment);
  return runSecrets(environment, command, {
    vault,
    terminal: { input: process.stdin, output: process.stderr },
    today: new Date(),
    readersOf: readersIn(stackOf(name).file),
    print: (line) => {
      console.log(line);
    },
  });
}
