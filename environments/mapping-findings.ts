import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod';
import { issueMapping } from '../mappings/jira/issue';
import { withRows } from '../mappings/merge';
import { incidentMapping } from '../mappings/servicenow/incident';
import { securityIncidentMapping } from '../mappings/servicenow/security-incident';
import { STATUSES } from '../systems/sentinel/types';
import { TICKET_TABLES } from '../systems/servicenow/types';
import { type Finding, finding } from './finding';
import type { EnvironmentInput } from './schema';

/** A table there and its table back, as they are once the environment's rows are laid over the defaults. */
interface RoundTrip {
  readonly path: readonly string[];
  readonly there: Readonly<Record<string, string>>;
  readonly back: Readonly<Record<string, string>>;
  readonly backName: string;
}

type Rows = Readonly<Record<string, Readonly<Record<string, unknown>> | undefined>>;

/** The law of the status tables: across and back gives the same status, or both sides would change each other for ever. */
const lawFindings = ({ path, there, back, backName }: RoundTrip): Finding[] =>
  STATUSES.flatMap((status) => {
    const across = there[status] ?? '';
    const returned = back[across];
    if (returned === status) return [];
    return [
      finding(
        [...path, status],
        across,
        `comes back as ${returned === undefined ? 'nothing' : `'${returned}'`}, not as '${status}'; give ${backName} a row '${across}': '${status}', or map ${status} to another value`,
      ),
    ];
  });

const startsWith = (path: readonly PropertyKey[], start: readonly PropertyKey[]): boolean =>
  start.every((key, index) => path[index] === key);

const routesSchema = z.array(
  z.object({ table: z.string().default('incident') }).catch({ table: 'incident' }),
);

/** Rows for a table that no route opens tickets in: most likely the route forgot to name it. */
function unusedFindings({ serviceNow }: Partial<EnvironmentInput>): Finding[] {
  const routes = routesSchema.safeParse(serviceNow?.routes).data;
  // What is no list of routes is told by the schema.
  if (routes === undefined) return [];
  const opened = routes.map(({ table }) => table);
  return Object.entries(serviceNow?.mappings ?? {}).flatMap(([table, rows]) => {
    if (!TICKET_TABLES.some((known) => known === table) || opened.includes(table)) return [];
    return [
      finding(
        ['serviceNow', 'mappings', table],
        rows,
        `is for a table that no route opens tickets in; give a route \`table: '${table}'\`, or drop the rows`,
      ),
    ];
  });
}

const prioritiesSchema = z.array(
  z
    .object({ project: z.string(), priorities: z.record(z.string(), z.unknown()).default({}) })
    .nullable()
    .catch(null),
);

/** Routes of one project that disagree on its priorities: an issue does not say which of them it took. */
function priorityFindings({ jira }: Partial<EnvironmentInput>): Finding[] {
  const routes = prioritiesSchema.safeParse(jira?.routes).data ?? [];
  return routes.flatMap((route, index) => {
    const first = routes.find((other) => other?.project === route?.project);
    if (!route || !first || isDeepStrictEqual(route.priorities, first.priorities)) return [];
    return [
      finding(
        ['jira', 'routes', index, 'priorities'],
        route.priorities,
        `is not what routes[${routes.indexOf(first)}] says of the same project '${route.project}'; write the same rows into each`,
      ),
    ];
  });
}

/**
 * What is wrong with the mapping tables of an environment beyond the form of each row.
 * @param told what is wrong with the form: a table with such a fault is not followed across and back as well
 */
export function mappingFindings(
  input: Partial<EnvironmentInput>,
  told: readonly Finding[],
): Finding[] {
  const { serviceNow, jira } = input;
  const tables = { incident: incidentMapping, sn_si_incident: securityIncidentMapping };
  const ofServiceNow = Object.entries(tables).map(([table, mapping]): RoundTrip => {
    const changes = (serviceNow?.mappings as Readonly<Record<string, Rows>> | undefined)?.[table];
    const { state, status } = withRows(mapping, changes);
    const path = ['serviceNow', 'mappings', table, 'state'];
    return { path, there: state, back: status, backName: 'status' };
  });
  const { category, status } = withRows(issueMapping, jira?.mappings as Rows | undefined);
  const ofJira: RoundTrip = {
    path: ['jira', 'mappings', 'category'],
    there: category,
    back: status,
    backName: 'status',
  };
  const unused = [...unusedFindings(input), ...priorityFindings(input)];
  const all = [...told, ...unused].map(({ path }) => path);
  const sound = [...ofServiceNow, ofJira].filter(
    ({ path }) => !all.some((other) => startsWith(other, path.slice(0, -1))),
  );
  return [...unused, ...sound.flatMap(lawFindings)];
}
