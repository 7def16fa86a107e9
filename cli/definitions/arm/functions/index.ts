import type { Json } from '../../../../workflow/parameter';
import { madeUpText } from '../../made-up';
import { Unknown, type Value } from '../value';
import { Arguments } from './arguments';
import { collectionFunctions } from './collections';
import { conversionFunctions } from './conversion';
import { dateFunctions } from './dates';
import type { ArmFunction } from './function';
import { logicFunctions } from './logic';
import { numberFunctions } from './numbers';
import { objectFunctions } from './objects';
import { deploymentFunctions } from './deployment';
import { resourceFunctions } from './resources';
import { textFunctions } from './text';
import { uriFunctions } from './uris';

/**
 * The functions by name in lower case; `special.ts` has those that need more than their arguments.
 * @see https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions
 */
const FUNCTIONS: ReadonlyMap<string, ArmFunction> = new Map(
  [
    collectionFunctions,
    conversionFunctions,
    dateFunctions,
    deploymentFunctions,
    logicFunctions,
    numberFunctions,
    objectFunctions,
    resourceFunctions,
    textFunctions,
    uriFunctions,
  ].flatMap((family) =>
    Object.entries(family).map(([name, implementation]) => [name.toLowerCase(), implementation]),
  ),
);

/** The value of a function's call; unknown for a function that is not known here, such as a template's own. */
export function functionNamed(name: string, values: readonly Json[]): Value {
  const implementation = FUNCTIONS.get(name.toLowerCase());
  if (implementation !== undefined) return implementation(new Arguments(name, values));
  return new Unknown(madeUpText(name.slice(name.indexOf('.') + 1)));
}
