import { synthesize } from './constructs/synthesize';
import { environments, loadEnvironments } from './environments';

/** Synthesizes every environment into `cdktf.out`: what `cdktf synth`, `diff` and `deploy` run. */
try {
  synthesize(loadEnvironments(environments));
} catch (error) {
  // A wrong setting or a linter's finding is the user's to mend: what, where and how, without a stack trace.
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
