import { print } from '../../workflow/print';
import type { Node } from '../../workflow/tree';
import { TemplateError } from './errors';
import { toText } from './text';
import {
  type Data,
  type DataObject,
  isArray,
  isInteger,
  isObject,
  keyOf,
  typeNameOf,
} from './value';

/** One step of a path: `['key']`, or `?['key']` when safe. */
export interface Step {
  readonly key: Data;
  readonly safe: boolean;
}

/**
 * What a step finds in a value.
 *
 * A safe step finds null in null, where a property is missing and outside the bounds of an array. A
 * property of a text or number, and an element by a name, are errors either way.
 * @param path the whole path, for messages
 */
export function select(value: Data, { key, safe }: Step, path: Node): Data {
  if (value === null) {
    if (safe) return null;
    throw notSelected(path, key);
  }
  if (isArray(value)) return element(value, key, safe, path);
  if (isObject(value)) return property(value, key, safe, path);
  throw notSelected(
    path,
    key,
    ` Property selection is not supported on values of type '${typeNameOf(value)}'.`,
  );
}

function element(array: readonly Data[], key: Data, safe: boolean, path: Node): Data {
  if (!isInteger(key)) {
    throw notSelected(path, key, ' Array elements can only be selected using an integer index.');
  }
  const found = array[Number(key)];
  if (found !== undefined) return found;
  if (safe) return null;
  throw failed(path, `array index '${key}' is outside bounds (0, ${array.length - 1}) of array.`);
}

function property(object: DataObject, key: Data, safe: boolean, path: Node): Data {
  if (typeof key !== 'string' && !isInteger(key)) {
    throw notSelected(
      path,
      key,
      ` Properties can only be selected using a name. The provided value is of type '${typeNameOf(key)}'.`,
    );
  }
  const name = toText(key);
  const found = keyOf(object, name);
  if (found !== undefined) return object[found] ?? null;
  if (safe) return null;
  const available = Object.keys(object).join(', ');
  throw failed(path, `property '${name}' doesn't exist, available properties are '${available}'.`);
}

const notSelected = (path: Node, key: Data, why = ''): TemplateError =>
  failed(path, `property '${toText(key)}' cannot be selected.${why}`);

const failed = (path: Node, why: string): TemplateError =>
  new TemplateError(
    `The template language expression '${print(path)}' cannot be evaluated because ${why} Please see https://aka.ms/logicexpressions for usage details.`,
  );
