import { join } from 'node:path';
import { AnnotationMetadataEntryType, App } from 'cdktf';
import type { IConstruct } from 'constructs';
import type { Environment } from '../environments/schema';
import type { Definition } from '../workflow/definition';
import { BridgeStack } from './bridge-stack';
import { HealthAlerts } from './health-alerts';
import { Playbook } from './playbook';

/** How cdktf marks what it is told to warn of. */
const WARNING: string = AnnotationMetadataEntryType.WARN;

/** What a synth wrote for one environment. */
export interface SynthesizedStack {
  readonly environment: Environment;
  /** The path of its `cdk.tf.json`. */
  readonly file: string;
  /** What somebody should know before deploying it, each with its construct's path. The `cdktf` command prints them itself. */
  readonly warnings: readonly string[];
  readonly playbooks: readonly SynthesizedPlaybook[];
  /** The names of its alert rules. */
  readonly alerts: readonly string[];
}

/** A playbook as it was asked for, before it became JSON. */
export interface SynthesizedPlaybook {
  readonly name: string;
  readonly definition: Definition;
  /** The name of the identity that it runs as. */
  readonly identity: string;
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
  return withoutStackTraces(() => {
    const stacks = environments.map((environment) => new BridgeStack(app, environment));
    app.synth();
    return stacks.map(({ environment, node }) => ({
      environment,
      file: join(app.outdir, 'stacks', environment.name, 'cdk.tf.json'),
      warnings: node.findAll().flatMap((construct) => warningsOf(construct)),
      playbooks: node.findAll().flatMap((construct) => playbookIn(construct)),
      alerts: node
        .findAll()
        .flatMap((construct) => (construct instanceof HealthAlerts ? construct.names : [])),
    }));
  });
}

const playbookIn = (construct: IConstruct): SynthesizedPlaybook[] => {
  if (!(construct instanceof Playbook)) return [];
  const { name, definition, identity } = construct.props;
  return [{ name, definition, identity: identity.name }];
};

const warningsOf = ({ node }: IConstruct): string[] =>
  node.metadata
    .filter(({ type }) => type === WARNING)
    .map(({ data }) => `${node.path}: ${String(data)}`);

/** cdktf takes a stack trace for every reference, a fifth of a synth's time, and shows none of them. */
function withoutStackTraces<T>(work: () => T): T {
  const before = Object.getOwnPropertyDescriptor(Error, 'prepareStackTrace');
  Error.prepareStackTrace = () => '';
  try {
    return work();
  } finally {
    Reflect.deleteProperty(Error, 'prepareStackTrace');
    if (before) Object.defineProperty(Error, 'prepareStackTrace', before);
  }
}
