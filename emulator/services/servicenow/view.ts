import { choiceLabel } from './choices';
import { columnAt, type Column } from './dictionary';
import type { ServiceNowInstance } from './instance';
import type { Row } from './row';

/** How a request wants records shown. */
export interface ViewOptions {
  readonly displayValue: 'false' | 'true' | 'all';
  readonly excludeReferenceLink: boolean;
  /**
   * Paths to show; unknown ones are left out.
   * @default - every column
   */
  readonly fields?: readonly string[];
  /** The address of the instance, for links to records. */
  readonly origin: string;
  /** Whether journals read as empty. */
  readonly hidesJournals: boolean;
}

type Shown = string | Readonly<Record<string, string>>;

/** A record as the Table API answers it. */
export function view(
  instance: ServiceNowInstance,
  table: string,
  row: Row,
  options: ViewOptions,
): Readonly<Record<string, Shown>> {
  const shown: Record<string, Shown> = {};
  for (const path of options.fields ?? Object.keys(row)) {
    const column = columnAt(table, path);
    if (column !== undefined) shown[path] = field(instance, { table, row, path, column }, options);
  }
  return shown;
}

interface Field {
  readonly table: string;
  readonly row: Row;
  readonly path: string;
  readonly column: Column;
}

function field(instance: ServiceNowInstance, place: Field, options: ViewOptions): Shown {
  const { table, row, path, column } = place;
  const value = instance.value(table, row, path);
  const link =
    column.table !== undefined && value !== '' && !options.excludeReferenceLink
      ? { link: `${options.origin}/api/now/v2/table/${column.table}/${value}` }
      : undefined;
  if (options.displayValue === 'false') return link === undefined ? value : { ...link, value };
  const hidden = column.type === 'journal' && options.hidesJournals;
  const display = hidden ? '' : displayed(instance, place, value);
  if (options.displayValue === 'all') return { display_value: display, ...link, value };
  return link === undefined ? display : { display_value: display, ...link };
}

function displayed(instance: ServiceNowInstance, place: Field, value: string): string {
  const { table, row, path, column } = place;
  if (column.table !== undefined) return value === '' ? '' : instance.display(column.table, value);
  if (column.type === 'journal') return journal(instance, row, path, column.label ?? path);
  return choiceLabel(table, path, value);
}

/** A ticket's journal as one text, the newest entry first. */
function journal(instance: ServiceNowInstance, row: Row, element: string, label: string): string {
  const names = new Map(instance.rows('sys_user').map((user) => [user['user_name'], user['name']]));
  return instance
    .journalOf(row['sys_id'] ?? '')
    .filter((entry) => entry['element'] === element)
    .reverse()
    .map(({ sys_created_on: time = '', sys_created_by: by = '', value = '' }) => {
      return `${time} - ${names.get(by) ?? by} (${label})\n${value}\n\n`;
    })
    .join('');
}
