import type { Expression } from './tree';

/** A text in brackets that is no ARM expression; Azure refuses the template. */
export class ArmSyntaxError extends Error {
  override readonly name = 'ArmSyntaxError';
}

const TOKEN = /\s*(?:('(?:[^']|'')*')|(-?\d+(?:\.\d+)?)|([a-z_$][\w$]*)|(\.\?|\[\?|[()[\],.]))/iy;

interface Token {
  readonly kind: 'text' | 'number' | 'name' | 'mark' | 'end';
  readonly text: string;
  readonly position: number;
}

/**
 * Reads what stands between the brackets of an ARM expression.
 * @see https://learn.microsoft.com/azure/azure-resource-manager/templates/template-expressions
 * @throws ArmSyntaxError with the position at which it is no expression
 */
export function parseExpression(text: string): Expression {
  const tokens = new Tokens(tokensOf(text));
  const expression = readExpression(tokens);
  tokens.take('end');
  return expression;
}

function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  const end = text.trimEnd().length;
  const pattern = new RegExp(TOKEN);
  while (pattern.lastIndex < end) {
    const rest = text.slice(pattern.lastIndex).trimStart();
    const position = text.length - rest.length;
    const match = pattern.exec(text);
    if (match === null) throw unexpected(rest.slice(0, 1), position);
    const [, literal, number, name, mark = ''] = match;
    if (literal !== undefined) tokens.push({ kind: 'text', text: literal, position });
    else if (number !== undefined) tokens.push({ kind: 'number', text: number, position });
    else if (name !== undefined) tokens.push({ kind: 'name', text: name, position });
    else tokens.push({ kind: 'mark', text: mark, position });
  }
  return [...tokens, { kind: 'end', text: '', position: end }];
}

const unexpected = (found: string, position: number): ArmSyntaxError =>
  new ArmSyntaxError(
    found === ''
      ? 'the expression ends too early; complete it.'
      : `'${found}' at character ${position + 1} is not expected there; correct the expression.`,
  );

/** Deeper than anyone writes calls into calls, and few enough for the stack. */
const MAXIMUM_DEPTH = 500;

/** The tokens that are left. */
class Tokens {
  #next = 0;
  #depth = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  get next(): Token {
    return this.tokens[this.#next] ?? { kind: 'end', text: '', position: 0 };
  }

  /** Reads something one level deeper. */
  below<T>(read: () => T): T {
    if (this.#depth === MAXIMUM_DEPTH) {
      throw new ArmSyntaxError(`more than ${MAXIMUM_DEPTH} levels of brackets; use variables.`);
    }
    this.#depth++;
    const result = read();
    this.#depth--;
    return result;
  }

  /** Goes past the next token if it is this mark. */
  skip(mark: string): boolean {
    if (this.next.kind !== 'mark' || this.next.text !== mark) return false;
    this.#next++;
    return true;
  }

  /** Goes past the next token, which must be of a kind, and this mark where one is given. */
  take(kind: Token['kind'], mark?: string): string {
    const { next } = this;
    if (next.kind !== kind || (mark !== undefined && next.text !== mark)) {
      throw unexpected(next.text, next.position);
    }
    this.#next++;
    return next.text;
  }
}

function readExpression(tokens: Tokens): Expression {
  let expression = readPrimary(tokens);
  for (;;) {
    const { text } = tokens.next;
    if (tokens.skip('.') || tokens.skip('.?')) {
      const key = { kind: 'literal', value: tokens.take('name') } as const;
      expression = { kind: 'access', target: expression, key, safe: text === '.?' };
    } else if (tokens.skip('[') || tokens.skip('[?')) {
      const key = tokens.below(() => readExpression(tokens));
      tokens.take('mark', ']');
      expression = { kind: 'access', target: expression, key, safe: text === '[?' };
    } else {
      return expression;
    }
  }
}

function readPrimary(tokens: Tokens): Expression {
  const { kind, text } = tokens.next;
  if (kind === 'text') {
    return { kind: 'literal', value: tokens.take('text').slice(1, -1).replaceAll("''", "'") };
  }
  if (kind === 'number') return { kind: 'literal', value: Number(tokens.take('number')) };
  tokens.take('name');
  // A function of the template's own has a namespace before its name.
  const name = tokens.skip('.') ? `${text}.${tokens.take('name')}` : text;
  return { kind: 'call', name, args: readArguments(tokens) };
}

function readArguments(tokens: Tokens): readonly Expression[] {
  tokens.take('mark', '(');
  if (tokens.skip(')')) return [];
  const args: Expression[] = [];
  do args.push(tokens.below(() => readExpression(tokens)));
  while (tokens.skip(','));
  tokens.take('mark', ')');
  return args;
}
