import { type Expr, type Node, type Value, expr, nodeOf } from './tree';

/**
 * Text with expressions in it: text`Incident ${incident.title}`. A null prints as the empty text.
 *
 * Only text and numbers can stand in it: a boolean would print as `True`, an object as JSON.
 */
export function text(
  strings: TemplateStringsArray,
  ...values: Value<string | number | null | undefined>[]
): Expr<string> {
  const parts = strings.flatMap((part, i) => {
    const value = values[i];
    return i < values.length && value !== null && value !== undefined
      ? [part, ...partsOf(nodeOf(value))]
      : [part];
  });
  return expr({ kind: 'template', parts: merged(parts) });
}

/** A text inside a text is its parts. */
const partsOf = (node: Node): readonly (string | Node)[] =>
  node.kind === 'template' ? node.parts : [node];

/** Plain values become part of the text around them, so that a template's parts are in their normal form. */
function merged(parts: readonly (string | Node)[]): typeof parts {
  const out: (string | Node)[] = [];
  for (const part of parts) {
    const plain = typeof part === 'string' ? part : plainText(part);
    const last = out.at(-1);
    if (plain === undefined) out.push(part);
    else if (typeof last === 'string') out[out.length - 1] = last + plain;
    else if (plain !== '') out.push(plain);
  }
  return out;
}

const plainText = (node: Node): string | undefined =>
  node.kind === 'literal' && (typeof node.value === 'string' || typeof node.value === 'number')
    ? String(node.value)
    : undefined;
