import type { Environment } from '../../../environments/schema';
import {
  CLASSIC_TYPES,
  LONGEST_VALUE,
  MALICIOUS,
  OBSERVABLE_TABLES,
} from '../../../mappings/servicenow/observables';
import type { ObservableKind, ObservableType } from '../../../systems/servicenow/types';
import { type Check, type Finding, failed, orWell } from '../check';
import { hiddenColumns, readColumns } from './dictionary';
import { type ServiceNowSubject, record } from './subject';

const { observables, types, relations } = OBSERVABLE_TABLES;

/** The columns that the playbook reads or writes. */
const COLUMNS: Readonly<Record<string, readonly string[]>> = {
  [observables.table]: [observables.value, observables.type, observables.finding],
  [types.table]: [types.name],
  [relations.table]: [relations.task, relations.observable],
};

/** The types that the values of a kind may be of. */
const TYPES_OF: Readonly<Record<ObservableKind, readonly ObservableType[]>> = {
  ip: ['ipv4', 'ipv6'],
  domain: ['domain'],
  url: ['url'],
  hash: ['md5', 'sha1', 'sha256', 'sha512'],
  sender: ['email'],
  host: ['host'],
};

/** Whether observables of incidents can be recorded and related, where that is wanted. */
export function observableChecks(
  subject: ServiceNowSubject,
  { threatIntelligence }: Environment,
): readonly Check[] {
  const { source, share } = threatIntelligence ?? {};
  if (share === undefined || share.dryRun) return [];
  if (source === 'tisc' && !share.relateOnOpen) return [];
  const needs = ['servicenow.sign-in'];
  return [
    {
      id: 'servicenow.observable-types',
      title: 'the instance has the types of observables that the bridge writes',
      needs,
      run: async () => {
        const wanted = share.filter.types.flatMap((kind) => TYPES_OF[kind]);
        return orWell(await missingTypes(subject, wanted), `${types.table} has all of them`);
      },
    },
    {
      id: 'servicenow.observable-columns',
      title: 'the tables of observables have the columns that the playbook uses',
      needs: ['servicenow.observable-types'],
      run: async () => {
        const findings = await Promise.all(
          Object.entries(COLUMNS).map(([table, columns]) =>
            missingColumns(subject, table, columns),
          ),
        );
        return orWell(findings.flat(), Object.keys(COLUMNS).join(', '));
      },
    },
    ...(source === 'classic'
      ? [
          {
            id: 'servicenow.observable-finding',
            title: 'an observable can be found malicious',
            needs,
            run: async () => orWell(await missingFinding(subject), `'${MALICIOUS}' is a choice`),
          },
        ]
      : []),
  ];
}

async function missingTypes(
  { client, settings }: ServiceNowSubject,
  wanted: readonly ObservableType[],
): Promise<readonly Finding[]> {
  const ask = { query: '', fields: [types.name], limit: 1000 };
  const rows = await (await client()).list(types.table, ask, record);
  if (rows.length === 0) {
    return [
      failed(
        `'${settings.account.user}' sees no row of ${types.table}`,
        'install Threat Intelligence, and give the account the role sn_ti.write',
      ),
    ];
  }
  const known = rows.map((row) => row[types.name]);
  return wanted
    .map((type) => CLASSIC_TYPES[type])
    .filter((name) => !known.includes(name))
    .map((name) =>
      failed(
        `${types.table} has no '${name}', so that such values are refused`,
        'add the type, correct its name in mappings/servicenow/observables.ts, or take its kind out of threatIntelligence.share.filter.types',
      ),
    );
}

async function missingColumns(
  subject: ServiceNowSubject,
  table: string,
  columns: readonly string[],
): Promise<readonly Finding[]> {
  const { names, lengthOf } = await readColumns(subject, [table]);
  if (names === undefined) {
    return [hiddenColumns(table, 'look again once an incident has brought its observables')];
  }
  const length = lengthOf(observables.value) ?? LONGEST_VALUE;
  return [
    ...columns
      .filter((column) => !names.includes(column))
      .map((column) =>
        failed(
          `${table} has no column ${column}, and a query for it finds anything`,
          'correct its name in mappings/servicenow/observables.ts',
        ),
      ),
    ...(length < LONGEST_VALUE
      ? [
          failed(
            `${table}.${observables.value} holds ${length} characters, and longer values are cut without a word`,
            `make it ${LONGEST_VALUE} long in the dictionary of the instance`,
          ),
        ]
      : []),
  ];
}

async function missingFinding({ client }: ServiceNowSubject): Promise<readonly Finding[]> {
  const ask = {
    query: `name=${observables.table}^element=${observables.finding}^inactive=false^language=en`,
    fields: ['name', 'element', 'value'],
    limit: 100,
  };
  const rows = await (await client()).list('sys_choice', ask, record);
  const offered = rows
    .filter((row) => row['name'] === observables.table && row['element'] === observables.finding)
    .map((row) => row['value'] ?? '');
  if (offered.length === 0 || offered.includes(MALICIOUS)) return [];
  return [
    failed(
      `${observables.table}.${observables.finding} has no choice '${MALICIOUS}'; it has ${offered.map((one) => `'${one}'`).join(', ')}`,
      'write one of them as MALICIOUS in mappings/servicenow/observables.ts, or add the choice',
    ),
  ];
}
