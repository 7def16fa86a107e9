import { appRoleId } from './app-roles';
import { attributeOf } from './attributes';
import { CLOUDS, type Cloud } from './cloud';
import type { Block, Document } from './document';
import { StackError } from './error';
import { madeUpGuid } from './made-up';
import { templateParts } from './template';

/** Values that the deployment gives to Terraform variables, by name. */
export type Variables = Readonly<Record<string, unknown>>;

/** Where blocks are created. */
export interface Deployment {
  readonly cloud: Cloud;
  readonly subscriptionId: string;
  readonly tenantId: string;
}

/** Turns what a synthesized file says into plain values: references become the ids that Azure could have given. */
export class Resolver {
  readonly deployment: Deployment;
  readonly #resolving = new Set<string>();

  constructor(
    readonly document: Document,
    readonly variables: Variables,
  ) {
    this.deployment = this.#deployment();
  }

  /** A value with every reference in it resolved. */
  value(value: unknown, at: string): unknown {
    if (typeof value === 'string') return this.#template(value, at);
    if (Array.isArray(value)) {
      return value.map((item: unknown, index) => this.value(item, `${at}[${index}]`));
    }
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [
        this.text(key, at),
        this.value(item, `${at}.${key}`),
      ]),
    );
  }

  /** A text with every reference in it resolved. */
  text(value: unknown, at: string): string {
    const resolved = this.value(value, at);
    if (typeof resolved === 'string') return resolved;
    throw new StackError(at, `should be a text and is ${JSON.stringify(resolved)}`);
  }

  /** An attribute of a block, configured or computed. */
  attribute(block: Block, name: string): unknown {
    const address = `${block.address}.${name}`;
    if (this.#resolving.has(address)) throw new StackError(address, 'refers to itself');
    this.#resolving.add(address);
    try {
      return attributeOf(block, name, this);
    } finally {
      this.#resolving.delete(address);
    }
  }

  #template(value: string, at: string): unknown {
    const parts = this.#parts(value, at).map((part) =>
      'text' in part ? part.text : this.#expression(part.expression, at),
    );
    if (parts.length === 1) return parts[0];
    return parts
      .map((part) => {
        if (typeof part === 'string' || typeof part === 'number') return String(part);
        throw new StackError(at, `puts ${JSON.stringify(part)} into a text in '${value}'`);
      })
      .join('');
  }

  #parts(value: string, at: string) {
    try {
      return templateParts(value);
    } catch (error) {
      const problem = error instanceof Error ? error.message : String(error);
      throw new StackError(at, `uses ${problem}, which the emulator does not evaluate`);
    }
  }

  #expression(expression: string, at: string): unknown {
    const call = /^(lower|upper)\((.*)\)$/.exec(expression);
    if (call?.[2] !== undefined) {
      const text = this.text(`\${${call[2]}}`, at);
      return call[1] === 'lower' ? text.toLowerCase() : text.toUpperCase();
    }
    const role = /^(data\.azuread_service_principal\.[\w-]+)\.app_role_ids\["([\w.]+)"\]$/.exec(
      expression,
    );
    const principal = this.document.blocks.get(role?.[1] ?? '');
    if (principal !== undefined) return appRoleId(principal, role?.[2] ?? '', at);
    if (!/^[\w.-]+$/.test(expression)) {
      throw new StackError(
        at,
        `has the Terraform expression '\${${expression}}', which the emulator does not evaluate; ` +
          'it knows references to attributes, variables and locals, lower() and upper()',
      );
    }
    const path = expression.split('.');
    if (path[0] === 'var' && path.length === 2) return this.variable(path[1] ?? '', at);
    if (path[0] === 'local' && path.length === 2) return this.#local(path[1] ?? '', at);
    return this.#reference(path, expression, at);
  }

  /** The value of a Terraform variable. */
  variable(name: string, at: string): unknown {
    const declared = this.document.variables[name];
    const value = name in this.variables ? this.variables[name] : declared?.default;
    if (value !== undefined) return value;
    throw new StackError(
      at,
      declared === undefined
        ? `refers to the variable '${name}', which the stack does not declare`
        : `needs the variable '${name}', which has no default; give it a value when loading the stack`,
    );
  }

  #local(name: string, at: string): unknown {
    if (name in this.document.locals)
      return this.value(this.document.locals[name], `local.${name}`);
    throw new StackError(
      at,
      `refers to the local value '${name}', which the stack does not declare`,
    );
  }

  #reference(path: readonly string[], expression: string, at: string): unknown {
    const depth = path[0] === 'data' || path[0] === 'ephemeral' ? 3 : 2;
    const block = this.document.blocks.get(path.slice(0, depth).join('.'));
    const [attribute, ...deeper] = path.slice(depth);
    if (block === undefined) {
      throw new StackError(at, `refers to '${expression}', which the stack does not declare`);
    }
    const value = attribute === undefined ? undefined : this.attribute(block, attribute);
    const found = deeper.reduce(partOf, value);
    if (found !== undefined) return found;
    throw new StackError(
      at,
      `refers to '${expression}'; the emulator resolves single attributes and their parts`,
    );
  }

  #deployment(): Deployment {
    const { azurerm = [], azapi = [] } = this.document.providers;
    const aliased = [...azurerm, ...azapi].find((provider) => 'alias' in provider);
    if (aliased !== undefined) {
      throw new StackError(
        'provider',
        `has the alias '${String(aliased['alias'])}'; the emulator knows one subscription per stack`,
      );
    }
    const settings = { ...azapi[0], ...azurerm[0] };
    const { environment = 'public' } = settings;
    const cloud = typeof environment === 'string' ? CLOUDS[environment] : undefined;
    if (cloud === undefined) {
      throw new StackError(
        'provider.azurerm.environment',
        `is ${JSON.stringify(environment)}; known are ${Object.keys(CLOUDS).join(', ')}`,
      );
    }
    const id = (name: string) =>
      settings[name] === undefined
        ? madeUpGuid(name)
        : this.text(settings[name], `provider.azurerm.${name}`);
    return { cloud, subscriptionId: id('subscription_id'), tenantId: id('tenant_id') };
  }
}

/** A part of an object, by its name. */
const partOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? Reflect.get(value, name)
    : undefined;
