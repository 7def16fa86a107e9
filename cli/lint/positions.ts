/** A place in a text; both count from 1, a column in UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Where a part of a JSON text stands, and the parts in it. */
export interface Place {
  /** The characters before it; those before its name where it is a property. */
  readonly offset: number;
  readonly members?: ReadonlyMap<string, Place>;
  readonly items?: readonly Place[];
}

/** Finds the positions of the parts of a text by the keys that lead there. */
export function locator(
  text: string,
  root: Place,
): (keys: readonly (string | number)[]) => Position {
  let starts: readonly number[] | undefined;
  return (keys) => {
    starts ??= lineStarts(text);
    return positionOf(starts, placeAt(root, keys).offset);
  };
}

/** The place below some keys, or the last one on the way that there is. */
function placeAt(root: Place, keys: readonly (string | number)[]): Place {
  let place = root;
  for (const key of keys) {
    const next = typeof key === 'number' ? place.items?.[key] : place.members?.get(key);
    if (next === undefined) break;
    place = next;
  }
  return place;
}

const lineStarts = (text: string): readonly number[] => [
  0,
  ...Array.from(text.matchAll(/\r\n|\r|\n/g), ({ index, 0: end }) => index + end.length),
];

/** The last line that starts at or before an offset. */
function positionOf(starts: readonly number[], offset: number): Position {
  let first = 0;
  let last = starts.length - 1;
  while (first < last) {
    const middle = Math.ceil((first + last) / 2);
    if ((starts[middle] ?? 0) <= offset) first = middle;
    else last = middle - 1;
  }
  return { line: first + 1, column: offset - (starts[first] ?? 0) + 1 };
}
