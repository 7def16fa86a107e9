import pc from 'picocolors';
import type { Checked, Verdict } from './check';

/** What was found in an environment. */
export interface Report {
  readonly environment: string;
  readonly checks: readonly Checked[];
}

const GLYPHS: Readonly<Record<Verdict, string>> = {
  ok: pc.green('✓'),
  warning: pc.yellow('!'),
  failed: pc.red('✗'),
  skipped: pc.dim('–'),
};

/** The worst of what was found; what was skipped is told by what made it so. */
export function verdictOf({ checks }: Report): Exclude<Verdict, 'skipped'> {
  const all = new Set(checks.map(({ verdict }) => verdict));
  return all.has('failed') ? 'failed' : all.has('warning') ? 'warning' : 'ok';
}

/** A report as somebody reads it: a line for each check, and under it what is wrong and how to mend it. */
export function reportText(report: Report): string {
  const lines = report.checks.flatMap(linesOf);
  return [`${report.environment}:`, ...lines, '', summary(report)].join('\n');
}

function linesOf({ id, title, verdict, well, findings, because = [] }: Checked): readonly string[] {
  const after =
    verdict === 'skipped' ? pc.dim(`skipped, because of ${because.join(' and ')}`) : (well ?? '');
  return [
    `${GLYPHS[verdict]} ${title} ${pc.dim(`(${id})`)}${after === '' ? '' : `: ${after}`}`,
    ...findings.flatMap(({ verdict: how, found, fix }) => [
      `    ${GLYPHS[how]} ${found}`,
      `      ${pc.cyan('→')} ${fix}`,
    ]),
  ];
}

function summary({ checks }: Report): string {
  const count = (wanted: Verdict) => checks.filter(({ verdict }) => verdict === wanted).length;
  const parts = [
    `${count('ok')} well`,
    `${count('warning')} to look at`,
    `${count('failed')} failed`,
    `${count('skipped')} skipped`,
  ];
  return parts.join(', ');
}

/** A report for programs. */
export const reportJson = (report: Report): string =>
  JSON.stringify({ ...report, verdict: verdictOf(report) }, null, 2);
