import { inspect } from 'node:util';
import * as z from 'zod';
import { nearest } from '../workflow/lint/nearest';

const KINDS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  boolean: 'true or false',
  object: 'an object',
  array: 'a list',
  record: 'an object',
};

const kindOf = (value: unknown): string =>
  value === null ? 'null' : (KINDS[Array.isArray(value) ? 'array' : typeof value] ?? typeof value);

const didYouMean = (word: string, known: readonly string[]): string => {
  const meant = nearest(word, known);
  return meant === undefined ? '' : `; did you mean '${meant}'?`;
};

function notAllowed(input: unknown, values: readonly unknown[]): string {
  const [only, ...others] = values;
  if (others.length === 0) return `is not allowed; write ${inspect(only)}`;
  const texts = values.filter((value) => typeof value === 'string');
  return `is none of ${values.map((value) => inspect(value)).join(', ')}${didYouMean(String(input), texts)}`;
}

function unknownSetting(key: string, known: readonly string[]): string {
  return `is no setting${didYouMean(key, known) || `; the settings here are ${known.join(', ')}`}`;
}

/** Of the kinds that a setting has, the one that is written is none. */
function noVariant({
  discriminator = '',
  input,
  options,
}: z.core.$ZodRawIssue<z.core.$ZodIssueInvalidUnion>): string | undefined {
  const values = Array.isArray(options) ? options : [];
  if (values.length === 0 || typeof input !== 'object' || input === null) return undefined;
  const given: unknown = Reflect.get(input, discriminator);
  return given === undefined
    ? `is missing; write one of ${values.map((value) => inspect(value)).join(', ')}`
    : notAllowed(given, values);
}

/**
 * What is wrong, in place of zod's own words: the rest of a sentence that starts with the value.
 *
 * Several unknown keys of one object make one issue; each gets a line, in the order of the keys.
 */
export const explain: z.core.$ZodErrorMap = (issue) => {
  const schema: unknown = issue.inst;
  const description = schema instanceof z.ZodType ? schema.description : undefined;
  const right = description === undefined ? '' : `; give ${description}`;
  if (issue.code === 'unrecognized_keys') {
    const known = schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
    return issue.keys.map((key) => unknownSetting(key, known)).join('\n');
  }
  if (issue.input === undefined) return `is missing${right}`;
  if (issue.code === 'invalid_type') {
    return `is ${kindOf(issue.input)}, not ${KINDS[issue.expected] ?? issue.expected}${right}`;
  }
  if (issue.code === 'invalid_union') return noVariant(issue);
  return issue.code === 'invalid_value' ? notAllowed(issue.input, issue.values) : undefined;
};
