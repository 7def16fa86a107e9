import {
  CLASSIC_INDICATORS,
  type IntelligenceNames,
  TISC_COLUMNS,
  classicNames,
  tiscNames,
} from '../../../mappings/servicenow/threat-intelligence';
import type { Access } from '../../access';
import { Problem } from '../../problem';
import { type Check, type Finding, failed, orWell, warning } from '../check';
import { type Row, type ServiceNowSubject, record } from './subject';

/** What is looked for: a table, and those of its columns that are read. */
interface Needed {
  readonly table: string;
  readonly columns: readonly string[];
}

/** Of a path through a reference, the column that refers. */
const ownColumn = (path: string): string => path.split('.')[0] ?? path;

function neededOf(names: IntelligenceNames, isClassic: boolean): readonly Needed[] {
  const own = Object.values(names.columns).map(ownColumn);
  const others = isClassic ? [] : Object.values(TISC_COLUMNS);
  return [
    { table: names.table, columns: [...new Set([...own, ...others])] },
    { table: names.types.table, columns: [names.types.column] },
    ...(isClassic
      ? [
          {
            table: CLASSIC_INDICATORS.table,
            columns: Object.values(CLASSIC_INDICATORS.columns).map(ownColumn),
          },
        ]
      : []),
  ];
}

/** Whether the instance keeps its threat intelligence under the names that the playbook reads. */
export function intelligenceChecks(
  subject: ServiceNowSubject,
  { environment }: Access,
): readonly Check[] {
  const { threatIntelligence } = environment;
  if (threatIntelligence === undefined) return [];
  const isClassic = threatIntelligence.source === 'classic';
  const names: IntelligenceNames = isClassic ? classicNames : tiscNames;
  const needed = neededOf(names, isClassic);
  return [
    {
      id: 'servicenow.intelligence-tables',
      title: 'the account reads the tables of threat intelligence',
      needs: ['servicenow.sign-in'],
      run: async () => {
        const findings = await Promise.all(needed.map(({ table }) => unread(subject, table)));
        return orWell(findings.flat(), needed.map(({ table }) => table).join(', '));
      },
    },
    {
      id: 'servicenow.intelligence-columns',
      title: 'the tables of threat intelligence have the columns that the playbook reads',
      needs: ['servicenow.intelligence-tables'],
      run: async () => {
        const findings = await Promise.all(needed.map((one) => missing(subject, one)));
        return orWell(findings.flat(), needed.flatMap(({ columns }) => columns).join(', '));
      },
    },
    {
      id: 'servicenow.intelligence-types',
      title: 'the instance has the types of observables that become indicators',
      needs: ['servicenow.intelligence-tables'],
      run: async () =>
        orWell(await unknownTypes(subject, names), Object.keys(names.kinds).join(', ')),
    },
  ];
}

async function unread({ client, settings }: ServiceNowSubject, table: string): Promise<Finding[]> {
  const { user } = settings.account;
  const fix = `give '${user}' the role that reads it (docs/threat-intelligence.md), or mend the name in mappings/servicenow/threat-intelligence.ts`;
  try {
    const { total, visible } = await (await client()).count(table);
    return total > 0 && visible === 0
      ? [failed(`'${user}' sees none of ${total} rows of ${table}`, fix)]
      : [];
  } catch (error) {
    if (error instanceof Problem && error.obstacle === 'permission')
      return [failed(error.found, fix)];
    throw error;
  }
}

const FIX = 'mend the name in mappings/servicenow/threat-intelligence.ts';

async function missing(subject: ServiceNowSubject, { table, columns }: Needed): Promise<Finding[]> {
  const rows = await read(subject, 'sys_dictionary', `name=${table}`, ['name', 'element']);
  const known = rows?.filter((row) => row['name'] === table).map((row) => row['element'] ?? '');
  if (known === undefined || known.length === 0) {
    return [
      warning(
        `the account may not read the dictionary, so that the columns of ${table} are unproven`,
        'give it the role personalize_read_dictionary',
      ),
    ];
  }
  return columns
    .filter((column) => !known.includes(column))
    .map((column) => failed(`${table} has no column ${column}`, FIX));
}

async function unknownTypes(
  subject: ServiceNowSubject,
  { types, kinds }: IntelligenceNames,
): Promise<Finding[]> {
  const rows = (await read(subject, types.table, '', [types.column])) ?? [];
  const known = rows.map((row) => row[types.column] ?? '');
  return Object.keys(kinds)
    .filter((type) => !known.includes(type))
    .map((type) => failed(`${types.table} has no type '${type}'; it has ${known.join(', ')}`, FIX));
}

/** Rows of a table; undefined where the account may not read it. */
async function read(
  { client }: ServiceNowSubject,
  table: string,
  query: string,
  fields: readonly string[],
): Promise<readonly Row[] | undefined> {
  try {
    return await (await client()).list(table, { query, fields: [...fields], limit: 1000 }, record);
  } catch (error) {
    if (error instanceof Problem && error.obstacle === 'permission') return undefined;
    throw error;
  }
}
