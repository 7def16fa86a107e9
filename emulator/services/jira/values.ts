import type { Json } from '../../../workflow/parameter';
import { jsonOf } from '../service';
import { jiraError } from './errors';

/** An object of JSON. */
export type JsonObject = Readonly<Record<string, Json>>;

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);

/** A property that is text; undefined where it is none. */
export function textAt(value: Json | undefined, key: string): string | undefined {
  const found = isObject(value) ? value[key] : undefined;
  return typeof found === 'string' ? found : undefined;
}

/** A property as text; empty where it is neither text nor a number. */
export function shownAt(value: JsonObject, key: string): string {
  const found = value[key];
  return typeof found === 'string' || typeof found === 'number' ? String(found) : '';
}

/** The object in a request's body. @throws Refusal with 400 where it is none */
export function objectOf(body: unknown): JsonObject {
  const value = jsonOf(body) as Json | undefined;
  if (isObject(value)) return value;
  throw jiraError(400, ['There was an error parsing JSON. Check that your request body is valid.']);
}
