import { type Check, type Finding, failed, orWell, warning } from '../check';
import { type ServiceNowSubject, isPlain, record } from './subject';

const KEY = /^[0-9a-f]{32}$/;

/** Whether the groups and callers that routes name are there. */
export function peopleChecks(subject: ServiceNowSubject): readonly Check[] {
  const { routes } = subject.settings;
  const groups = [...new Set(routes.flatMap(({ assignmentGroup }) => assignmentGroup ?? []))];
  const callers = [...new Set(routes.flatMap(({ caller }) => caller ?? []))];
  const needs = ['servicenow.sign-in'];
  const check = (id: string, title: string, table: string, names: readonly string[]) =>
    names.length === 0
      ? []
      : [
          {
            id,
            title,
            needs,
            run: async () => {
              const findings = await Promise.all(
                names.map((name) => notFound(subject, table, name)),
              );
              return orWell(findings.flat(), names.join(', '));
            },
          },
        ];
  return [
    ...check(
      'servicenow.groups',
      'the assignment groups of the routes are there',
      'sys_user_group',
      groups,
    ),
    ...check('servicenow.callers', 'the callers of the routes are there', 'sys_user', callers),
  ];
}

async function notFound(
  { client }: ServiceNowSubject,
  table: string,
  name: string,
): Promise<readonly Finding[]> {
  if (!isPlain(name)) {
    return [warning(`'${name}' cannot be looked up by name`, 'write its sys_id into the route')];
  }
  const column = KEY.test(name) ? 'sys_id' : 'name';
  const instance = await client();
  const ask = { query: `${column}=${name}`, fields: ['sys_id', 'name', 'active'], limit: 5 };
  const rows = (await instance.list(table, ask, record)).filter((row) => row[column] === name);
  const active = rows.filter((row) => row['active'] !== 'false');
  if (active.length === 1) return [];
  if (active.length > 1) {
    return [
      warning(
        `${active.length} active records of ${table} are called '${name}', and the instance takes any of them`,
        'write the sys_id of the right one into the route',
      ),
    ];
  }
  if (rows.length > 0) {
    return [
      failed(
        `'${name}' in ${table} is not active`,
        'activate it, or name another one in the route',
      ),
    ];
  }
  return (await instance.count(table)).visible === 0
    ? [
        warning(
          `the account sees no row of ${table}, so that '${name}' is unproven`,
          `let it read ${table}`,
        ),
      ]
    : [
        failed(
          `there is no '${name}' in ${table}, so that tickets go without`,
          'correct the route, or make it there; the name is compared letter by letter',
        ),
      ];
}
