import type { Node } from '../tree';
import { ExpressionParser } from './expression';

/**
 * The tree of a whole text of a definition.
 *
 * `@expression` is the expression itself, with its type; text with `@{expression}` in it is a
 * template and always yields text; anything else stands for itself. `@@` at the start and `@@{`
 * anywhere are a literal `@`.
 * @see https://learn.microsoft.com/azure/logic-apps/logic-apps-workflow-definition-language#expressions
 */
export function parseTemplate(text: string): Node {
  if (!text.includes('@') || text === '@') return literal(text);
  if (/^@[^@{]/s.test(text)) return new ExpressionParser(text, 1, 'EndOfData').parse().node;

  const parts = partsOf(text);
  const [first = '', ...others] = parts;
  return others.length === 0 && typeof first === 'string'
    ? literal(first)
    : { kind: 'template', parts };
}

const literal = (value: string): Node => ({ kind: 'literal', value });

function partsOf(text: string): readonly (string | Node)[] {
  const parts: (string | Node)[] = [];
  // An escaped `@` at the start, unless it belongs to `@@{`, which is escaped anywhere.
  const escaped = text.startsWith('@@') && text[2] !== '{';
  let plain = escaped ? '@' : '';
  let from = escaped ? 2 : 0;

  for (;;) {
    const open = text.indexOf('@{', from);
    if (open === -1) break;
    if (open > from && text[open - 1] === '@') {
      plain += `${text.slice(from, open)}{`;
      from = open + 2;
      continue;
    }
    plain += text.slice(from, open);
    if (plain !== '') parts.push(plain);
    plain = '';
    const { node, end } = new ExpressionParser(text, open + 2, 'RightCurlyBrace').parse();
    parts.push(node);
    from = end;
  }

  plain += text.slice(from);
  if (plain !== '') parts.push(plain);
  return parts;
}
