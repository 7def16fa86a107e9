import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** What became of an environment's plan in a pipeline. */
export interface Review {
  readonly environment: string;
  /**
   * The plan as a reviewer reads it, in Markdown.
   * @default - the plan failed
   */
  readonly text?: string;
  /** Whether a deployment would do anything. */
  readonly changes: boolean;
}

/** The file that says what an environment's plan does; it is there where the plan does anything. */
export const fingerprintFile = (folder: string, environment: string): string =>
  join(folder, `${environment}.fingerprint`);

/**
 * The reviews that `.ci/plan` has left in a folder.
 *
 * @param expected the environments that were to be planned, in the order in which one reads of them; others follow
 */
export function readReviews(folder: string, expected: readonly string[]): readonly Review[] {
  const files = existsSync(folder) ? readdirSync(folder) : [];
  const found = files.flatMap((file) => /^([a-z0-9-]+)\.md$/.exec(file)?.[1] ?? []);
  return [...new Set([...expected, ...found.sort()])].map((environment) => ({
    environment,
    ...(found.includes(environment) && {
      text: readFileSync(join(folder, `${environment}.md`), 'utf8').trim(),
    }),
    changes: existsSync(fingerprintFile(folder, environment)),
  }));
}
