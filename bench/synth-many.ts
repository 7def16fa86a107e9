import { synthesize } from '../constructs/synthesize';
import { loadEnvironments } from '../environments';
import { alike } from './alike';

/** Synthesizes as many environments as the first argument says, all like the first of the project. */
synthesize(loadEnvironments(alike(Number(process.argv[2]))));
