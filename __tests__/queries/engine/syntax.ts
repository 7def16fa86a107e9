/** A node of the syntax tree that Microsoft's parser makes of a query, as far as it is looked at. */
export interface Node {
  readonly ChildCount: number;
  readonly NameInParent?: string;
  /** Of a token, how it is written. */
  readonly Text?: string;
  readonly ResultType?: ResultType;
  GetChild(index: number): Node | null;
}

interface ResultType {
  readonly Name?: string;
  readonly Columns?: {
    readonly Count: number;
    getItem(index: number): { readonly Name: string; readonly Type: { readonly Name: string } };
  };
}

/** What kind of node it is, as `FilterOperator`. */
export const kindOf = (node: Node): string => {
  const { $$name = '' } = node.constructor as { readonly $$name?: string };
  const [first = ''] = $$name.split('$1$');
  return (first.split('.').at(-1) ?? '').split('+').at(-1) ?? '';
};

export const childrenOf = (node: Node): Node[] =>
  Array.from({ length: node.ChildCount }, (_, i) => node.GetChild(i)).flatMap((one) => one ?? []);

/** The child of a name; undefined where the query has none. */
export const findChild = (node: Node, name: string): Node | undefined =>
  childrenOf(node).find((one) => one.NameInParent === name);

export function child(node: Node, name: string): Node {
  const found = findChild(node, name);
  if (found === undefined) throw new Error(`a ${kindOf(node)} without ${name}: ${textOf(node)}`);
  return found;
}

/** The elements of a list, without the commas. */
export const itemsOf = (list: Node): Node[] =>
  childrenOf(list).flatMap((one) =>
    kindOf(one) === 'SeparatedElement' ? childrenOf(one).slice(0, 1) : [one],
  );

/** How a node is written, without spaces. */
export const textOf = (node: Node): string =>
  node.ChildCount === 0 ? (node.Text ?? '') : childrenOf(node).map(textOf).join('');

/** The columns of a node's result with their types, as the parser finds them. */
export function columnsOf(node: Node): readonly (readonly [name: string, type: string])[] {
  const columns = node.ResultType?.Columns;
  if (columns === undefined) throw new Error(`no table: ${textOf(node)}`);
  return Array.from({ length: columns.Count }, (_, i) => {
    const { Name, Type } = columns.getItem(i);
    return [Name, Type.Name] as const;
  });
}
