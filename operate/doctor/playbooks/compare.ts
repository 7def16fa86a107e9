import type { Json } from '../../../workflow/parameter';

/** Where something differs, and how: it was taken out, it is another one, or it came in. */
export interface Difference {
  readonly kind: 'removed' | 'changed' | 'added';
  /** The keys that lead there. */
  readonly path: readonly string[];
}

/**
 * Where a deployed JSON value differs from the one that was declared. A key without a value counts as absent.
 *
 * Terraform's azapi provider does not see what was taken out of a resource (`ignore_missing_property`), nor what came in.
 */
export function differences(
  declared: Json | undefined,
  deployed: Json | undefined,
  path: readonly string[] = [],
): readonly Difference[] {
  const [wanted, found] = [declared ?? undefined, deployed ?? undefined];
  if (wanted === undefined) return found === undefined ? [] : [{ kind: 'added', path }];
  if (found === undefined) return [{ kind: 'removed', path }];
  if (typeof wanted !== 'object' || typeof found !== 'object') {
    return wanted === found ? [] : [{ kind: 'changed', path }];
  }
  if (isList(wanted) !== isList(found)) return [{ kind: 'changed', path }];
  const [before, after] = [entriesOf(wanted), entriesOf(found)];
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key) =>
    differences(before.get(key), after.get(key), [...path, key]),
  );
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

const entriesOf = (value: object): ReadonlyMap<string, Json> => new Map(Object.entries(value));

/** Keys that hold named things: actions by name, parameters by name, … */
const NAMES = new Set(['actions', 'triggers', 'parameters', 'outputs', 'cases']);

/** Where a difference is, as a sentence names it: `the action Create_ticket`, `inputs.uri of the action Create_ticket`. */
export function placeOf(path: readonly string[]): string {
  const last = path.findLastIndex((key, i) => NAMES.has(path[i - 1] ?? '') && key !== '');
  const holder = path[last - 1];
  const name = path[last];
  const inside = path.slice(last + 1).join('.');
  if (holder === undefined || name === undefined) return path.join('.');
  const named = `the ${holder.replace(/s$/, '')} ${name}`;
  return inside === '' ? named : `${inside} of ${named}`;
}
