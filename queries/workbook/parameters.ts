import { SEVERITIES } from '../../systems/sentinel/types';

/** A parameter that whoever looks at the workbook chooses. In a query, `{Name}` stands for its value. */
export interface Parameter {
  readonly name: 'TimeRange' | 'System' | 'Playbook' | 'Severity';
  readonly label: string;
  /** What may be chosen: a span of time, a list, or what a query of this path finds; all of it at first. */
  readonly choice: 'time' | { readonly of: 'systems' | 'severities' } | { readonly query: string };
}

export const PARAMETERS: readonly Parameter[] = [
  { name: 'TimeRange', label: 'Time range', choice: 'time' },
  { name: 'System', label: 'System', choice: { of: 'systems' } },
  { name: 'Playbook', label: 'Playbook', choice: { query: 'workbook/parameters/playbook' } },
  { name: 'Severity', label: 'Severity', choice: { of: 'severities' } },
];

/** Several texts as the workbook writes them into a query. */
export const listOf = (values: readonly string[]): string =>
  values.map((value) => `'${value.replaceAll("'", "\\'")}'`).join(',');

/** What is chosen where nobody is there to choose. */
export interface Choice {
  /** The time range, as `2026-01-05T00:00:00Z`. */
  readonly start: string;
  readonly end: string;
  readonly systems: readonly string[];
  readonly playbooks: readonly string[];
}

/** A place in a query where the workbook puts a parameter in. */
const PLACE = /\{([A-Z][A-Za-z]*)(?::([a-z]+))?\}/g;

/** The parameters that a query reads, each once. */
export const parametersIn = (query: string): readonly string[] => [
  ...new Set([...query.matchAll(PLACE)].map(([, name = '']) => name)),
];

/**
 * A query as it is sent once its parameters are chosen.
 * @see https://learn.microsoft.com/azure/azure-monitor/visualize/workbooks-parameters
 * @throws for a place that no parameter fills
 */
export function filled(query: string, { start, end, systems, playbooks }: Choice): string {
  const values: Readonly<Record<string, string>> = {
    '{TimeRange:start}': `datetime(${start})`,
    '{TimeRange:end}': `datetime(${end})`,
    '{System}': listOf(systems),
    '{Playbook}': listOf(playbooks),
    '{Severity}': listOf(SEVERITIES),
  };
  return query.replace(PLACE, (place) => {
    const value = values[place];
    if (value === undefined) {
      throw new Error(`no parameter fills ${place}; there are ${Object.keys(values).join(', ')}`);
    }
    return value;
  });
}
