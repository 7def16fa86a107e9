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
    // A property that was there goes to the end.
    const key = keyOf(object, name) ?? name;
    return { ...without(object, key), [key]: args.at(2) };
  },
  addProperty,
  removeProperty: (args) => {
    const [object, name] = [args.object(0), args.text(1)];
    return without(object, keyOf(object, name));
  },
};

const without = (object: DataObject, removed: string | undefined): DataObject =>
  Object.fromEntries(Object.entries(object).filter(([key]) => key !== removed));

function addProperty(args: Arguments): DataObject {
  const [object, name] = [args.object(0), args.text(1)];
  if (keyOf(object, name) === undefined) return { ...object, [name]: args.at(2) };
  throw args.error(
    `expects the property to not exist in the object. Unable to add property '${name}' to '${writeJson(object)}' as it already exists.`,
  );
}
