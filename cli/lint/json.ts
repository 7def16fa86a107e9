import type { LintReport } from './report';

/** A report as JSON, in a form that stays; `docs/lint-rules.md` describes it. */
export function jsonOf({
  files,
  findings,
  definitions,
  errors,
  warnings,
  rules,
}: LintReport): string {
  return JSON.stringify(
    {
      version: 1,
      summary: { files: files.length, definitions, errors, warnings },
      rules,
      findings: findings.map(
        ({ file, line, column, rule, title, level, action, path, message, fix }) => ({
          file,
          line,
          column,
          rule,
          title,
          level,
          action: action ?? null,
          path,
          message,
          fix,
        }),
      ),
      unreadable: files.flatMap(({ path, problem }) =>
        problem === undefined
          ? []
          : [
              {
                file: path,
                line: problem.position?.line ?? null,
                column: problem.position?.column ?? null,
                message: problem.message,
              },
            ],
      ),
    },
    null,
    2,
  );
}
