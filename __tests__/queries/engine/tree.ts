import '../kql';

/** A node of Microsoft's syntax tree, as far as it is read. */
interface SyntaxNode {
  readonly Kind: number;
  readonly ChildCount: number;
  readonly Text?: string;
  GetChild(index: number): SyntaxNode | null;
}

interface Kusto {
  readonly Language: {
    readonly KustoCode: { Parse(text: string): { readonly Syntax: SyntaxNode } };
    readonly Syntax: { readonly SyntaxKind: Readonly<Record<string, number>> };
  };
}

/** A query's tree without its punctuation. */
export interface Tree {
  /** As Microsoft's parser calls it, as `FilterOperator`. */
  readonly kind: string;
  /** What stands there; of a node with parts, the texts of all of them. */
  readonly text: string;
  readonly parts: readonly Tree[];
}

const { Language } = (globalThis as { Kusto?: Kusto }).Kusto ?? {};
if (!Language) throw new Error('the Kusto parser did not load');
const KINDS = new Map(
  Object.entries(Language.Syntax.SyntaxKind).map(([name, kind]) => [kind, name]),
);

/** Tokens that say something besides where a part ends. */
const TELLING = /^(Identifier|\w+Literal)Token$|^(Asc|Count|Desc|IsFuzzy|Kind)Keyword$/;

function treeOf(node: SyntaxNode): Tree[] {
  const kind = KINDS.get(node.Kind) ?? String(node.Kind);
  const children = Array.from({ length: node.ChildCount }, (_, i) => node.GetChild(i));
  const parts = children.flatMap((child) => (child === null ? [] : treeOf(child)));
  if (kind === 'SeparatedElement') return parts;
  if (/(Token|Keyword)$/.test(kind)) {
    return TELLING.test(kind) ? [{ kind, text: node.Text ?? '', parts: [] }] : [];
  }
  return [{ kind, text: parts.map(({ text }) => text).join(' '), parts }];
}

/** The tree of a query, by Microsoft's own parser. */
export const parsed = (query: string): Tree => {
  const [tree] = treeOf(Language.KustoCode.Parse(query).Syntax);
  if (tree === undefined) throw new Error('the query is empty');
  return tree;
};

/** The part of a kind. */
export function partOf(tree: Tree, kind: string): Tree {
  const found = tree.parts.find((part) => part.kind === kind);
  if (found === undefined) throw new Error(`${tree.kind} has no ${kind}: ${tree.text}`);
  return found;
}

/** The parts of a list. */
export const listIn = (tree: Tree, index = 0): readonly Tree[] =>
  tree.parts.filter(({ kind }) => kind === 'List')[index]?.parts ?? [];
