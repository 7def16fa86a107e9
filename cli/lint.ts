import { candidatesOf } from './lint/files';
import { jsonOf } from './lint/json';
import { lintFile } from './lint/linted-file';
import { type LintReport, reportOf } from './lint/report';
import { sarifOf } from './lint/sarif';
import { textOf } from './lint/text';

/** The forms that a report of `bridge lint` may have. */
export type LintFormat = 'text' | 'json' | 'sarif';

/** Lints the workflow definitions of some files, and of the files in some folders. */
export const lintPaths = (paths: readonly string[]): LintReport =>
  reportOf(candidatesOf(paths).flatMap((candidate) => lintFile(candidate) ?? []));

/** Writes a report in one of the formats. */
export function formatReport(report: LintReport, format: LintFormat): string {
  switch (format) {
    case 'text':
      return textOf(report);
    case 'json':
      return jsonOf(report);
    case 'sarif':
      return sarifOf(report, process.cwd());
  }
}
