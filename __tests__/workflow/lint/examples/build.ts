import type { LintFacts } from '../../../../workflow/lint';
import type { Json } from '../../../../workflow/parameter';
import type { ActionJson, DefinitionJson } from '../../../../workflow/schema';

/** A definition that breaks one rule, one that does not, and what the linter says of the first. */
export interface Example {
  readonly bad: DefinitionJson;
  readonly good: DefinitionJson;
  /** The message of the only finding. */
  readonly says: string;
  readonly level?: 'error' | 'warning';
  readonly facts?: LintFacts;
}

export const request = { type: 'Request', kind: 'Http', inputs: {} };

/** A definition as a file may hold it: what is undefined is left out, and nothing has checked its types. */
export const fromElsewhere = (value: unknown): DefinitionJson =>
  JSON.parse(JSON.stringify(value)) as DefinitionJson;

/** A definition of some actions, started by a request unless it says otherwise. */
export const definition = (
  actions: Readonly<Record<string, ActionJson>>,
  others: Partial<DefinitionJson> = {},
): DefinitionJson => ({
  $schema:
    'https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#',
  contentVersion: '1.0.0.0',
  triggers: { manual: request },
  actions,
  ...others,
});

export const compose = (inputs: ActionJson['inputs'] = 'x', ...after: string[]): ActionJson => ({
  type: 'Compose',
  inputs: inputs ?? null,
  runAfter: succeeded(...after),
});

export const succeeded = (...names: string[]) =>
  Object.fromEntries(names.map((name) => [name, ['Succeeded']]));

export const none = { type: 'none' };
export const exponential = { type: 'exponential', count: 3, interval: 'PT10S' };

/** A call over HTTP with a retry policy. */
export const http = (
  inputs: Readonly<Record<string, Json>> = {},
  others: Partial<ActionJson> = {},
): ActionJson => ({
  type: 'Http',
  runAfter: {},
  inputs: {
    method: 'GET',
    uri: 'https://acme.service-now.com',
    retryPolicy: exponential,
    ...inputs,
  },
  ...others,
});

export const secured = (...properties: ('inputs' | 'outputs')[]) => ({
  runtimeConfiguration: { secureData: { properties } },
});

export const variable = (name: string, type = 'String', value?: string): ActionJson => ({
  type: 'InitializeVariable',
  runAfter: {},
  inputs: { variables: [{ name, type, ...(value !== undefined && { value }) }] },
});

export const set = (name: string, value: string, ...after: string[]): ActionJson => ({
  type: 'SetVariable',
  runAfter: succeeded(...after),
  inputs: { name, value },
});

export const foreach = (
  actions: Readonly<Record<string, ActionJson>>,
  others: Partial<ActionJson> = {},
): ActionJson => ({
  type: 'Foreach',
  foreach: "@coalesce(triggerBody()?['items'], json('[]'))",
  runAfter: {},
  actions,
  ...others,
});

export const until = (
  actions: Readonly<Record<string, ActionJson>>,
  others: Partial<ActionJson> = {},
): ActionJson => ({
  type: 'Until',
  expression: "@equals(utcNow(), '2027')",
  limit: { count: 2, timeout: 'PT1H' },
  runAfter: {},
  actions,
  ...others,
});

export const scope = (
  actions: Readonly<Record<string, ActionJson>>,
  others: Partial<ActionJson> = {},
): ActionJson => ({ type: 'Scope', runAfter: {}, actions, ...others });
