import { NotImplementedError } from '../../runtime/errors';
import { defenderError } from './errors';

/** A record as answers show it, of which texts can be asked for. */
type Filterable = Readonly<Record<string, string | readonly string[] | null>>;

type Test = (record: Filterable) => boolean;

const EQUALS = /^(\w+) eq '((?:[^']|'')*)'$/;
const STARTS = /^startswith\((\w+),\s*'((?:[^']|'')*)'\)$/;

/**
 * Reads a filter: comparisons by `eq` and `startswith`, joined by `or`.
 * @param names the properties that can be filtered by
 * @throws Refusal with 400 for another property
 * @see https://learn.microsoft.com/defender-endpoint/api/exposed-apis-odata-samples
 */
export function readFilter(filter: string | undefined, names: readonly string[]): Test {
  if (filter === undefined) return () => true;
  const tests = filter.split(' or ').map((part): Test => {
    const [, equal, value = ''] = EQUALS.exec(part) ?? [];
    const [, start, prefix = ''] = STARTS.exec(part) ?? [];
    const name = equal ?? start;
    if (name === undefined) throw new NotImplementedError(`the filter '${part}' of Defender`);
    if (!names.includes(name)) {
      throw defenderError(400, 'BadRequest', `Could not find a property named '${name}'.`);
    }
    const wanted = (equal === undefined ? prefix : value).replaceAll("''", "'");
    return (record) => {
      const own = record[name];
      if (typeof own !== 'string') return false;
      return equal === undefined ? own.startsWith(wanted) : own === wanted;
    };
  });
  return (record) => tests.some((test) => test(record));
}
