import { isObject, valueAt } from '../../workflow/lint/json';

/** The part of an address: modules from the outside in, and the resource as its module calls it. */
interface Place {
  readonly modules: readonly string[];
  readonly resource: string;
}

/** An address without the keys of `count` and `for_each`, which the configuration does not have. */
export const withoutKeys = (address: string): string =>
  address.replace(/\[(?:"(?:[^"\\]|\\.)*"|\d+)\]/g, '');

function placeOf(address: string): Place {
  const parts = withoutKeys(address).split('.');
  const modules: string[] = [];
  while (parts[0] === 'module' && parts[1] !== undefined) {
    modules.push(parts[1]);
    parts.splice(0, 2);
  }
  return { modules, resource: parts.join('.') };
}

/** What the code says of attributes whose values are not known yet: what they refer to. */
export class Configuration {
  /**
   * @param json the plan's `configuration`
   * @param shown takes the secrets out of a text of it
   */
  constructor(
    private readonly json: unknown,
    private readonly shown: (text: string) => string,
  ) {}

  /**
   * The resource or variable that an attribute gets its value from, as `azurerm_user_assigned_identity.jira.principal_id`, from the root module's view.
   * Undefined where the code does not say so, or says more than one.
   */
  sourceOf(address: string, attribute: string): string | undefined {
    const source = this.#follow(this.#expression(address, attribute), placeOf(address).modules);
    return source === undefined ? undefined : this.shown(source);
  }

  /** What stands behind the reference that an attribute begins with: `/secrets/x` of `${azurerm_key_vault.vault.id}/secrets/x`. */
  restOf(address: string, attribute: string): string {
    // Of a file in JSON, Terraform gives the text as it stands there.
    const written = valueAt(this.#expression(address, attribute), 'constant_value');
    const [, rest = ''] =
      /^\$\{[^}]*\}([^$]*)$/.exec(typeof written === 'string' ? written : '') ?? [];
    return this.shown(rest);
  }

  #expression(address: string, attribute: string): unknown {
    const { modules, resource } = placeOf(address);
    const found = listAt(this.#module(modules), 'resources').find(
      (each) => valueAt(each, 'address') === resource,
    );
    return valueAt(found, 'expressions', attribute);
  }

  #module(path: readonly string[]): unknown {
    return path.reduce<unknown>(
      (module, name) => valueAt(module, 'module_calls', name, 'module'),
      valueAt(this.json, 'root_module'),
    );
  }

  /** Follows a module's variables to where the caller gets them from. */
  #follow(expression: unknown, modules: readonly string[]): string | undefined {
    // The most specific comes first: `a.b.id` before `a.b`.
    const reference = listAt(expression, 'references').find((each) => typeof each === 'string');
    if (typeof reference !== 'string') return undefined;
    const [, variable] = /^var\.([\w-]+)/.exec(reference) ?? [];
    const caller = modules.slice(0, -1);
    const name = modules.at(-1);
    if (variable !== undefined && name !== undefined) {
      const call = valueAt(this.#module(caller), 'module_calls', name, 'expressions', variable);
      return this.#follow(call, caller) ?? reference;
    }
    return [...modules.map((each) => `module.${each}`), reference].join('.');
  }

  /** The names of the root module's variables that hold secrets. */
  get sensitiveVariables(): ReadonlySet<string> {
    const variables = valueAt(this.json, 'root_module', 'variables');
    return new Set(
      Object.entries(isObject(variables) ? variables : {}).flatMap(([name, variable]) =>
        valueAt(variable, 'sensitive') === true ? [name] : [],
      ),
    );
  }
}

/** The list below some keys; empty where there is none. */
export function listAt(value: unknown, ...keys: readonly string[]): readonly unknown[] {
  const found = valueAt(value, ...keys);
  return Array.isArray(found) ? found : [];
}
