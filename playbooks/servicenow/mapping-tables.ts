import type { TicketMapping } from '../../mappings/servicenow/mapping';
import { CLASSIFICATION_AND_REASON } from '../../systems/sentinel/types';
import type { TicketTable } from '../../systems/servicenow/types';
import type { Table } from '../../workflow/table';
import type { ServiceNowSettings } from './settings';

/** One column of the mappings of all tables that tickets are opened in. */
function set<V extends string | number>(
  name: string,
  { mappings }: ServiceNowSettings,
  rows: (mapping: TicketMapping) => Readonly<Record<string, V>>,
): Table<V> {
  const tables = Object.entries(mappings).map(
    ([table, mapping]) => [table, rows(mapping)] as const,
  );
  return { name, kinds: Object.fromEntries(tables) };
}

/** The mappings as the parameters of a playbook, named after what they give. */
export const mappingTables = (settings: ServiceNowSettings) => ({
  urgencyOf: set('urgencyOf', settings, ({ urgency }) => texts(urgency)),
  impactOf: set('impactOf', settings, ({ impact }) => texts(impact)),
  severityOf: set('severityOf', settings, ({ severity }) => severity),
  stateOf: set('stateOf', settings, ({ state }) => state),
  statusOf: set('statusOf', settings, ({ status }) => status),
  closeCodeOf: set('closeCodeOf', settings, ({ closeCode }) => closeCode),
  classificationOf: set('classificationOf', settings, ({ classification }) =>
    Object.fromEntries(
      Object.entries(classification).map(([code, kind]) => [code, CLASSIFICATION_AND_REASON[kind]]),
    ),
  ),
});

/** ServiceNow gives every value as text, so that is how they are compared. */
const texts = (levels: Readonly<Record<string, number>>): Record<string, string> =>
  Object.fromEntries(Object.entries(levels).map(([key, level]) => [key, String(level)]));

/** The tables that tickets are opened in. */
export const tablesOf = ({ mappings }: ServiceNowSettings): readonly TicketTable[] =>
  (Object.keys(mappings) as TicketTable[]).sort();
