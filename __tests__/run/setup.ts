import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FOLDER } from './once';

/** Makes the folder for what is worked out once per run; it is empty, so nothing outlives a change of the code. */
export default function setup(): void {
  process.env[FOLDER] = mkdtempSync(join(tmpdir(), 'bridge-run-'));
}
