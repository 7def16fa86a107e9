import { join } from 'node:path';
import { App } from 'cdktf';
import type { Environment } from '../environments/schema';
import { BridgeStack } from './bridge-stack';

/** What a synth wrote for one environment. */
export interface SynthesizedStack {
  readonly environment: Environment;
  /** The path of its `cdk.tf.json`. */
  readonly file: string;
}

/**
 * Writes every environment as Terraform, into `<outdir>/stacks/<name>/cdk.tf.json`.
 *
 * @param outdir the folder; where the `cdktf` command runs the program, it names the folder itself
 * @throws with all faults that the linter and cdktf find, each with its construct's path
 */
export function synthesize(
  environments: readonly Environment[],
  outdir?: string,
): SynthesizedStack[] {
  // Logical ids without the stack's name are the same in every environment, so that plans can be compared.
  const context = { excludeStackIdFromLogicalIds: 'true' };
  const app = new App({ context, ...(outdir !== undefined && { outdir }) });
  withoutStackTraces(() => {
    for (const environment of environments) new BridgeStack(app, environment);
    app.synth();
  });
  return environments.map((environment) => ({
    environment,
    file: join(app.outdir, 'stacks', environment.name, 'cdk.tf.json'),
  }));
}

/** cdktf takes a stack trace for every reference, a fifth of a synth's time, and shows none of them. */
function withoutStackTraces(work: () => void): void {
  const before = Object.getOwnPropertyDescriptor(Error, 'prepareStackTrace');
  Error.prepareStackTrace = () => '';
  try {
    work();
  } finally {
    Reflect.deleteProperty(Error, 'prepareStackTrace');
    if (before) Object.defineProperty(Error, 'prepareStackTrace', before);
  }
}
