import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type SynthesizedStack, synthesize } from '../constructs/synthesize';
import { type Environment, environments, loadEnvironments } from '../environments';

/** Where the compiler says when it last wrote anything. */
const BUILT = join(__dirname, '..', '.tsbuildinfo');

/**
 * The environments of these names; all, where none is named.
 * @throws for a name that no environment has
 */
export function environmentsNamed(names: readonly string[]): readonly Environment[] {
  const all = loadEnvironments(environments);
  const unknown = names.find((name) => !all.some((environment) => environment.name === name));
  if (unknown !== undefined) {
    const known = all.map(({ name }) => name).join(', ');
    throw new Error(
      `no environment is named '${unknown}'; there are ${known} (environments/index.ts)`,
    );
  }
  return names.length === 0 ? all : all.filter(({ name }) => names.includes(name));
}

/** The environment of a name. @throws where there is none */
export function environmentNamed(name: string): Environment {
  const [environment] = environmentsNamed([name]);
  if (!environment) throw new Error(`no environment is named '${name}'`);
  return environment;
}

/**
 * An environment's synthesized stack: what stands in `cdktf.out`, or a new synth where that is older than the program.
 * So an edited `cdk.tf.json` is run as it is.
 */
export function stackOf(name: string): Pick<SynthesizedStack, 'environment' | 'file'> {
  const environment = environmentNamed(name);
  const file = join('cdktf.out', 'stacks', name, 'cdk.tf.json');
  if (isNewer(file, BUILT)) return { environment, file };
  const stacks = synthesize(environmentsNamed([]));
  return stacks.find((stack) => stack.environment.name === name) ?? { environment, file };
}

const isNewer = (file: string, than: string): boolean =>
  existsSync(file) && existsSync(than) && statSync(file).mtimeMs > statSync(than).mtimeMs;
