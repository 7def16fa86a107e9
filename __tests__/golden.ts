import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Compares text with a file that is kept in the repository.
 *
 * `UPDATE_GOLDEN=1 npm test` writes the files anew; read their diff before you commit it.
 */
export function expectGolden(path: string, actual: string): void {
  const file = join(__dirname, path);
  if (process.env['UPDATE_GOLDEN'] === '1') {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, actual);
  }
  expect(actual).toBe(existsSync(file) ? readFileSync(file, 'utf8') : '(no golden file yet)');
}
