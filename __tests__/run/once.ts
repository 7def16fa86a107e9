import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';

/** The variable that tells each worker of the folder of this run. */
export const FOLDER = 'BRIDGE_TEST_RUN';

/**
 * What takes seconds to work out and is the same in every test file: the first file that asks works it out, the others read it.
 * Files that ask at the same time each do it.
 * @param name of its file
 */
export async function oncePerRun<T>(name: string, make: () => Promise<T>): Promise<T> {
  const folder = process.env[FOLDER];
  if (folder === undefined) throw new Error(`${FOLDER} is not set: jest.config.js names the setup`);
  const file = join(folder, name);
  if (existsSync(file)) return deserialize(readFileSync(file)) as T;
  const made = await make();
  // Renamed, so that nobody reads half of it.
  const part = `${file}.${process.pid}`;
  writeFileSync(part, serialize(made));
  renameSync(part, file);
  return made;
}
