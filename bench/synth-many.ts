import { synthesize } from '../constructs/synthesize';
import { environments, loadEnvironments } from '../environments';

/** Synthesizes as many environments as the first argument says, all like the first of the project. */
const count = Number(process.argv[2]);
const [first] = environments;
if (!first) throw new Error('there is no environment: add one to environments/index.ts');
synthesize(
  loadEnvironments(Array.from({ length: count }, (_, i) => ({ ...first, name: `e${i}` }))),
);
