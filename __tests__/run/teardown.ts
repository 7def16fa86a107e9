import { rmSync } from 'node:fs';
import { FOLDER } from './once';

/** Removes what was worked out for this run. */
export default function teardown(): void {
  const folder = process.env[FOLDER];
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
}
