import type { LintFacts } from '../../workflow/lint';
import { isObject, valueAt } from '../../workflow/lint/json';
import type { Json } from '../../workflow/parameter';
import type { DefinitionJson } from '../../workflow/schema';

/** A workflow definition found in a file. */
export interface FoundDefinition {
  /** Where in the document, as `resources[2].properties.definition`; empty for the document itself. */
  readonly place: string;
  readonly definition: DefinitionJson;
  /** What the document says of the deployment. */
  readonly facts: LintFacts;
  /** The values that the deployment gives to the definition's parameters. */
  readonly parameters: Readonly<Record<string, Json>>;
}

/** Whether a value looks like a workflow definition; its faults are the linter's to find. */
export const isDefinition = (value: unknown): value is DefinitionJson =>
  isObject(value) &&
  (isObject(value['actions']) ||
    isObject(value['triggers']) ||
    (typeof value['$schema'] === 'string' && /workflowdefinition\.json/i.test(value['$schema'])));

/** Writes every text of a value anew, those inside of arrays and objects too; names of properties stay. */
export function mapTexts(value: unknown, write: (text: string) => string): unknown {
  if (typeof value === 'string') return write(value);
  if (Array.isArray(value)) return value.map((item) => mapTexts(item, write));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, mapTexts(item, write)]),
  );
}

/** What a deployment's `parameters` tell; nothing where they are not written out. */
export function deploymentOf(parameters: unknown): Pick<FoundDefinition, 'facts' | 'parameters'> {
  if (!isObject(parameters)) return { facts: {}, parameters: {} };
  const connections = valueAt(parameters, '$connections', 'value');
  const values = Object.entries(parameters).flatMap(([name, parameter]) =>
    isObject(parameter) && 'value' in parameter ? [[name, parameter['value']] as const] : [],
  );
  return {
    facts: {
      parameterValues: Object.keys(parameters),
      ...(isObject(connections) && { connections: Object.keys(connections) }),
    },
    // It came out of a JSON file.
    parameters: Object.fromEntries(values) as Record<string, Json>,
  };
}
