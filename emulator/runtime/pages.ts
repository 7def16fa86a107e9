import { type Data, isArray, isObject } from '../expression/value';
import type { CompiledAction } from './compile';
import type { Outcome } from './record';

/** A page of a list, and where the next one is. */
interface Page {
  readonly items: readonly Data[];
  /** Undefined on the last page. */
  readonly next: string | undefined;
}

/**
 * The outcome of a call with the items of further pages, as many as the action's `paginationPolicy` asks for at least; whole
 * pages are kept, and what else the pages hold is left out. A page that fails, fails the action.
 * @see https://learn.microsoft.com/azure/logic-apps/logic-apps-exceed-default-page-size-with-pagination
 */
export async function withPages(
  { json }: CompiledAction,
  first: Outcome,
  get: (address: string) => Promise<Outcome>,
): Promise<Outcome> {
  const wanted = json.runtimeConfiguration?.paginationPolicy?.minimumItemCount;
  let page = pageOf(first);
  if (wanted === undefined || page === undefined) return first;
  const items = [...page.items];
  let last = first;
  while (page?.next !== undefined && items.length < wanted) {
    last = await get(page.next);
    if (last.status !== 'Succeeded') return last;
    page = pageOf(last);
    items.push(...(page?.items ?? []));
  }
  const { outputs = null } = last;
  return { ...last, outputs: { ...(isObject(outputs) ? outputs : {}), body: { value: items } } };
}

function pageOf({ status, outputs = null }: Outcome): Page | undefined {
  const body = status === 'Succeeded' && isObject(outputs) ? (outputs['body'] ?? null) : null;
  if (!isObject(body)) return undefined;
  const items = body['value'] ?? null;
  const next = body['@odata.nextLink'] ?? body['nextLink'];
  if (!isArray(items)) return undefined;
  return { items, next: typeof next === 'string' && next !== '' ? next : undefined };
}
