import { existsSync } from 'node:fs';
import { pipelineVariables } from '../constructs/secret-vault';
import { type Environment, environments, loadEnvironments } from '../environments';
import { fingerprintFile } from '../operate/pipeline/reviews';

/** What `bridge environments` was asked for. */
export interface EnvironmentsOptions {
  /** Only the names, as a pipeline reads them. */
  readonly json?: boolean;
  /**
   * Only those whose plan in this folder changes something.
   * @default - all of them
   */
  readonly changed?: string;
}

/** Why a pipeline cannot deploy an environment; undefined where it can. */
export const hindrance = ({ state }: Environment): string | undefined =>
  state === undefined
    ? 'its state is a local file, which a pipeline would forget: give it `state`'
    : undefined;

/** What a pipeline had better know of an environment that it can deploy; undefined where there is nothing. */
export const caution = (environment: Environment): string | undefined => {
  const { deployerObjectId, storeApp } = environment;
  const namesDeployer = storeApp !== undefined || pipelineVariables(environment).length > 0;
  return deployerObjectId === undefined && namesDeployer
    ? 'it has no `deployerObjectId`: a plan by another identity than the deploying one shows grants and owners as changed'
    : undefined;
};

/** The environments that a pipeline can deploy. */
export const deployable = (all: readonly Environment[]): readonly Environment[] =>
  all.filter((environment) => hindrance(environment) === undefined);

/** What the command says: to whoever asked, and to whoever looks on. */
export interface EnvironmentsReport {
  readonly output: string;
  readonly warnings: readonly string[];
}

/** Tells which environments there are, or which of them a pipeline plans and deploys. */
export function reportOf(
  all: readonly Environment[],
  { json = false, changed }: EnvironmentsOptions,
): EnvironmentsReport {
  const shown = all.filter(
    ({ name }) => changed === undefined || existsSync(fingerprintFile(changed, name)),
  );
  const warnings = all.flatMap((environment) => {
    const remark = hindrance(environment) ?? caution(environment);
    return remark === undefined ? [] : [`${environment.name}: ${remark}`];
  });
  if (json) {
    return { output: JSON.stringify(deployable(shown).map(({ name }) => name)), warnings };
  }
  const lines = shown.map(({ name, azure, state }) => {
    const where = state === undefined ? 'local state' : `state in ${state.storageAccount}`;
    return `${name}  ${azure.location}, subscription ${azure.subscriptionId}, ${where}`;
  });
  return { output: lines.join('\n'), warnings };
}

/** `bridge environments`. */
export function listEnvironments(options: EnvironmentsOptions): void {
  const { output, warnings } = reportOf(loadEnvironments(environments), options);
  for (const warning of warnings) console.error(warning);
  console.log(output);
}
