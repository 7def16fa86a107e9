import { existsSync, readFileSync } from 'node:fs';
import { readJsonText } from './lint/json-text';

/**
 * Reads a JSON file, with what ARM templates may have beside JSON.
 * @throws with the file's name for one that is not there or is no JSON
 */
export function readJsonFile(file: string): unknown {
  if (!existsSync(file)) throw new Error(`cannot read ${file}: there is no such file`);
  const text = readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  try {
    return readJsonText(text).value;
  } catch (error) {
    throw new Error(
      `${file} is no JSON: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}
