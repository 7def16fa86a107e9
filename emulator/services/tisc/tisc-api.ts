import type { Json } from '../../../workflow/parameter';
import { NotImplementedError } from '../../runtime/errors';
import { isObject } from '../jira/values';
import { TABLES } from '../servicenow/dictionary';
import type { ServiceNowInstance } from '../servicenow/instance';
import type { Row } from '../servicenow/row';
import { TISC_OBSERVABLE } from '../servicenow/tisc-tables';
import { type Request, Service, jsonOf } from '../service';
import { type TiscOptions, entranceOf } from './entrance';
import { testOf } from './filters';
import { refused } from './refused';

const READ_ROLE = 'sn_sec_tisc.api_obs_read_access';
const MOST_ON_PAGE = 1000;

/** Requests to read observables within an hour. */
export const MOST_READING_REQUESTS = 500;

const PARAMETERS = ['observable_filters', 'included_fields', 'page_size', 'page_token'];

/**
 * The reading part of the API of Threat Intelligence Security Center. What a page's token says is nobody's business; here it is the last `sys_id`.
 * @see https://www.servicenow.com/docs/r/api-reference/rest-apis/tisc-api.html
 */
export function tiscApi(options: TiscOptions): Service {
  const enter = entranceOf(options, READ_ROLE);
  const app = new Service('Threat Intelligence Security Center');
  app.post('/api/sn_sec_tisc/v1/threat_intel_data/observables', (request) => {
    enter(request);
    return page(options.instance, bodyOf(request));
  });
  return app;
}

type Body = Readonly<Record<string, Json>>;

function bodyOf(request: Request): Body {
  const body = jsonOf(request.body) as Json | undefined;
  if (!isObject(body)) throw refused('the body is no JSON object');
  const other = Object.keys(body).find((name) => !PARAMETERS.includes(name));
  if (other !== undefined) throw new NotImplementedError(`the parameter '${other}'`);
  return body;
}

function page(instance: ServiceNowInstance, body: Body) {
  const { page_size: size = '100', page_token: token = '' } = body;
  const limit = typeof size === 'string' ? Number(size) : NaN;
  if (!Number.isInteger(limit) || limit < 1 || limit > MOST_ON_PAGE) {
    throw refused(`page_size is a text with a number from 1 to ${MOST_ON_PAGE}`);
  }
  if (typeof token !== 'string') throw refused('page_token is no text');
  const after = token === '' ? '' : Buffer.from(token, 'base64').toString();
  if (token !== '' && !/^[0-9a-f]{32}$/.test(after)) throw refused('page_token is unknown');
  const test = testOf(body['observable_filters']);
  const found = instance
    .rows(TISC_OBSERVABLE)
    .filter((row) => (row['sys_id'] ?? '') > after && test(row))
    .sort((a, b) => ((a['sys_id'] ?? '') < (b['sys_id'] ?? '') ? -1 : 1));
  const shown = found.slice(0, limit);
  const isLast = shown.length === found.length;
  return {
    observables: shown.map((row) => view(row, fieldsOf(body['included_fields']))),
    is_last_page: isLast,
    next_page_token: isLast ? '' : Buffer.from(shown.at(-1)?.['sys_id'] ?? '').toString('base64'),
  };
}

/** The columns that a request wants beside the three that always come. */
function fieldsOf(given: Json | undefined): readonly string[] {
  const observable = isObject(given) ? given['observable'] : undefined;
  const common = isObject(observable) ? observable['common_fields'] : undefined;
  if (!isObject(common)) return [];
  const columns = Object.keys(TABLES[TISC_OBSERVABLE] ?? {});
  if (common['include_all_fields'] === true) return columns;
  const { values } = common;
  return Array.isArray(values) ? values.map(String).filter((name) => columns.includes(name)) : [];
}

/** Times are in ISO form here. */
function view(row: Row, fields: readonly string[]): Readonly<Record<string, string | object>> {
  const columns = TABLES[TISC_OBSERVABLE] ?? {};
  const shown: readonly (readonly [string, string])[] = ['sys_id', 'type', 'value', ...fields].map(
    (name) => {
      const value = row[name] ?? '';
      const isTime = columns[name]?.type === 'date-time' && value !== '';
      return [name, isTime ? `${value.replace(' ', 'T')}Z` : value];
    },
  );
  const values: Readonly<Record<string, string>> = Object.fromEntries(shown);
  return { ...values, attributes: {}, relationships: {} };
}
