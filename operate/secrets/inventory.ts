import { credentialSecret } from '../../constructs/app-credentials';
import { declaredSecrets } from '../../constructs/declared-secrets';
import { daysUntil } from '../../constructs/expiries';
import { loadStack } from '../../emulator/stack';
import type { Environment } from '../../environments';
import type { SecretState } from './vault-client';

/** From how many days before its end on a secret has to be renewed. */
export const SOON = 30;

/** A secret that an environment wants, as its vault has it. */
export interface InventoryRow {
  readonly name: string;
  /**
   * What the vault has.
   * @default - nothing
   */
  readonly state?: SecretState | undefined;
  /**
   * Whole days until it expires.
   * @default - it never does, or is not there
   */
  readonly daysLeft?: number;
  /** Who may read it: names of identities, and object ids of others. */
  readonly readers: readonly string[];
  /** What is wrong with it, as the rest of a sentence that starts with its name. */
  readonly problems: readonly string[];
}

/** The secrets that an environment has in its vault: those that playbooks read, and what its application signs in with. */
export const wantedSecrets = (environment: Environment): readonly string[] => {
  const { storeApp } = environment;
  return [
    ...declaredSecrets(environment).map(({ secret }) => secret),
    ...(storeApp === undefined || storeApp.credential === 'federated'
      ? []
      : [credentialSecret(storeApp.credential)]),
  ];
};

/** Who may read which secret by itself, as the synthesized stack grants it. */
export function readersIn(file: string): (secret: string) => readonly string[] {
  const { roleAssignments, identities } = loadStack(file);
  const names = new Map(identities.map(({ principalId, name }) => [principalId, name]));
  return (secret) =>
    roleAssignments
      .filter(({ scope }) => scope.endsWith(`/secrets/${secret}`))
      .map(({ principalId }) => names.get(principalId) ?? principalId);
}

/** Every secret that is wanted, as it is, and what is wrong with it. */
export const inventory = (
  wanted: readonly string[],
  found: readonly SecretState[],
  readersOf: (secret: string) => readonly string[],
  today: Date,
): readonly InventoryRow[] =>
  wanted.map((name) => {
    const state = found.find((other) => other.name.toLowerCase() === name.toLowerCase());
    const daysLeft = state?.expires === undefined ? undefined : daysUntil(state.expires, today);
    return {
      name,
      state,
      ...(daysLeft !== undefined && { daysLeft }),
      readers: readersOf(name),
      problems: problemsOf(state, daysLeft),
    };
  });

function problemsOf(state: SecretState | undefined, daysLeft: number | undefined): string[] {
  return [absenceOf(state), expiryOf(state, daysLeft)].flatMap((problem) => problem ?? []);
}

/** Why a secret cannot be read, as the rest of a sentence that starts with its name; undefined where it can. */
export function absenceOf(state: SecretState | undefined): string | undefined {
  if (state === undefined) return 'is not in the vault';
  return state.enabled ? undefined : 'is disabled';
}

/** What is wrong with when a secret expires, as the rest of a sentence; undefined where nothing is. */
export function expiryOf(
  state: SecretState | undefined,
  daysLeft: number | undefined,
): string | undefined {
  if (state === undefined) return undefined;
  if (daysLeft === undefined) return 'has no expiry in the vault';
  if (daysLeft < 0) return `expired ${-daysLeft} days ago`;
  return daysLeft > SOON ? undefined : `expires in ${daysLeft} days`;
}
