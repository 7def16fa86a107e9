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
  const file = fileOf(name);
  if (existsSync(file)) return deserialize(readFileSync(file)) as T;
  const made = await make();
  keep(file, serialize(made));
  return made;
}

/** The same for a text that takes no waiting. */
export function textOncePerRun(name: string, make: () => string): string {
  const file = fileOf(name);
  if (existsSync(file)) return readFileSync(file, 'utf8');
  const made = make();
  keep(file, made);
  return made;
}

function fileOf(name: string): string {
  const folder = process.env[FOLDER];
  if (folder === undefined) throw new Error(`${FOLDER} is not set: jest.config.js names the setup`);
  return join(folder, name);
}

/** Renamed once it is whole, so that nobody reads half of it. */
function keep(file: string, content: string | Buffer): void {
  const part = `${file}.${process.pid}`;
  writeFileSync(part, content);
  renameSync(part, file);
}
