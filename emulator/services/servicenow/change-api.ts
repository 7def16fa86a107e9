import { type Request, Service, jsonOf } from '../service';
import { type Account, accountOf, byCredentials, may, serviceNowError } from './access';
import { TABLES } from './dictionary';
import { type Row, WriteRefused } from './row';
import type { TableApiOptions } from './table-api';
import { view } from './view';

const TABLE = 'change_request';

/**
 * The Change Management API of a ServiceNow instance, as far as it raises, reads and moves normal and emergency changes.
 * @see https://www.servicenow.com/docs/r/api-reference/rest-apis/change-management-api.html
 */
export function changeApi({ instance, tokens, origin, ...props }: TableApiOptions): Service {
  const accounts = byCredentials(props.accounts);
  const app = new Service('ServiceNow changes');
  const base = '/api/sn_chg_rest/v1/change';

  const shown = (row: Row, ignored?: readonly string[]) => ({
    result: {
      ...view(instance, TABLE, row, {
        displayValue: 'all',
        excludeReferenceLink: true,
        origin,
        hidesJournals: props.hidesJournals ?? false,
      }),
      ...(ignored !== undefined && { __meta: { ignoredFields: ignored } }),
    },
  });
  const enter = (request: Request, what: 'read' | 'write'): Account => {
    const account = accountOf(request, accounts, tokens);
    if (may(account, what, TABLE)) return account;
    throw serviceNowError(403, 'User Not Authorized', 'Failed API level ACL Validation');
  };
  const rowOf = ({ params }: Request): Row => {
    const { id = '' } = params as Readonly<Record<string, string>>;
    const row = instance.row(TABLE, id);
    if (row !== undefined) return row;
    throw serviceNowError(404, 'Record not found', `There is no change with the sys_id ${id}`);
  };

  for (const type of ['normal', 'emergency']) {
    app.post(`${base}/${type}`, (request) => {
      const { userName } = enter(request, 'write');
      const { fields, ignored } = fieldsOf(request);
      const row = attempt(() => instance.insert(TABLE, { ...fields, type }, userName));
      // The type is the address's, which no field can overrule.
      const typed = { ...row, type };
      instance.keep(TABLE, typed, userName);
      return shown(typed, ignored);
    });
  }
  app.get(`${base}/:id`, (request) => {
    enter(request, 'read');
    return shown(rowOf(request));
  });
  app.patch(`${base}/:id`, (request) => {
    const { userName } = enter(request, 'write');
    const { fields, ignored } = fieldsOf(request);
    const before = rowOf(request);
    return shown(
      attempt(() => instance.update(TABLE, before, fields, userName)),
      ignored,
    );
  });
  return app;
}

/** The fields of a body that a change has, and the names of those that it has not. */
function fieldsOf(request: Request): { readonly fields: Row; readonly ignored: readonly string[] } {
  const body = jsonOf(request.body);
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw serviceNowError(400, 'Exception while reading request', 'The payload is not valid JSON.');
  }
  const columns = TABLES[TABLE] ?? {};
  const given = Object.entries(body).map(([name, value]): readonly [string, string] => [
    name,
    typeof value === 'string' ? value : JSON.stringify(value),
  ]);
  const isTaken = (name: string) => columns[name] !== undefined && columns[name].readOnly !== true;
  return {
    fields: Object.fromEntries(given.filter(([name]) => isTaken(name))),
    ignored: given.map(([name]) => name).filter((name) => !isTaken(name)),
  };
}

function attempt(write: () => Row): Row {
  try {
    return write();
  } catch (error) {
    if (!(error instanceof WriteRefused)) throw error;
    throw serviceNowError(403, 'Operation Failed', error.message);
  }
}
