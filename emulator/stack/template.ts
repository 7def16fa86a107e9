/** A part of a Terraform string: literal text, or the expression inside `${}`. */
export type TemplatePart = { readonly text: string } | { readonly expression: string };

/** What stands before `{` in a Terraform string: an escape or a sequence. */
const SEQUENCE = /\$\$\{|%%\{|\$\{|%\{/g;

/**
 * Splits a Terraform string into text and expressions; `$${` and `%%{` are literal `${` and `%{`.
 * @throws Error for a directive (`%{ if }`) or an expression that does not end
 * @see https://developer.hashicorp.com/terraform/language/expressions/strings
 */
export function templateParts(value: string): readonly TemplatePart[] {
  const parts: TemplatePart[] = [];
  let text = '';
  let from = 0;
  SEQUENCE.lastIndex = 0;
  for (let match = SEQUENCE.exec(value); match !== null; match = SEQUENCE.exec(value)) {
    text += value.slice(from, match.index);
    from = SEQUENCE.lastIndex;
    if (match[0].length === 3) {
      text += match[0].slice(1);
      continue;
    }
    if (match[0] === '%{') throw new Error(`the directive '${value.slice(match.index)}'`);
    const end = expressionEnd(value, from);
    if (text !== '') parts.push({ text });
    text = '';
    parts.push({ expression: value.slice(from, end).trim() });
    from = end + 1;
    SEQUENCE.lastIndex = from;
  }
  text += value.slice(from);
  if (text !== '' || parts.length === 0) parts.push({ text });
  return parts;
}

/** Where the brace that closes an expression stands. */
function expressionEnd(value: string, from: number): number {
  let depth = 1;
  let quoted = false;
  for (let at = from; at < value.length; at += 1) {
    const char = value[at];
    if (quoted && char === '\\') at += 1;
    else if (char === '"') quoted = !quoted;
    else if (!quoted && char === '{') depth += 1;
    else if (!quoted && char === '}' && --depth === 0) return at;
  }
  throw new Error(`an expression that does not end: '${value.slice(from)}'`);
}
