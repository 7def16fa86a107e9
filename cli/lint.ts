import { readFileSync } from 'node:fs';
import { type Finding, formatFinding, lint } from '../workflow/lint';
import { isObject } from '../workflow/lint/json';
import { type FoundDefinition, definitionsIn } from './definitions';

/** What linting some files gave. */
export interface LintResult {
  /** One line for each finding, the file and the place first, and a summary line. */
  readonly report: string;
  /** The findings that are errors, and the files that cannot be linted. */
  readonly errors: number;
  readonly warnings: number;
}

/** Lints the workflow definitions of some files. */
export function lintFiles(paths: readonly string[]): LintResult {
  const files = paths.map(lintFile);
  const findings = files.flatMap(({ findings: found }) => found);
  const errors =
    findings.filter(({ level }) => level === 'error').length +
    files.filter(({ unreadable }) => unreadable).length;
  const warnings = findings.filter(({ level }) => level === 'warning').length;
  const definitions = files.reduce((sum, file) => sum + file.definitions, 0);
  const summary = `${counted(definitions, 'definition')} in ${counted(paths.length, 'file')}: ${counted(errors, 'error')}, ${counted(warnings, 'warning')}`;
  const lines = files.flatMap((file) => file.lines);
  return { report: [...lines, summary].join('\n'), errors, warnings };
}

const counted = (count: number, noun: string): string =>
  `${count} ${noun}${count === 1 ? '' : 's'}`;

interface LintedFile {
  readonly lines: readonly string[];
  readonly findings: readonly Finding[];
  readonly definitions: number;
  readonly unreadable: boolean;
}

function lintFile(path: string): LintedFile {
  const found = definitionsOf(path);
  if (typeof found === 'string') {
    const line = `${path}: error: ${found}`;
    return { lines: [line], findings: [], definitions: 0, unreadable: true };
  }
  const linted = found.map((each) => ({ ...each, findings: lint(each.definition, each.facts) }));
  return {
    lines: linted.flatMap(({ place, findings }) =>
      findings.map(
        (finding) => `${path}${place === '' ? '' : `:${place}`}: ${formatFinding(finding)}`,
      ),
    ),
    findings: linted.flatMap(({ findings }) => findings),
    definitions: found.length,
    unreadable: false,
  };
}

/** The definitions of a file, or why there are none. */
function definitionsOf(path: string): readonly FoundDefinition[] | string {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const isMissing = isObject(error) && error['code'] === 'ENOENT';
    const problem = isMissing
      ? 'there is no such file'
      : `the file cannot be read (${String(error)})`;
    return `${problem}; give the path of a JSON file.`;
  }
  const document = parseJson(text.replace(/^\uFEFF/, ''));
  if ('problem' in document) return document.problem;
  const found = definitionsIn(document.value);
  if (found.length > 0) return found;
  return 'the file holds no workflow definition; give a definition, a {"definition": ...}, an ARM template with Microsoft.Logic/workflows, or a cdk.tf.json.';
}

function parseJson(text: string): { readonly value: unknown } | { readonly problem: string } {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { problem: `the file is no JSON: ${placeOf(error.message, text)}; correct it there.` };
  }
}

/** The parser's message with the line and column in the place of its position. */
function placeOf(message: string, text: string): string {
  const [, position] = / at position (\d+)/.exec(message) ?? [];
  const before = text.slice(0, position === undefined ? text.length : Number(position));
  const lines = before.split('\n');
  const what = message
    .replace(/ (in JSON )?at position .*$/, '')
    .replace(/, .* is not valid JSON$/, '');
  return `${what} at line ${lines.length}, column ${(lines.at(-1) ?? '').length + 1}`;
}
