import { TemplateError } from '../expression/errors';
import type { Data } from '../expression/value';
import type { Json } from '../../workflow/parameter';
import type { DefinitionJson } from '../../workflow/schema';
import { DeploymentError } from './errors';

/** The value of a workflow parameter. */
export interface ParameterValue {
  readonly value: Data;
  /** Whether its type is SecureString or SecureObject. */
  readonly secure: boolean;
}

/** The values of a workflow's parameters: what the deployment gives, else the default. */
export class Parameters {
  readonly #values = new Map<string, ParameterValue>();

  constructor(definition: DefinitionJson, given: Readonly<Record<string, Json>>) {
    const values = new Map(
      Object.entries(given).map(([name, value]) => [name.toLowerCase(), value]),
    );
    for (const [name, { type, defaultValue }] of Object.entries(definition.parameters ?? {})) {
      const key = name.toLowerCase();
      const value = values.get(key) ?? defaultValue;
      values.delete(key);
      if (value === undefined) {
        throw new DeploymentError(
          'InvalidTemplate',
          `The value for the workflow parameter '${name}' is not provided: give it one, or a default.`,
        );
      }
      this.#values.set(key, { value, secure: /^secure/i.test(type) });
    }
    const [undeclared] = values.keys();
    if (undeclared !== undefined) {
      throw new DeploymentError(
        'InvalidTemplate',
        `The workflow parameter '${undeclared}' has a value and is not declared in the definition.`,
      );
    }
  }

  get(name: string): ParameterValue {
    const value = this.#values.get(name.toLowerCase());
    if (value !== undefined) return value;
    throw new TemplateError(`The workflow parameter '${name}' is not found.`);
  }
}
