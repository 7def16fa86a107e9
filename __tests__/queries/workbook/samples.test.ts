import type { Item, Notebook } from '../../../queries/workbook/json/workbook';
import prod from '../../../environments/prod';
import { readQuery } from '../../../queries/read';
import { resourcesOf, synthesized } from '../../constructs/synthesized';

const [workbook] = resourcesOf(synthesized(prod).json, 'azurerm_application_insights_workbook');
const notebook = JSON.parse(String(workbook?.['data_json'])) as Notebook;

/** Every query of the workbook by its file, those of parameters included. */
const queriesIn = (items: readonly Item[]): readonly (readonly [string, string])[] =>
  items.flatMap(({ type, name, content }) => {
    if (type === 3) return [[name, content['query'] as string] as const];
    if (type === 12) return queriesIn(content['items'] as readonly Item[]);
    const parameters = (content['parameters'] ?? []) as readonly { readonly query?: string }[];
    return parameters.flatMap(({ query }) =>
      query === undefined ? [] : [['parameters/playbook', query] as const],
    );
  });

/** A time that only the deployment knows has a date of its own in the file. */
const dated = (query: string): string =>
  query.replace(/datetime\(\$\{[^}]*\}\)/g, 'datetime(2027-01-05T00:00:00Z)');

test.each(queriesIn(notebook.items))(
  'in the file of %s stand the values of prod',
  (path, query) => {
    expect(readQuery(`workbook/${path}.kql`)).toBe(dated(query));
  },
);
