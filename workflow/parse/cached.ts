import type { Node } from '../tree';
import { parseTemplate } from './template';

/** How many texts are kept parsed: more than the largest definitions hold. */
const CACHE_SIZE = 10_000;

const cache = new Map<string, Node>();

/**
 * A text's tree, kept for the next time; of too many texts the one kept longest goes first.
 * @throws ParseError where a text is no template
 */
export function parseCached(text: string): Node {
  const known = cache.get(text);
  if (known !== undefined) return known;
  const node = parseTemplate(text);
  if (cache.size >= CACHE_SIZE) {
    for (const oldest of cache.keys()) {
      cache.delete(oldest);
      break;
    }
  }
  cache.set(text, node);
  return node;
}
