import type { TicketMapping } from '../../../mappings/servicenow/mapping';
import type { TicketTable } from '../../../systems/servicenow/types';
import { type Check, type Finding, failed, orWell, warning } from '../check';
import { type Row, type ServiceNowSubject, record } from './subject';

const ELEMENTS = ['state', 'close_code', 'urgency', 'impact', 'category'] as const;

/** Whether the instance offers the values that mappings and routes write. */
export const choiceChecks = (subject: ServiceNowSubject): readonly Check[] => [
  {
    id: 'servicenow.choices',
    title: 'the instance offers the states, close codes and categories that the bridge writes',
    needs: ['servicenow.tables'],
    run: async () => {
      const findings = await Promise.all(
        subject.tables.map(([table, mapping]) => unknownChoices(subject, table, mapping)),
      );
      return orWell(findings.flat(), 'all of them');
    },
  },
];

async function unknownChoices(
  { client, settings }: ServiceNowSubject,
  table: TicketTable,
  mapping: TicketMapping,
): Promise<readonly Finding[]> {
  const ask = {
    query: `nameIN${table},task^elementIN${ELEMENTS.join()}^inactive=false^language=en`,
    fields: ['name', 'element', 'value', 'label'],
    limit: 1000,
  };
  const rows = await (await client()).list('sys_choice', ask, record);
  const offered = (element: string): readonly Row[] => {
    const of = (name: string) =>
      rows.filter((row) => row['name'] === name && row['element'] === element);
    // A table's own choices stand in for those of all tasks.
    return of(table).length > 0 ? of(table) : of('task');
  };
  const categories = settings.routes.flatMap((route) =>
    route.table === table && route.category !== undefined ? [route.category] : [],
  );
  const written: Readonly<Record<(typeof ELEMENTS)[number], readonly string[]>> = {
    state: Object.values(mapping.state),
    close_code: Object.values(mapping.closeCode),
    urgency: Object.values(mapping.urgency).map(String),
    impact: Object.values(mapping.impact).map(String),
    category: categories,
  };
  const findings = ELEMENTS.flatMap((element) =>
    missingIn(table, element, [...new Set(written[element])], offered(element)),
  );
  const unread = offered('state').filter(
    (row) => !Object.hasOwn(mapping.status, row['value'] ?? ''),
  );
  return [
    ...findings,
    ...unread.map((row) =>
      warning(
        `${table} has the state ${row['value'] ?? ''} (${row['label'] ?? ''}), which no row of the mapping 'status' has, so that it changes no incident`,
        `add it to serviceNow.mappings.${table}.status`,
      ),
    ),
  ];
}

function missingIn(
  table: TicketTable,
  element: (typeof ELEMENTS)[number],
  written: readonly string[],
  offered: readonly Row[],
): readonly Finding[] {
  if (written.length === 0) return [];
  if (offered.length === 0) {
    return [
      warning(
        `the account sees no choice of ${table}.${element}, so that what the bridge writes is unproven`,
        'let it read sys_choice; `bridge smoke` writes them',
      ),
    ];
  }
  const known = offered.map((row) => row['value'] ?? '');
  return written
    .filter((value) => !known.includes(value))
    .map((value) =>
      failed(
        `${table}.${element} has no choice '${value}'; it has ${known.map((one) => `'${one}'`).join(', ')}`,
        element === 'category'
          ? 'write one of them into the route'
          : `write one of them into serviceNow.mappings.${table}, or add the choice`,
      ),
    );
}
