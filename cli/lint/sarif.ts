import { isAbsolute, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { version } from '../../package.json';
import type { LocatedFinding } from './linted-file';
import type { Position } from './positions';
import type { LintReport } from './report';
import { SARIF_RULES } from './sarif-rules';

/**
 * A report as SARIF 2.1.0, which code scanning services and editors read.
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/sarif-v2.1.0-os.html
 */
export function sarifOf({ files, findings }: LintReport, root: string): string {
  const problems = files.flatMap(({ path, problem }) =>
    problem === undefined ? [] : [{ path, ...problem }],
  );
  const run = {
    tool: { driver: { name: 'bridge lint', version, rules: SARIF_RULES } },
    columnKind: 'utf16CodeUnits',
    invocations: [
      {
        executionSuccessful: problems.length === 0,
        toolExecutionNotifications: problems.map(({ path, message, position }) => ({
          level: 'error',
          message: { text: message },
          locations: [{ physicalLocation: placeIn(path, root, position) }],
        })),
      },
    ],
    results: findings.map((finding) => resultOf(finding, root)),
  };
  return JSON.stringify({ $schema: SCHEMA, version: '2.1.0', runs: [run] }, null, 2);
}

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json';

const resultOf = (finding: LocatedFinding, root: string) => ({
  ruleId: finding.rule,
  ruleIndex: SARIF_RULES.findIndex(({ id }) => id === finding.rule),
  level: finding.level,
  message: { text: `${finding.message} Fix: ${finding.fix}` },
  locations: [
    {
      physicalLocation: placeIn(finding.file, root, finding),
      logicalLocations: [
        {
          ...(finding.action !== undefined && { name: finding.action }),
          fullyQualifiedName: finding.path,
          kind: 'property',
        },
      ],
    },
  ],
});

const placeIn = (path: string, root: string, position: Position | undefined) => ({
  artifactLocation: { uri: uriOf(path, root) },
  ...(position && { region: { startLine: position.line, startColumn: position.column } }),
});

/** The address of a file: relative for those below the root, as services that know the repository want it. */
function uriOf(path: string, root: string): string {
  const below = relative(root, resolve(root, path));
  if (below.startsWith('..') || isAbsolute(below)) return pathToFileURL(resolve(root, path)).href;
  return below.split(sep).map(encodeURIComponent).join('/');
}
