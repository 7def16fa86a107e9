import type { LintFacts } from '../finding';
import { entriesAt, isObject } from '../json';
import type { Outline } from '../outline';
import { type Rule, inDefinition, inText } from '../rule';
import { DEFINITION_LANGUAGE } from './sources';

const CONNECTIONS = '$connections';

/** The declared parameters by name in lower case; undefined where only the deployment knows them. */
function declared({ definition }: Outline): ReadonlyMap<string, unknown> | undefined {
  const parameters = definition['parameters'];
  if (parameters !== undefined && !isObject(parameters)) return undefined;
  return new Map(
    entriesAt(definition, 'parameters').map(([name, value]) => [name.toLowerCase(), value]),
  );
}

const undeclared: Rule = {
  code: 'L15',
  title: 'A parameter that is not declared',
  level: 'error',
  message: "The workflow parameter '{parameter}' is not found.",
  cause:
    "An expression reads a parameter that is not among the definition's own parameters. Those of an ARM template are others.",
  fix: "declare '{parameter}' in the definition's parameters.",
  source: DEFINITION_LANGUAGE,
  check(outline) {
    const names = declared(outline);
    return outline.calls('parameters').flatMap(({ target, text }) => {
      if (names === undefined || target === undefined || names.has(target.toLowerCase())) return [];
      return [inText(text, { parameter: target })];
    });
  },
};

/** The names of the parameters that the deployment gives values for. */
const given = ({ parameterValues, connections }: LintFacts): ReadonlySet<string> | undefined =>
  parameterValues &&
  new Set(
    [...parameterValues, ...(connections ? [CONNECTIONS] : [])].map((name) => name.toLowerCase()),
  );

const withoutValue: Rule = {
  code: 'L15',
  title: 'A parameter without a value',
  level: 'error',
  message: "The value for the workflow parameter '{parameter}' is not provided.",
  cause: 'The parameter has no default value, and the deployment gives none.',
  fix: "give '{parameter}' a value in the deployment, or a defaultValue.",
  source: DEFINITION_LANGUAGE,
  check(outline, facts) {
    const values = given(facts);
    if (values === undefined) return [];
    return entriesAt(outline.definition, 'parameters')
      .filter(([name, parameter]) => {
        const known = isObject(parameter) && !('defaultValue' in parameter);
        return known && !values.has(name.toLowerCase());
      })
      .map(([name]) => inDefinition(['parameters', name], { parameter: name }));
  },
};

const connection: Rule = {
  code: 'L27',
  title: 'A connection that the deployment does not give',
  level: 'error',
  message: "The API connection '{connection}' is not among the deployment's $connections.",
  cause:
    'An action or trigger goes through a connection whose key is missing from the value of $connections.',
  fix: "add '{connection}' to the value of $connections, or use one of: {known}.",
  source: DEFINITION_LANGUAGE,
  check: (outline, { connections }) =>
    outline.calls('parameters').flatMap(({ target, steps, text }) => {
      const key = steps[0]?.key;
      if (connections === undefined || typeof key !== 'string') return [];
      if (target?.toLowerCase() !== CONNECTIONS) return [];
      if (connections.some((known) => known.toLowerCase() === key.toLowerCase())) return [];
      return [inText(text, { connection: key, known: connections.join(', ') || 'none' })];
    }),
};

/** Parameters and connections. */
export const PARAMETER_RULES: readonly Rule[] = [undeclared, withoutValue, connection];
