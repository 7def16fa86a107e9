import { issueMapping } from '../mappings/jira/issue';
import { withRows } from '../mappings/merge';
import { incidentMapping } from '../mappings/servicenow/incident';
import { securityIncidentMapping } from '../mappings/servicenow/security-incident';
import { STATUSES } from '../systems/sentinel/types';
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

/** What is wrong with the mapping tables of an environment beyond the form of each row. */
export function mappingFindings({ serviceNow, jira }: Partial<EnvironmentInput>): Finding[] {
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
  return [...ofServiceNow, ofJira].flatMap(lawFindings);
}
