import * as z from 'zod';
import { settingsSchema } from '../../environments/schema';

/** The part of JSON Schema that the settings come out as. */
interface SettingJson {
  readonly type?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly items?: SettingJson;
  readonly properties?: Readonly<Record<string, SettingJson>>;
  readonly required?: readonly string[];
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'number',
  boolean: '`true`, `false`',
  object: 'object',
};

const literal = (value: unknown): string =>
  `\`${typeof value === 'string' ? `'${value}'` : JSON.stringify(value)}\``;

function typeOf(setting: SettingJson): string {
  if (setting.items !== undefined) return `list of ${typeOf(setting.items)}`;
  const values = setting.enum ?? (setting.const === undefined ? [] : [setting.const]);
  return values.length > 0
    ? values.map(literal).join(', ')
    : (TYPES[setting.type ?? ''] ?? 'any value');
}

/** What stands in the column of defaults; an object whose parts have defaults of their own shows theirs. */
function defaultOf(setting: SettingJson, isRequired: boolean): string {
  if (setting.default === undefined) return isRequired ? '**required**' : '';
  return setting.properties === undefined ? literal(setting.default) : '';
}

function rowsOf(parent: SettingJson, prefix: string): string[] {
  return Object.entries(parent.properties ?? {}).flatMap(([key, setting]) => {
    const path = `${prefix}${key}`;
    const cells = [
      `\`${path}\``,
      typeOf(setting),
      defaultOf(setting, parent.required?.includes(key) === true),
      setting.description ?? '',
    ];
    return [
      `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`,
      ...rowsOf(setting.items ?? setting, setting.items === undefined ? `${path}.` : `${path}[].`),
    ];
  });
}

const settingsTable = (): string =>
  [
    '| setting | type | default | meaning |',
    '| --- | --- | --- | --- |',
    ...rowsOf(z.toJSONSchema(settingsSchema, { io: 'input' }) as SettingJson, ''),
  ].join('\n');

const BEGIN = '<!-- generated from environments/schema.ts -->\n\n<!-- prettier-ignore-start -->';
const END = '<!-- prettier-ignore-end -->';

/** The page on environments with its table renewed; the text around the table is written by hand. */
export function environmentsPage(page: string): string {
  const begin = page.indexOf(BEGIN);
  const end = page.indexOf(END, begin);
  if (begin < 0 || end < 0) {
    throw new Error(
      `docs/environments.md: the table's place is gone; put the lines '${BEGIN}' and '${END}' back`,
    );
  }
  return `${page.slice(0, begin)}${BEGIN}\n\n${settingsTable()}\n\n${page.slice(end)}`;
}
