import type { Arguments } from '../arguments';
import { writeJson } from '../json';
import { type DataObject, keyOf } from '../value';
import type { Family } from './function';

/**
 * The functions that give an object with one property more, less or changed; names match without
 * regard to case.
 */
export const objectFunctions: Family<'setProperty' | 'addProperty' | 'removeProperty'> = {
  setProperty: (args) => {
    const [object, name] = [args.object(0), args.text(1)];
    return { ...object, [keyOf(object, name) ?? name]: args.at(2) };
  },
  addProperty,
  removeProperty: (args) => {
    const [object, name] = [args.object(0), args.text(1)];
    const removed = keyOf(object, name);
    return Object.fromEntries(Object.entries(object).filter(([key]) => key !== removed));
  },
};

function addProperty(args: Arguments): DataObject {
  const [object, name] = [args.object(0), args.text(1)];
  if (keyOf(object, name) === undefined) return { ...object, [name]: args.at(2) };
  throw args.error(
    `expects the property to not exist in the object. Unable to add property '${name}' to '${writeJson(object)}' as it already exists.`,
  );
}
