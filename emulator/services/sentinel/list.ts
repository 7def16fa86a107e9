import { Refusal } from '../refusal';
import { azureError } from '../azure-error';
import { at, readFilter } from './odata-filter';

/** The query parameters of a list. */
export interface ListQuery {
  readonly $filter?: string;
  readonly $orderby?: string;
  readonly $top?: string;
  readonly $skipToken?: string;
}

/** The most items on a page, and how many there are unless asked. */
const MAX_PAGE = 1000;
const DEFAULT_PAGE = 50;

/** A page of a list as Azure Resource Manager answers it. */
export interface Page<T> {
  readonly value: readonly T[];
  /** @default - there are no more */
  readonly nextLink?: string;
}

/**
 * A page of resources, filtered and ordered.
 * @param url the whole URL of the request, which a next link repeats
 * @see https://learn.microsoft.com/rest/api/securityinsights/incidents/list
 */
export function listPage<T>(all: readonly T[], query: ListQuery, url: string): Page<T> {
  const size = pageSize(query.$top);
  const from = Number(query.$skipToken ?? 0);
  const found = ordered(filtered(all, query.$filter), query.$orderby);
  const value = found.slice(from, from + size);
  if (from + size >= found.length) return { value };
  const next = new URL(url);
  next.searchParams.set('$skipToken', String(from + size));
  return { value, nextLink: next.href };
}

const badRequest = (message: string) => new Refusal(azureError(400, 'BadRequest', message));

function pageSize(top: string | undefined): number {
  const size = Number(top ?? DEFAULT_PAGE);
  if (Number.isInteger(size) && size > 0 && size <= MAX_PAGE) return size;
  throw badRequest(
    `Invalid value '${String(top)}' for $top: it must be between 1 and ${MAX_PAGE}.`,
  );
}

function filtered<T>(all: readonly T[], filter: string | undefined): readonly T[] {
  if (filter === undefined) return all;
  try {
    return all.filter(readFilter(filter));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw badRequest(`Invalid filter '${filter}': ${error.message}.`);
  }
}

function ordered<T>(all: readonly T[], order: string | undefined): readonly T[] {
  if (order === undefined) return all;
  const [, path, direction = 'asc'] = /^([\w/]+)(?: (asc|desc))?$/.exec(order.trim()) ?? [];
  if (path === undefined) throw badRequest(`Invalid orderby '${order}'.`);
  const sign = direction === 'asc' ? 1 : -1;
  const compare = (a: unknown, b: unknown): number =>
    typeof a === 'number' && typeof b === 'number' ? a - b : String(a) < String(b) ? -1 : 1;
  return [...all].sort((a, b) => {
    const [left, right] = [at(a, path), at(b, path)];
    return left === right ? 0 : sign * compare(left, right);
  });
}
