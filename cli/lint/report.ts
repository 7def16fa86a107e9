import { type Level, RULES } from '../../workflow/lint';
import type { LintedFile, LocatedFinding } from './linted-file';

/** How often one rule was broken. */
export interface RuleCount {
  readonly code: string;
  readonly level: Level;
  readonly title: string;
  readonly findings: number;
  /** In how many files. */
  readonly files: number;
}

/** What linting some files gave; every format shows this. */
export interface LintReport {
  readonly files: readonly LintedFile[];
  readonly findings: readonly LocatedFinding[];
  readonly definitions: number;
  /** The findings that are errors, and the files that cannot be linted. */
  readonly errors: number;
  readonly warnings: number;
  /** The rules that were broken: those whose findings are errors first, then by their codes. */
  readonly rules: readonly RuleCount[];
}

/** What some linted files give together. */
export function reportOf(files: readonly LintedFile[]): LintReport {
  const findings = files.flatMap((file) => file.findings);
  const ofLevel = (level: Level): number =>
    findings.filter((finding) => finding.level === level).length;
  return {
    files,
    findings,
    definitions: files.reduce((sum, { definitions }) => sum + definitions, 0),
    errors: ofLevel('error') + files.filter(({ problem }) => problem !== undefined).length,
    warnings: ofLevel('warning'),
    rules: (['error', 'warning'] as const).flatMap((level) => countsOf(findings, level)),
  };
}

function countsOf(findings: readonly LocatedFinding[], level: Level): readonly RuleCount[] {
  const byTitle = new Map<string, LocatedFinding[]>();
  for (const finding of findings) {
    if (finding.level !== level) continue;
    const same = byTitle.get(finding.title);
    if (same === undefined) byTitle.set(finding.title, [finding]);
    else same.push(finding);
  }
  return RULES.flatMap(({ code, title }) => {
    const broken = byTitle.get(title);
    if (broken === undefined) return [];
    const files = new Set(broken.map(({ file }) => file)).size;
    return [{ code, level, title, findings: broken.length, files }];
  });
}
