import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where the queries are: beside this file, or beside the source that it was compiled from. */
const FOLDERS = [__dirname, join(__dirname, '..', '..', 'queries')];

/** The text of a query, by its path below `queries/`. */
export function readQuery(path: string): string {
  const file = FOLDERS.map((folder) => join(folder, path)).find((one) => existsSync(one));
  if (file === undefined) throw new Error(`queries/${path} does not exist`);
  return readFileSync(file, 'utf8');
}
