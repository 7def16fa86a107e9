import Table from 'cli-table3';
import { formatFinding } from '../../workflow/lint';
import type { LintedFile } from './linted-file';
import type { LintReport, RuleCount } from './report';

/** A report for people: a line for each finding, a table of the broken rules, a summary. */
export function textOf({ files, definitions, errors, warnings, rules }: LintReport): string {
  const counts = [counted(errors, 'error'), counted(warnings, 'warning')].join(', ');
  const summary = `${counted(definitions, 'definition')} in ${counted(files.length, 'file')}: ${counts}`;
  return [
    ...files.flatMap(linesOf),
    ...(rules.length === 0 ? [] : ['', tableOf(rules), '']),
    summary,
  ].join('\n');
}

const counted = (count: number, noun: string): string =>
  `${count} ${noun}${count === 1 ? '' : 's'}`;

function linesOf({ path, findings, problem }: LintedFile): readonly string[] {
  if (problem !== undefined) return [`${path}: error: ${problem.message}`];
  return findings.map(
    (finding) => `${path}:${finding.line}:${finding.column}: ${formatFinding(finding)}`,
  );
}

function tableOf(rules: readonly RuleCount[]): string {
  const table = new Table({
    head: ['Rule', 'Level', 'What', 'Findings', 'Files'],
    style: { head: [], border: [] },
    chars: { mid: '', 'left-mid': '', 'mid-mid': '', 'right-mid': '' },
    colAligns: ['left', 'left', 'left', 'right', 'right'],
  });
  for (const { code, level, title, findings, files } of rules) {
    table.push([code, level, title, findings, files]);
  }
  return table.toString();
}
