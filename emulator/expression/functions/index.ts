import { type FunctionName, signatureOf, type Signature } from '../../../workflow/functions';
import { collectionFunctions } from './collections';
import { conversionFunctions } from './conversion';
import { dateFunctions } from './dates';
import { encodingFunctions } from './encoding';
import { formFunctions } from './forms';
import type { Implementation } from './function';
import { type LazyImplementation, lazyFunctions } from './lazy';
import { logicFunctions } from './logic';
import { numberFunctions } from './numbers';
import { objectFunctions } from './objects';
import { searchFunctions } from './search';
import { setFunctions } from './sets';
import { textFunctions } from './text';
import { uriFunctions } from './uris';
import { workflowFunctions } from './workflow';
import { xmlFunctions } from './xml';
import { zoneFunctions } from './zones';

/** Every function of the table but the lazy ones; the compiler sees to it that none is missing. */
const strictFunctions: Readonly<
  Record<Exclude<FunctionName, keyof typeof lazyFunctions>, Implementation>
> = {
  ...workflowFunctions,
  ...formFunctions,
  ...textFunctions,
  ...searchFunctions,
  ...collectionFunctions,
  ...setFunctions,
  ...logicFunctions,
  ...conversionFunctions,
  ...encodingFunctions,
  ...xmlFunctions,
  ...uriFunctions,
  ...numberFunctions,
  ...dateFunctions,
  ...zoneFunctions,
  ...objectFunctions,
};

/** A function as the evaluator calls it. */
export type Callable =
  | { readonly signature: Signature; readonly strict: Implementation; readonly lazy?: undefined }
  | {
      readonly signature: Signature;
      readonly lazy: LazyImplementation;
      readonly strict?: undefined;
    };

const implementations: readonly (readonly [string, Implementation])[] =
  Object.entries(strictFunctions);
const lazyImplementations: readonly (readonly [string, LazyImplementation])[] =
  Object.entries(lazyFunctions);

/** By their names as they are spelt, which nearly every call uses, and in lower case. */
const callables: ReadonlyMap<string, Callable> = new Map(
  [
    ...implementations.map(([name, strict]) => ({ name, strict })),
    ...lazyImplementations.map(([name, lazy]) => ({ name, lazy })),
  ].flatMap(({ name, ...rest }): [string, Callable][] => {
    const signature = signatureOf(name);
    if (signature === undefined) return [];
    const callable = { signature, ...rest };
    return [
      [name, callable],
      [name.toLowerCase(), callable],
    ];
  }),
);

/** The function of a name, whose letters' case does not matter; undefined where there is none. */
export const callableOf = (name: string): Callable | undefined =>
  callables.get(name) ?? callables.get(name.toLowerCase());
