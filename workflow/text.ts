import { type Expr, type Value, expr, nodeOf } from './tree';

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
      ? [part, nodeOf(value)]
      : [part];
  });
  return expr({ kind: 'template', parts: merged(parts) });
}

/** Plain values become part of the text around them, so that a template's parts are in their normal form. */
function merged(parts: readonly (string | ReturnType<typeof nodeOf>)[]): typeof parts {
  const out: (string | ReturnType<typeof nodeOf>)[] = [];
  for (const part of parts) {
    const plain = typeof part === 'string' ? part : plainText(part);
    const last = out.at(-1);
    if (plain === undefined) out.push(part);
    else if (typeof last === 'string') out[out.length - 1] = last + plain;
    else if (plain !== '') out.push(plain);
  }
  return out;
}

const plainText = (node: ReturnType<typeof nodeOf>): string | undefined =>
  node.kind === 'literal' && (typeof node.value === 'string' || typeof node.value === 'number')
    ? String(node.value)
    : undefined;
