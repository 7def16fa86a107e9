import { type Data, isArray, isObject } from '../expression/value';
import { DeploymentError } from './errors';

/**
 * The most characters of one expression; text around expressions does not count.
 * @see https://learn.microsoft.com/azure/logic-apps/logic-apps-limits-and-configuration
 */
const LIMIT = 8192;

/** Throws what Azure answers to a part of a definition that holds too long an expression. */
export function refuseLongExpressions(json: Data, path: string): void {
  if (typeof json === 'string') {
    if (json.length > LIMIT) refuseLongest(json, path);
  } else if (isArray(json)) {
    for (const [index, item] of json.entries()) refuseLongExpressions(item, `${path}[${index}]`);
  } else if (isObject(json)) {
    for (const [key, item] of Object.entries(json)) refuseLongExpressions(item, `${path}.${key}`);
  }
}

function refuseLongest(text: string, path: string): void {
  const longest = Math.max(0, ...expressionLengths(text));
  if (longest <= LIMIT) return;
  throw new DeploymentError(
    'InvalidTemplate',
    `The expression at '${path}' has ${longest} characters, and may have ${LIMIT}.`,
  );
}

function expressionLengths(text: string): readonly number[] {
  if (/^@[^@{]/.test(text)) return [text.length - 1];
  return [...text.matchAll(/(?<!@)@\{/g)].map(({ index }) => endOf(text, index + 2) - index - 2);
}

/** Where an expression within text ends: at its closing brace, or with the text; braces in quotes are none. */
function endOf(text: string, start: number): number {
  let isQuoted = false;
  for (let index = start; index < text.length; index++) {
    if (text[index] === "'") isQuoted = !isQuoted;
    else if (text[index] === '}' && !isQuoted) return index;
  }
  return text.length;
}
