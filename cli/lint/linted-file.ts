import { readFileSync } from 'node:fs';
import { type Finding, lint } from '../../workflow/lint';
import { isObject, keysOf } from '../../workflow/lint/json';
import { type FoundDefinition, definitionsIn } from '../definitions';
import type { Candidate } from './files';
import { type JsonText, JsonTextError, readJsonText } from './json-text';
import type { Position } from './positions';

/** A finding, and where in which file it stands. Its path starts at the root of the file. */
export interface LocatedFinding extends Finding, Position {
  readonly file: string;
}

/** Why a file could not be linted. */
export interface FileProblem {
  readonly message: string;
  /** @default - it concerns the file as a whole */
  readonly position?: Position;
}

/** What linting one file gave. */
export interface LintedFile {
  readonly path: string;
  /** How many definitions it holds; none where it could not be read. */
  readonly definitions: number;
  readonly findings: readonly LocatedFinding[];
  /** @default - the file was linted */
  readonly problem?: FileProblem;
}

/** Lints one file; undefined for a file of a folder that has nothing to do with workflows. */
export function lintFile({ path, isNamed }: Candidate): LintedFile | undefined {
  const text = textOf(path);
  if (typeof text !== 'string') return unlinted(path, text);
  if (!isNamed && !MARKS.test(text)) return undefined;
  const document = documentOf(text);
  if ('message' in document) return unlinted(path, document);
  const found = definitionsIn(document.value).filter((each) => isNamed || isSurelyOne(each));
  if (found.length > 0) {
    const findings = found.flatMap((each) => findingsIn(path, document, each)).sort(byPosition);
    return { path, definitions: found.length, findings };
  }
  return isNamed ? unlinted(path, { message: NO_DEFINITION }) : undefined;
}

const NO_DEFINITION =
  'the file holds no workflow definition; give a definition, a {"definition": ...}, an ARM template with Microsoft.Logic/workflows, or a cdk.tf.json.';

const unlinted = (path: string, problem: FileProblem): LintedFile => ({
  path,
  definitions: 0,
  findings: [],
  problem,
});

/** What a file that holds a definition names: the language's schema, or the resource. */
const MARKS = /workflowdefinition\.json|Microsoft\.Logic\/workflows/i;

/** Whether a value is meant as a definition. In a folder, other things have `actions` or `triggers`, too. */
const isSurelyOne = ({ definition, place }: FoundDefinition): boolean =>
  place !== '' || (isObject(definition.triggers) && isObject(definition.actions));

function findingsIn(
  file: string,
  document: JsonText,
  { definition, place, facts }: FoundDefinition,
): readonly LocatedFinding[] {
  return lint(definition, facts).map((finding) => {
    const path = [place, finding.path].filter((part) => part !== '').join('.');
    return { ...finding, file, path, ...document.positionOf(keysOf(path)) };
  });
}

const byPosition = (a: Position, b: Position): number => a.line - b.line || a.column - b.column;

/** The text of a file, or why it cannot be read. Windows tools write some files in UTF-16. */
function textOf(path: string): string | FileProblem {
  try {
    const bytes = readFileSync(path);
    const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
    return bytes.toString(isUtf16 ? 'utf16le' : 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    const isMissing = isObject(error) && error['code'] === 'ENOENT';
    const problem = isMissing
      ? 'there is no such file'
      : `the file cannot be read (${String(error)})`;
    return { message: `${problem}; give the path of a JSON file or a folder.` };
  }
}

function documentOf(text: string): JsonText | FileProblem {
  try {
    return readJsonText(text);
  } catch (error) {
    if (!(error instanceof JsonTextError)) throw error;
    const { message, position } = error;
    return { message: `the file is no JSON: ${message}; correct it there.`, position };
  }
}
