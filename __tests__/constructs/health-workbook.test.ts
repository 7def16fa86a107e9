import type { Item, Notebook } from '../../queries/workbook/json/workbook';
import { PARAMETERS, parametersIn } from '../../queries/workbook/parameters';
import { TABS } from '../../queries/workbook/tabs';
import type { EnvironmentInput } from '../../environments';
import pilot from '../../environments/pilot';
import prod from '../../environments/prod';
import { minimal, resourcesOf, synthesized } from './synthesized';

const TYPE = 'azurerm_application_insights_workbook';

const workbookOf = (input: EnvironmentInput) => {
  const [workbook] = resourcesOf(synthesized(input).json, TYPE);
  if (workbook === undefined) throw new Error('there is no workbook');
  return { workbook, notebook: JSON.parse(String(workbook['data_json'])) as Notebook };
};

const { workbook, notebook } = workbookOf(prod);

/** Every item, those within groups included. */
const flat = (items: readonly Item[]): readonly Item[] =>
  items.flatMap((item) => [item, ...flat((item.content['items'] ?? []) as readonly Item[])]);
const items = flat(notebook.items);

const textIn = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The text that follows a name in the workbook of an environment. */
const boundIn = (input: EnvironmentInput, name: string): string => {
  const text = flat(workbookOf(input).notebook.items)
    .map(({ content }) => textIn(content['query']))
    .find((query) => query.includes(`let ${name} = `));
  return new RegExp(`let ${name} = ([^;]*);`).exec(text ?? '')?.[1] ?? '';
};

test('it stands beside the workspace’s workbooks, under a name that stays', () => {
  expect(workbook).toMatchObject({
    category: 'sentinel',
    name: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/),
    source_id: String(workbook['source_id']).toLowerCase(),
  });
  expect(workbookOf(prod).workbook['name']).toBe(workbook['name']);
  expect(workbookOf({ ...prod, name: 'prod2' }).workbook['name']).not.toBe(workbook['name']);
});

test('ids and names are unique', () => {
  const names = items.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  const ids = JSON.stringify(notebook).match(/"(?:id|chartId)":"[^"]+"/g) ?? [];
  expect(ids.length).toBeGreaterThan(TABS.length);
  expect(new Set(ids).size).toBe(ids.length);
});

test('every tab opens a group of its own, and every group has a tab', () => {
  const links = items.flatMap(({ type, content }) =>
    type === 11
      ? (content['links'] as readonly { readonly cellValue: string; readonly subTarget: string }[])
      : [],
  );
  const groups = notebook.items.flatMap(({ type, conditionalVisibility }) =>
    type === 12 ? [conditionalVisibility] : [],
  );
  expect(groups).toStrictEqual(
    links.map(({ cellValue, subTarget }) => ({
      parameterName: cellValue,
      comparison: 'isEqualTo',
      value: subTarget,
    })),
  );
  expect(groups).toHaveLength(6);
});

test('a page for the triage is there where there is one, and only there', () => {
  const pagesOf = ({ items: all }: Notebook) =>
    all.flatMap(({ type, name }) => (type === 12 ? [name] : []));
  expect(pagesOf(workbookOf(pilot).notebook)).toContain('triage');
  const { triage: _triage, threatIntelligence: _intelligence, ...without } = pilot;
  expect(pagesOf(workbookOf(without).notebook)).toStrictEqual(TABS.map(({ name }) => name));
});

test('what the queries read of the parameters is declared, what is declared is read, and all follow the time range', () => {
  const queries = items.flatMap(({ type, content }) => (type === 3 ? [content] : []));
  const choices = items.flatMap(({ type, content }) =>
    type === 9 ? (content['parameters'] as readonly { readonly query?: string }[]) : [],
  );
  const read = [...queries, ...choices].flatMap(({ query }) => parametersIn(textIn(query)));
  expect(new Set(read)).toStrictEqual(new Set(PARAMETERS.map(({ name }) => name)));
  expect(new Set(queries.map((content) => content['timeContextFromParameter']))).toStrictEqual(
    new Set(['TimeRange']),
  );
});

test('it knows the environment’s playbooks, rules, vault, portal, and which incidents the rules let through', () => {
  expect(boundIn(prod, 'Gates'))
    .toBe(`datatable(System: string, Label: string, Severities: dynamic, WithoutTags: dynamic) [
    "ServiceNow", "ServiceNow", dynamic(["High", "Medium", "Low"]), dynamic(["store-app"]),
    "Jira", "Jira", dynamic(["High", "Medium", "Low", "Informational"]), dynamic([])
]`);
  expect(boundIn(prod, 'Vault')).toMatch(/^"kv-bridge-prod-[0-9a-f]{6}"$/);
  expect(boundIn(prod, 'Prefix')).toBe('"Sentinel Bridge prod: "');
  expect(boundIn(prod, 'Portal')).toBe('"https://portal.azure.com"');
  const government = { ...prod, azure: { ...prod.azure, cloud: 'usGovernment' as const } };
  expect(boundIn(government, 'Portal')).toBe('"https://portal.azure.us"');
  const playbooks = items.flatMap(({ type, content }) =>
    type === 9 ? (content['parameters'] as readonly { readonly query?: string }[]) : [],
  );
  const names = JSON.stringify(playbooks).match(/logic-bridge-prod-[a-z-]+/g) ?? [];
  expect(new Set(names).size).toBe(7);
});

test('what ends is a row each: a date, or the Terraform reference to one', () => {
  expect(boundIn(minimal, 'Expiries')).toMatch(
    /\[\n {4}"servicenow-password", "secret", datetime\(2028-01-31T00:00:00Z\), "[^"]+"\n\]$/,
  );
  expect(boundIn(prod, 'Expiries')).toMatch(
    /"store-app-certificate", "certificate", datetime\(\$\{time_offset\.StoreApp_End-e1_[0-9A-F]+\.rfc3339\}\)/,
  );
});

test('what a team calls its tag, Terraform leaves as it is', () => {
  const storeApp = { credential: 'secret', label: '${path.module}' } as const;
  expect(boundIn({ ...minimal, storeApp }, 'Gates')).toContain('dynamic(["$${path.module}"])');
});

test('where no playbook runs, there is nothing to show', () => {
  const { serviceNow: _, ...nothing } = minimal;
  const storeApp = { credential: 'secret', label: 'store-app' } as const;
  expect(resourcesOf(synthesized({ ...nothing, storeApp }).json, TYPE)).toStrictEqual([]);
});
