import type { WorkflowResource } from '../../emulator/runtime/workflow';
import type { LintFacts } from '../../workflow/lint';
import { isObject, valueAt } from '../../workflow/lint/json';
import type { Json } from '../../workflow/parameter';
import type { DefinitionJson } from '../../workflow/schema';

/** A workflow definition found in a file. */
export interface FoundDefinition {
  /** Where in the document, as `resources[2].properties.definition`; empty for the document itself. */
  readonly place: string;
  /** The definition as it can be judged: OPAQUE stands for what only the deployment knows. */
  readonly definition: DefinitionJson;
  /** What the document says of the deployment. */
  readonly facts: LintFacts;
  /** The workflow as it can be run: made-up values stand for what only the deployment knows. */
  readonly resource: WorkflowResource;
  /** Whether the definition or its parameters hold something that only the deployment knows. */
  readonly isOpaque: boolean;
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

/** What a deployment's `parameters` tell the linter; nothing where they are not written out. */
export function factsOf(parameters: unknown): LintFacts {
  if (!isObject(parameters)) return {};
  const connections = valueAt(parameters, '$connections', 'value');
  return {
    parameterValues: Object.keys(parameters),
    ...(isObject(connections) && { connections: Object.keys(connections) }),
  };
}

/** The values that a deployment's `parameters` give. */
export function parameterValuesOf(parameters: unknown): Readonly<Record<string, Json>> {
  if (!isObject(parameters)) return {};
  const values = Object.entries(parameters).flatMap(([name, parameter]) => {
    // ARM's names of properties have no case.
    const key = Object.keys(isObject(parameter) ? parameter : {}).find(
      (each) => each.toLowerCase() === 'value',
    );
    return isObject(parameter) && key !== undefined ? [[name, parameter[key]] as const] : [];
  });
  // It came out of a JSON file.
  return Object.fromEntries(values) as Record<string, Json>;
}
