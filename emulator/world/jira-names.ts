import type { Json } from '../../workflow/parameter';
import type { Category, CustomField, FieldKind } from '../services/jira/options';
import type { Stack } from '../stack';
import { property } from './definitions';

/** What the definitions and parameters of playbooks name of a Jira site. */
export interface JiraNames {
  /** Keys of projects. */
  readonly projects: readonly string[];
  readonly issueTypes: readonly string[];
  readonly components: readonly string[];
  readonly priorities: readonly string[];
  readonly resolutions: readonly string[];
  /** Account ids, or user names in Data Center. */
  readonly people: readonly string[];
  readonly fields: readonly CustomField[];
  /** The ids of fields that transitions set, by the category they lead to. */
  readonly screens: Readonly<Partial<Record<Category, readonly string[]>>>;
}

/** Reads from the definitions and parameters of a stack what its playbooks take for granted in Jira. */
export function jiraNames({ workflows }: Stack): JiraNames {
  const all = workflows.map(
    ({ definition, parameters }) =>
      JSON.parse(
        JSON.stringify([definition.parameters ?? {}, parameters, definition.actions]),
      ) as Json,
  );
  const under = (pattern: RegExp, inner: readonly string[] = []) => [
    ...new Set(valuesUnder(all, pattern).flatMap((value) => namesIn(value, inner))),
  ];
  const isKey = (text: string) => /^[A-Z][A-Z0-9_]+$/.test(text);
  return {
    projects: [
      ...new Set([...under(/^project(s|key|of)?$/i, ['key']).filter(isKey), ...inQueries(all)]),
    ],
    issueTypes: under(/^issue_?types?(of)?$/i, ['name']),
    components: under(/^components?(of)?$/i, ['name']),
    priorities: under(/^priorit(y|ies)(of)?$/i, ['name']),
    resolutions: under(/^resolutions?(of)?$/i, ['name', 'value']),
    people: [...new Set([...under(/^assignees?(of)?$/i, ['accountId', 'name']), ...usersIn(all)])],
    fields: fieldsIn(all),
    screens: screensIn(all),
  };
}

const entriesOf = (value: Json): readonly (readonly [string, Json])[] =>
  typeof value === 'object' && value !== null ? Object.entries(value) : [];

/** The values below keys of a name, wherever they stand. */
const valuesUnder = (value: Json, pattern: RegExp): readonly Json[] =>
  entriesOf(value).flatMap(([key, inner]) => [
    ...(pattern.test(key) && !Array.isArray(value) ? [inner] : []),
    ...valuesUnder(inner, pattern),
  ]);

const isLiteral = (text: string): boolean =>
  text !== '' && !text.startsWith('@') && !text.includes('@{');

/**
 * The names in a value: its text, the texts of a list, what stands under certain keys, or all texts of a table. A declared
 * parameter holds its table under `defaultValue` or `value`.
 */
function namesIn(value: Json, inner: readonly string[]): readonly string[] {
  if (typeof value === 'string') return isLiteral(value) ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((one: Json) => namesIn(one, inner));
  const operand = property(value, 'set');
  if (operand !== undefined) return namesIn(operand, inner);
  const table = property(value, 'defaultValue') ?? property(value, 'value');
  if (table !== undefined && typeof table === 'object') return namesIn(table, inner);
  const held = inner.flatMap((key) => property(value, key) ?? []);
  if (held.length > 0) return held.flatMap((one) => namesIn(one, []));
  return entriesOf(value).flatMap(([key, one]) =>
    key === 'type' || key === 'id' || typeof one !== 'string' ? [] : namesIn(one, []),
  );
}

/** The projects that queries in texts ask for. */
function inQueries(value: Json): readonly string[] {
  if (typeof value !== 'string') return entriesOf(value).flatMap(([, inner]) => inQueries(inner));
  return [...value.matchAll(/\bproject (?:=|in) \(?((?:"[A-Z][A-Z0-9_]+"(?:, ?)?)+)/gi)].flatMap(
    ([, list = '']) => list.match(/[A-Z][A-Z0-9_]+/g) ?? [],
  );
}

/** The custom fields that values are given for; the first literal value says what kind one is of. */
function fieldsIn(value: Json): readonly CustomField[] {
  const found = new Map<string, { kind: FieldKind | undefined; options: Set<string> }>();
  const visit = (inside: Json): void => {
    for (const [key, one] of entriesOf(inside)) {
      if (/^customfield_\d+$/.test(key)) {
        const given = operandOf(one);
        const field = found.get(key) ?? { kind: undefined, options: new Set() };
        field.kind ??= kindOf(given);
        const option = property(given, 'value');
        if (field.kind === 'select' && typeof option === 'string') field.options.add(option);
        found.set(key, field);
      }
      visit(one);
    }
  };
  visit(value);
  return [...found].map(([id, { kind = 'text', options }]) => ({
    id,
    kind,
    ...(kind === 'select' && { options: [...options].filter(isLiteral) }),
  }));
}

/** What an operation of an edit sets a field to, as `[{ set: 5 }]`; a plain value is itself. */
function operandOf(value: Json): Json {
  const [first] = Array.isArray(value) ? (value as readonly Json[]) : [];
  return property(first, 'set') ?? value;
}

/** The people that user fields are given. */
const usersIn = (value: Json): readonly string[] =>
  valuesUnder(value, /^customfield_\d+$/)
    .map(operandOf)
    .filter((one) => kindOf(one) === 'user')
    .flatMap((one) => namesIn(one, ['accountId', 'name', 'value']));

/** What kind of field takes a value; undefined where the value does not tell. */
function kindOf(value: Json): FieldKind | undefined {
  if (typeof value === 'number') return 'number';
  if (typeof value === 'string') return value.startsWith('@') ? undefined : 'text';
  const kind = property(value, 'kind');
  const kinds: readonly FieldKind[] = ['text', 'richText', 'number', 'select', 'user'];
  const named = kinds.find((one) => one === kind);
  if (named !== undefined) return named;
  if (property(value, 'type') === 'doc') return 'richText';
  if (property(value, 'accountId') !== undefined || property(value, 'name') !== undefined) {
    return 'user';
  }
  return property(value, 'value') === undefined ? undefined : 'select';
}

/** The fields that stand in tables by category, and the resolution where there is a table of resolutions. */
function screensIn(all: Json): JiraNames['screens'] {
  const tables = valuesUnder(all, /^(new|indeterminate|done)$/).length > 0 ? [all] : [];
  const of = (category: Category): readonly string[] => [
    ...new Set(
      tables
        .flatMap((table) => valuesUnder(table, new RegExp(`^${category}$`)))
        .flatMap((fields) => entriesOf(fields).map(([id]) => id))
        .filter((id) => id === 'resolution' || /^customfield_\d+$/.test(id)),
    ),
  ];
  const asksForResolution = valuesUnder(all, /^resolution(s|of)$/i).length > 0;
  return {
    new: of('new'),
    indeterminate: of('indeterminate'),
    done: [...new Set([...of('done'), ...(asksForResolution ? ['resolution'] : [])])],
  };
}
