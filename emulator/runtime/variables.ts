import { TemplateError } from '../expression/errors';
import { type Data, type TypeName, isArray, typeNameOf } from '../expression/value';
import { ActionFailure } from './errors';

/** The types of variables, and the types of the values each takes. */
const TYPES: Readonly<Record<string, readonly TypeName[]>> = {
  String: ['String'],
  Integer: ['Integer'],
  Float: ['Float', 'Integer'],
  Boolean: ['Boolean'],
  Array: ['Array'],
  Object: ['Object'],
};

/**
 * How large a variable may become.
 * @see https://learn.microsoft.com/azure/logic-apps/logic-apps-limits-and-configuration
 */
const LIMITS = { characters: 104_857_600, items: 100_000 };

interface Variable {
  readonly name: string;
  readonly type: string;
  readonly value: Data;
}

/** The variables of a run: one set for all its actions, parallel ones too. */
export class Variables {
  readonly #variables = new Map<string, Variable>();

  initialize(action: string, name: string, type: string, value: Data): void {
    const known = Object.keys(TYPES).find((each) => each.toLowerCase() === type.toLowerCase());
    if (known === undefined) {
      throw new ActionFailure(
        'BadRequest',
        `The variable '${name}' in action '${action}' has the type '${type}', which is none of ` +
          `${Object.keys(TYPES).join(', ')}.`,
      );
    }
    this.#keep(action, { name, type: known, value });
  }

  set(action: string, name: string, value: Data): void {
    this.#keep(action, { ...this.#find(action, name), value });
  }

  /** The value, for a change by an action. */
  get(action: string, name: string): Data {
    return this.#find(action, name).value;
  }

  /** The value, for an expression of an action. */
  read(action: string, name: string): Data {
    const variable = this.#variables.get(name.toLowerCase());
    if (variable === undefined) {
      throw new TemplateError(uninitialized(action, name), 'InvalidVariableOperation');
    }
    return variable.value;
  }

  #find(action: string, name: string): Variable {
    const variable = this.#variables.get(name.toLowerCase());
    if (variable !== undefined) return variable;
    throw new ActionFailure('BadRequest', uninitialized(action, name), 'InvalidVariableOperation');
  }

  #keep(action: string, variable: Variable): void {
    const { name, type, value } = variable;
    const types = TYPES[type] ?? [];
    const given = typeNameOf(value);
    if (given !== 'Null' && !types.includes(given)) {
      throw new ActionFailure(
        'BadRequest',
        `The variable '${name}' of type '${type}' cannot be initialized or updated with value of type '${given}'. ` +
          `The variable '${name}' only supports values of types '${types.join(', ')}'.`,
      );
    }
    const tooMany = isArray(value) && value.length > LIMITS.items;
    const tooLong = typeof value === 'string' && value.length > LIMITS.characters;
    if (tooMany || tooLong) {
      throw new ActionFailure(
        'BadRequest',
        `The variable '${name}' would exceed the limit of ` +
          `${tooMany ? `${LIMITS.items} items` : `${LIMITS.characters} characters`} in action '${action}'.`,
      );
    }
    this.#variables.set(name.toLowerCase(), variable);
  }
}

const uninitialized = (action: string, name: string): string =>
  `The variable '${name}' must be initialized before it can be used inside action '${action}'.`;
