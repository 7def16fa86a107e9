import { readFileSync } from 'node:fs';
import { runInThisContext } from 'node:vm';
import { type ColumnType, TABLES } from '../../queries/tables';
import type { Node } from './engine/syntax';

/** A list of the parser's own kind. */
interface List<T> {
  readonly Count: number;
  getItem(index: number): T;
}

interface Code {
  readonly Syntax: Node;
  GetDiagnostics(): List<{ readonly Severity: string; readonly Message: string }>;
  readonly ResultType: {
    readonly Columns: List<{ readonly Name: string; readonly Type: { readonly Name: string } }>;
  };
}

/** What is used of Microsoft's Kusto parser, which puts itself into a global. */
interface KustoLanguage {
  readonly KustoCode: { ParseAndAnalyze(text: string, globals: unknown): Code };
  readonly GlobalState: { readonly Default: { WithDatabase(database: unknown): unknown } };
  readonly Symbols: {
    readonly TableSymbol: {
      readonly $ctor7: new (name: string, schema: string, description: null) => unknown;
    };
    readonly DatabaseSymbol: {
      readonly $ctor2: new (
        name: string,
        alternateName: null,
        tables: unknown[],
        isOpen: boolean,
      ) => unknown;
    };
  };
}

/** Runs a script in Node's own context: in Jest's, every use of a global is slow, and each test file would load it anew. */
const run = (script: string): unknown => runInThisContext(script);

if (run('typeof Kusto') === 'undefined') {
  for (const file of ['bridge.min.js', 'Kusto.Language.Bridge.min.js']) {
    run(readFileSync(require.resolve(`@kusto/language-service-next/${file}`), 'utf8'));
  }
}
const { GlobalState, KustoCode, Symbols } = run('Kusto.Language') as KustoLanguage;

const schemaOf = (table: Readonly<Record<string, ColumnType>>): string =>
  `(${Object.entries(table)
    .map(([name, type]) => `${name}:${type}`)
    .join(', ')})`;

const tables = Object.entries(TABLES).map(
  ([name, table]) => new Symbols.TableSymbol.$ctor7(name, schemaOf(table), null),
);
const database = new Symbols.DatabaseSymbol.$ctor2('Workspace', null, tables, false);
const globals = GlobalState.Default.WithDatabase(database);

const itemsOf = <T>(list: List<T>): T[] =>
  Array.from({ length: list.Count }, (_, i) => list.getItem(i));

/** What Microsoft's parser says of a query over our tables: its complaints, and the columns of its result. */
export function analyze(query: string): { complaints: string[]; columns: Record<string, string> } {
  const code = KustoCode.ParseAndAnalyze(query, globals);
  return {
    complaints: itemsOf(code.GetDiagnostics()).map(({ Message }) => Message),
    columns: Object.fromEntries(
      itemsOf(code.ResultType.Columns).map(({ Name, Type }) => [Name, Type.Name]),
    ),
  };
}

/** The syntax tree of a query over our tables. */
export function parse(query: string): Node {
  const known = trees.get(query);
  if (known !== undefined) return known;
  const tree = KustoCode.ParseAndAnalyze(query, globals).Syntax;
  trees.set(query, tree);
  return tree;
}

/** The trees of the queries that are run: most are run several times, and parsing takes longer than running. */
const trees = new Map<string, Node>();
