import { readFileSync } from 'node:fs';
import { readJsonText } from './lint/json-text';

/**
 * Reads a JSON file, with what ARM templates may have beside JSON.
 * @throws with the file's name for one that is not there or is no JSON
 */
export function readJsonFile(file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    const why =
      error instanceof Error && 'code' in error && error.code === 'ENOENT'
        ? 'there is no such file'
        : String(error);
    throw new Error(`cannot read ${file}: ${why}`);
  }
  try {
    return readJsonText(text).value;
  } catch (error) {
    throw new Error(
      `${file} is no JSON: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}
