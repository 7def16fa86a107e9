import { type Rule, RULES } from '../../workflow/lint';

const HEAD = `# The rules of \`bridge lint\`

Generated from \`workflow/lint\` by \`cli/generate/lint-rules.ts\`; do not edit. \`UPDATE_GOLDEN=1 npm test\` renews it.

\`\`\`sh
npm run --silent bridge -- lint FILE_OR_FOLDER...                 # a line for each finding, a table of the broken rules
npm run --silent bridge -- lint --format json FILE_OR_FOLDER...   # for programs
npm run --silent bridge -- lint --format sarif FILE_OR_FOLDER...  # for code scanning and editors
\`\`\`

A file is a bare definition, an ARM template that holds some, or a \`cdk.tf.json\`. A folder is searched for them at any depth:
other files, hidden folders, \`node_modules\` and symbolic links are passed over. The exit code is 1 where there is an error or
a file that cannot be read, else 0.

An **error** is refused by Azure at deployment, or makes the run fail. A **warning** works, but is risky. A definition that
Azure accepts and that works has no errors. Rules with an \`L\` are the runtime's, those with an \`S\` this project's own;
some are stricter for typed playbooks, whose calls say whether they may be done twice. Names in braces stand for what the
finding names.

Two things are not judged. Values that only the deployment knows (an ARM expression in \`[...]\` that the template's own
parameters and variables do not answer, a Terraform text with \`\${...}\`) count as right. L35, the escaping of texts that start with \`[\` in ARM templates, belongs to the layer around
the definition: \`bridge lint\` undoes it while it reads the file. Of L27, the ids inside \`$connections\` are the deployment's.

## For programs

\`--format json\` prints one object. New properties may come; those here stay, as long as \`version\` is 1.

- \`version\`: 1
- \`summary\`: how many \`files\`, \`definitions\`, \`errors\` (unreadable files among them) and \`warnings\` there are
- \`rules\`: each broken rule with its \`code\`, \`level\` and \`title\`, the number of \`findings\`, and in how many \`files\`;
  errors first
- \`findings\`: each with its \`file\`, \`line\` and \`column\` (from 1), \`rule\`, \`title\`, \`level\`, \`action\` (or null), \`path\`
  from the root of the file, \`message\` and \`fix\`
- \`unreadable\`: the files that could not be linted, with \`file\`, \`line\` and \`column\` (or null), and \`message\`

\`--format sarif\` prints a log of [SARIF 2.1.0](https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/sarif-v2.1.0-os.html): a
result has its place in the file and, as its logical location, the same path. Files below the working folder have addresses
relative to it; files that could not be linted are notifications of the run.

## The rules

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
