import { type Rule, RULES } from '../../workflow/lint';

/** The rules as SARIF's descriptors, one for each code: several rules may share one. */
export const SARIF_RULES = [...new Set(RULES.map(({ code }) => code))].map((code) =>
  descriptorOf(
    code,
    RULES.filter((rule) => rule.code === code),
  ),
);

function descriptorOf(id: string, rules: readonly Rule[]) {
  const helpUri = rules.map(({ source }) => source).find((source) => source.startsWith('https:'));
  const isError = rules.some(({ level }) => level === 'error');
  return {
    id,
    shortDescription: { text: textOf(rules, ({ title }) => title) },
    fullDescription: { text: textOf(rules, ({ title, cause }) => `${title}. ${cause}`) },
    help: {
      text: textOf(rules, ({ title, fix, source }) => `${title}. Fix: ${fix} Source: ${source}`),
    },
    ...(helpUri !== undefined && { helpUri }),
    defaultConfiguration: { level: isError ? 'error' : 'warning' },
  };
}

function textOf(rules: readonly Rule[], tell: (rule: Rule) => string): string {
  return rules.map(tell).join('\n');
}
