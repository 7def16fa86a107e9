import type { Signature } from '../../workflow/functions';
import { TemplateError } from './errors';
import type { Scope } from './scope';
import { OPTIONAL_USAGE, USAGE } from './usage';
import {
  type Data,
  type DataNumber,
  type DataObject,
  isArray,
  isInteger,
  isNumber,
  isObject,
  typeNameOf,
} from './value';

const ORDINALS = ['first', 'second', 'third', 'fourth'] as const;

/**
 * Functions whose place in Microsoft's reference the runtime's messages write in lower case, or
 * with a capital.
 */
const LOWER_CASE =
  /^(startsWith|endsWith|indexOf|lastIndexOf|nthIndexOf|utcNow|formatDateTime|add(Seconds|Minutes|Hours|Days)|dayOf\w+|startOf\w+)$/;
const CAPITAL = /^(addToTime|subtractFromTime|get\w+Time|convert\w+|formatNumber)$/;

/** Where the runtime sends the reader of an error of a function. */
export function usageLink(name: string): string {
  const capital = CAPITAL.test(name) ? name.charAt(0).toUpperCase() + name.slice(1) : name;
  const anchor = LOWER_CASE.test(name) ? name.toLowerCase() : capital;
  return `Please see https://aka.ms/logicexpressions#${anchor} for usage details.`;
}

/** The functions whose error of a wrong count ends without a link. */
const UNLINKED = /^(less|lessOrEquals|greater|greaterOrEquals|dateDifference|\w+Property)$/;

/** The error of a call with too few or too many arguments. */
export function wrongCount({ name, least, most }: Signature, given: number): TemplateError {
  const start = `The template language function '${name}'`;
  const usage = usageOf(name);
  if (usage === undefined) {
    return new TemplateError(
      most === 0
        ? `${start} must not have any parameters.`
        : `${start} must have only one parameter.`,
    );
  }
  const link = UNLINKED.test(name) ? '' : ` ${usageLink(name)}`;
  const none = given === 0 && least === 1 && most === Infinity && !usage.includes('at least one');
  const count = none ? 'no parameters' : `'${given}' ${parameterWord(name, usage)}`;
  return new TemplateError(`${start} ${usage}. The function was invoked with ${count}.${link}`);
}

function usageOf(name: string): string | undefined {
  const optional = OPTIONAL_USAGE.get(name);
  const expected = USAGE.get(name);
  return optional ?? (expected === undefined ? undefined : `expects ${expected}`);
}

/**
 * The runtime writes one word for functions of a single value and another for the rest, with
 * exceptions.
 */
const parameterWord = (name: string, usage: string): string =>
  /expects (one parameter:|at least one)/.test(usage) &&
  !/^(json|first|last|empty|coalesce)$/.test(name)
    ? 'parameters'
    : 'parameter(s)';

/**
 * The evaluated arguments of one call, read by what the function expects; what does not fit is an
 * error.
 */
export class Arguments {
  constructor(
    private readonly signature: Signature,
    readonly values: readonly Data[],
    readonly scope: Scope,
  ) {}

  /** The function's name, as Microsoft's reference spells it. */
  get name(): string {
    return this.signature.name;
  }

  /** An argument of any type; null where it was left out. */
  at(position: number): Data {
    return this.values[position] ?? null;
  }

  /** Whether an argument was given and is not null. */
  has(position: number): boolean {
    return this.at(position) !== null;
  }

  /** Text; anything else is an error that continues "expects its parameter". */
  text(position: number, expected = 'to be of type string'): string {
    const value = this.at(position);
    if (typeof value === 'string') return value;
    throw this.wrongType(position, expected);
  }

  /** Text that may be left out. */
  optionalText(position: number): string | undefined {
    return this.has(position) ? this.text(position) : undefined;
  }

  /** A number that is no Float. */
  integer(position: number): number | bigint {
    const value = this.at(position);
    if (isInteger(value)) return value;
    throw this.wrongType(position, 'to be an integer');
  }

  /** An Integer or a Float. */
  number(position: number): DataNumber {
    const value = this.at(position);
    if (isNumber(value)) return value;
    throw this.wrongType(position, 'to be an integer, a float or a decimal number');
  }

  /** A boolean; anything else is an error that continues "expects its parameter". */
  boolean(position: number, expected: string): boolean {
    const value = this.at(position);
    if (typeof value === 'boolean') return value;
    throw this.wrongType(position, expected);
  }

  /** An array; anything else is an error that continues "expects its parameter". */
  array(position: number, expected = 'to be of type array'): readonly Data[] {
    const value = this.at(position);
    if (isArray(value)) return value;
    throw this.wrongType(position, expected);
  }

  /** Text or an array. */
  sequence(position: number, expected: string): string | readonly Data[] {
    const value = this.at(position);
    if (typeof value === 'string' || isArray(value)) return value;
    throw this.wrongType(position, expected);
  }

  /** An object. */
  object(position: number): DataObject {
    const value = this.at(position);
    if (isObject(value)) return value;
    throw this.wrongType(position, 'to be an object');
  }

  /** The error of an argument whose type does not fit. */
  wrongType(position: number, expected: string): TemplateError {
    const ordinal =
      this.signature.most === 1 ? '' : `${ORDINALS[position] ?? `${position + 1}th`} `;
    const type = typeNameOf(this.at(position));
    return this.error(
      `expects its ${ordinal}parameter ${expected}. The provided value is of type '${type}'. ${usageLink(this.name)}`,
    );
  }

  /** The error of an argument that is of the right type and still cannot be used. */
  notValid(why: string): TemplateError {
    return this.error(`was invoked with a parameter that is not valid. ${why}`);
  }

  /** Any error of this call; the message continues "The template language function 'name'". */
  error(message: string): TemplateError {
    return new TemplateError(`The template language function '${this.name}' ${message}`);
  }
}
