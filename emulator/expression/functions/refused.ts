/**
 * The functions that the runtime is said to have and that are not run here, with the reason: what
 * they give would be guessed.
 * @see https://github.com/Azure/logicapps/blob/master/CHANGELOG.md
 */
export const REFUSED: ReadonlyMap<string, string> = new Map([
  [
    'mergeObjects',
    "nothing published says how it treats objects and arrays inside the two objects; use 'union', which takes the later of two properties",
  ],
  [
    'formatTimeSpan',
    "Microsoft's reference does not describe it; use 'formatDateTime' on a timestamp, or 'div' and 'mod' on 'ticks'",
  ],
  [
    'utf8Length',
    "Microsoft's reference does not describe it; use 'length', which counts characters",
  ],
  [
    'utf16Length',
    "Microsoft's reference does not describe it; use 'length', which counts characters",
  ],
]);

const byLowerCase = new Map(
  [...REFUSED].map(([name, reason]) => [name.toLowerCase(), { name, reason }]),
);

/** Why a function is not run here; undefined for any other name. Letters' case does not matter. */
export function refusalOf(name: string): string | undefined {
  const refused = byLowerCase.get(name.toLowerCase());
  return refused === undefined
    ? undefined
    : `The template function '${refused.name}' is not run here: ${refused.reason}.`;
}
