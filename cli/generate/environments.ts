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
  /** The kinds of a setting, each with a key of its own constant value that tells them apart. */
  readonly oneOf?: readonly SettingJson[];
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
    : (TYPES[setting.oneOf ? 'object' : (setting.type ?? '')] ?? 'any value');
}

/** What stands in the column of defaults; an object whose parts have defaults of their own shows theirs. */
function defaultOf(setting: SettingJson, isRequired: boolean): string {
  if (setting.default === undefined) return isRequired ? '**required**' : '';
  return setting.properties === undefined ? literal(setting.default) : '';
}

/** A setting of an object, or of some of its kinds. */
interface Row {
  readonly key: string;
  readonly setting: SettingJson;
  readonly isRequired: boolean;
  /** Which kinds have it; nothing where all do. */
  readonly only?: string;
}

const settingsOf = (parent: SettingJson): Row[] =>
  Object.entries(parent.properties ?? {}).map(([key, setting]) => ({
    key,
    setting,
    isRequired: parent.required?.includes(key) === true,
  }));

/** The settings of all kinds: each once, with the kinds that have it where not all do. */
function settingsOfKinds(kinds: readonly SettingJson[]): Row[] {
  const [first = {}] = kinds;
  const [tag = ''] = Object.entries(first.properties ?? {}).flatMap(([key, { const: value }]) =>
    value === undefined ? [] : [key],
  );
  const tagOf = (kind: SettingJson): unknown => kind.properties?.[tag]?.const;
  const same = new Map<string, { readonly row: Row; readonly values: readonly unknown[] }>();
  for (const kind of kinds) {
    for (const row of settingsOf(kind)) {
      const id = row.key === tag ? tag : JSON.stringify(row);
      same.set(id, { row, values: [...(same.get(id)?.values ?? []), tagOf(kind)] });
    }
  }
  const told = kinds.map((kind) => kind.properties?.[tag]?.description ?? '');
  return [...same.values()].map(({ row, values }) => {
    if (row.key === tag) {
      return { ...row, setting: { enum: kinds.map(tagOf), description: told.join('; ') } };
    }
    const only = values.map(literal).join(' and ');
    return values.length === kinds.length ? row : { ...row, only: `with \`${tag}\` ${only}` };
  });
}

function rowsOf(parent: SettingJson, prefix: string): string[] {
  const rows = parent.oneOf ? settingsOfKinds(parent.oneOf) : settingsOf(parent);
  return rows.flatMap(({ key, setting, isRequired, only }) => {
    const path = `${prefix}${key}`;
    const cells = [
      `\`${path}\``,
      typeOf(setting),
      defaultOf(setting, isRequired),
      [setting.description ?? '', ...(only === undefined ? [] : [`(${only})`])].join(' '),
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
