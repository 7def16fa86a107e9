import { http } from '../../workflow/actions';
import type { Action } from '../../workflow/definition';
import type { Expr } from '../../workflow/tree';
import type { ServiceNowContext } from './calls';

/** The most observables on a page. */
export const MOST_ON_PAGE = 1000;

/**
 * A page of observables. They are sorted by `sys_id`, whenever they were changed.
 * @see https://www.servicenow.com/docs/r/api-reference/rest-apis/tisc-api.html
 */
export interface ObservablesPage<T> {
  readonly observables: readonly T[];
  readonly is_last_page: boolean;
  readonly next_page_token: string | null;
}

/** Which observables are asked for. */
export interface ObservablesQuery {
  /** The time from which on they were changed, in UTC as `2026-01-31T23:59:59Z`. */
  readonly changedFrom: Expr<string>;
  /** What the page before has named; an empty text for the first page. */
  readonly token: Expr<string>;
  readonly limit: number;
  readonly fields: readonly string[];
}

/**
 * Reads a page of the observables of Threat Intelligence Security Center, which come de-duplicated. An instance lets it be asked 500 times an hour.
 * @see https://www.servicenow.com/docs/r/api-reference/rest-apis/tisc-api.html
 */
export const listObservables = <T>(
  name: string,
  { instance, authentication }: ServiceNowContext,
  { changedFrom, token, limit, fields }: ObservablesQuery,
): Action<ObservablesPage<T>> =>
  http<ObservablesPage<T>>(name, {
    method: 'POST',
    uri: `${instance}/api/sn_sec_tisc/v1/threat_intel_data/observables`,
    headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
    authentication,
    body: {
      observable_filters: {
        boolean_operator: 'AND',
        filters: [{ field_name: 'sys_updated_on', operator: '>=', field_value: changedFrom }],
      },
      included_fields: {
        observable: { common_fields: { include_all_fields: false, values: fields } },
      },
      page_size: String(limit),
      page_token: token,
    },
    idempotent: true,
    needs: [],
  });
