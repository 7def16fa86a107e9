import { type Rule, RULES } from '../../workflow/lint';

const HEAD = `# The rules of \`bridge lint\`

Generated from \`workflow/lint\` by \`cli/generate/lint-rules.ts\`; do not edit. \`UPDATE_GOLDEN=1 npm test\` renews it.

An **error** is refused by Azure at deployment, or makes the run fail. A **warning** works, but is risky. A definition that
Azure accepts and that works has no errors. Rules with an \`L\` are the runtime's, those with an \`S\` this project's own;
some are stricter for typed playbooks, whose calls say whether they may be done twice. Names in braces stand for what the
finding names.

Two things are not judged. Values that only the deployment knows (an ARM expression in \`[...]\`, a Terraform text with
\`\${...}\`) count as right. L35, the escaping of texts that start with \`[\` in ARM templates, belongs to the layer around
the definition: \`bridge lint\` undoes it while it reads the file. Of L27, the ids inside \`$connections\` are the deployment's.

<!-- prettier-ignore-start -->

| Code | Level | What | Cause | The message | How to mend it | Source |
| --- | --- | --- | --- | --- | --- | --- |
`;

const END = `
<!-- prettier-ignore-end -->
`;

/** The page about the lint rules, as Markdown. */
export const lintRulesPage = (): string => `${HEAD}${RULES.map(row).join('\n')}\n${END}`;

const row = (rule: Rule): string => {
  const { code, title, level, typedLevel, cause, message, fix, source } = rule;
  const levels = typedLevel === undefined ? level : `${level}; ${typedLevel} in typed playbooks`;
  const cells = [code, levels, title, cause, message, fix, source].map(cell);
  return `| ${cells.join(' | ')} |`;
};

/** Text as a cell of a table: bars and angle brackets mean something there. */
const cell = (text: string): string => text.replace(/[|<>]/g, (mark) => `\\${mark}`);
