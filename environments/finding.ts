import { inspect } from 'node:util';
import type * as z from 'zod';
import { explain } from './explain';

/** The characters of a value that are worth reading in a message. */
const LONGEST = 120;

/** Something wrong with a setting. */
export interface Finding {
  readonly path: readonly PropertyKey[];
  /** What was given; absent where nothing was, or where it may be a secret written by mistake. */
  readonly value?: unknown;
  /** What is wrong and what would be right, a sentence that starts with the value. */
  readonly message: string;
}

/** A finding about a value that may be shown. */
export function finding(path: readonly PropertyKey[], value: unknown, complaint: string): Finding {
  const shown = inspect(value, { breakLength: Infinity, depth: 4 });
  const short = shown.length > LONGEST ? `${shown.slice(0, LONGEST)} …` : shown;
  return { path, value, message: `${short} ${complaint}` };
}

const hiddenFinding = (path: readonly PropertyKey[], complaint: string): Finding => ({
  path,
  message: `the value (not shown: it may be a secret) ${complaint}`,
});

/** A path as one writes it in TypeScript: `routes[0].when`. */
export const pathText = (path: readonly PropertyKey[]): string =>
  path
    .map((key, index) =>
      typeof key === 'number'
        ? `[${key}]`
        : /^\w+$/.test(String(key))
          ? `${index === 0 ? '' : '.'}${String(key)}`
          : `[${inspect(String(key))}]`,
    )
    .join('');

const valueAt = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (of, key) => (typeof of === 'object' && of !== null ? Reflect.get(of, key) : undefined),
    value,
  );

/** A text in place of an object is most likely a secret's value, written where its name belongs. */
const mayBeSecret = (issue: z.core.$ZodIssue, value: unknown): boolean =>
  issue.code === 'custom'
    ? issue.params?.hide === true
    : issue.code === 'invalid_type' && issue.expected === 'object' && typeof value === 'string';

function findingsOfIssue(issue: z.core.$ZodIssue, input: unknown): Finding[] {
  if (issue.code === 'unrecognized_keys') {
    const lines = issue.message.split('\n');
    return issue.keys.map((key, index) => ({
      path: [...issue.path, key],
      message: lines[index] ?? issue.message,
    }));
  }
  const value = valueAt(input, issue.path);
  if (value === undefined) return [{ path: issue.path, message: issue.message }];
  return [
    mayBeSecret(issue, value)
      ? hiddenFinding(issue.path, issue.message)
      : finding(issue.path, value, issue.message),
  ];
}

/** What a schema gives: the checked value with its defaults, or everything that is wrong. */
export type Checked<T> =
  | { readonly value: T; readonly findings: readonly [] }
  | { readonly value?: never; readonly findings: readonly Finding[] };

/** Checks a value against a schema. */
export function check<T>(schema: z.ZodType<T>, input: unknown): Checked<T> {
  const { success, data, error } = schema.safeParse(input, { error: explain });
  return success
    ? { value: data, findings: [] }
    : { findings: error.issues.flatMap((issue) => findingsOfIssue(issue, input)) };
}
