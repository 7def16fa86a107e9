import type { LiteralValue, Node } from '../tree';
import { ParseError } from './error';
import {
  type Token,
  type TokenKind,
  floatOfLiteral,
  integerOfLiteral,
  textOfLiteral,
  tokenAt,
} from './tokens';

/**
 * How many levels a tree may have: more than the 8,192 characters of a real expression use, and few
 * enough for everything that walks a tree to do so on the stack.
 */
const MAXIMUM_DEPTH = 1000;

const KEYWORDS: ReadonlyMap<string, boolean | null> = new Map<string, boolean | null>([
  ['true', true],
  ['false', false],
  ['null', null],
]);

/** What ends an expression: the end of the text, or the brace that closes `@{...}`. */
type Terminator = 'EndOfData' | 'RightCurlyBrace';

/** The tree of an expression's text, without the `@` in front. */
export const parseExpression = (text: string): Node =>
  new ExpressionParser(text, 0, 'EndOfData').parse().node;

/** Reads one expression out of a text. */
export class ExpressionParser {
  private token: Token;
  /** How many expressions are open around the current token. */
  private depth = 0;
  /** How many levels the tree of the operand or path read last has. */
  private height = 0;

  constructor(
    private readonly text: string,
    private readonly start: number,
    private readonly terminator: Terminator,
  ) {
    this.token = this.read(start);
  }

  /** The expression, and where the token that ends it ends. */
  parse(): { readonly node: Node; readonly end: number } {
    const node = this.expression();
    if (this.token.kind !== this.terminator) throw this.expected(this.terminator);
    return { node, end: this.token.end };
  }

  private expression(): Node {
    this.depth += 1;
    this.checkDepth(this.depth);
    let node = this.operand();
    while (this.startsStep()) node = this.step(node);
    this.depth -= 1;
    return node;
  }

  private operand(): Node {
    const { token } = this;
    const source = this.text.slice(token.start, token.end);
    switch (token.kind) {
      case 'StringLiteral':
        return this.literal(textOfLiteral(this.text, token));
      case 'Integer':
        return this.literal(integerOfLiteral(source));
      case 'Float': {
        const value = floatOfLiteral(source);
        if (value === undefined) throw this.error(`the number '${source}' is too large.`);
        return this.literal(value);
      }
      case 'Identifier': {
        const keyword = KEYWORDS.get(source.toLowerCase());
        return keyword === undefined ? this.call(source) : this.literal(keyword);
      }
      default:
        throw this.expected('Identifier');
    }
  }

  private literal(value: LiteralValue): Node {
    this.advance();
    this.height = 1;
    return { kind: 'literal', value };
  }

  private call(name: string): Node {
    this.advance();
    this.accept('LeftParenthesis');
    const args: Node[] = [];
    let highest = 0;
    while (this.token.kind !== 'RightParenthesis' || args.length > 0) {
      args.push(this.expression());
      highest = Math.max(highest, this.height);
      if (this.token.kind !== 'Comma') break;
      this.advance();
    }
    this.accept('RightParenthesis');
    this.height = highest + 1;
    return { kind: 'call', name, args };
  }

  private startsStep(): boolean {
    const { kind } = this.token;
    return kind === 'Dot' || kind === 'LeftSquareBracket' || kind === 'QuestionMark';
  }

  /** `.name`, `['name']`, and both with a question mark in front. */
  private step(of: Node): Node {
    const below = this.height;
    const safe = this.token.kind === 'QuestionMark';
    if (safe) this.advance();
    const key = this.token.kind === 'Dot' ? this.propertyName() : this.index();
    this.height = Math.max(below, this.height) + 1;
    this.checkDepth(this.height);
    return { kind: 'access', of, key, safe };
  }

  private index(): Node {
    this.accept('LeftSquareBracket');
    const key = this.expression();
    this.accept('RightSquareBracket');
    return key;
  }

  private propertyName(): Node {
    this.advance();
    const { kind, start, end } = this.token;
    if (kind !== 'Identifier') throw this.expected('Identifier');
    return this.literal(this.text.slice(start, end));
  }

  private checkDepth(depth: number): void {
    if (depth <= MAXIMUM_DEPTH) return;
    throw this.error(
      `it nests more than '${MAXIMUM_DEPTH}' levels deep; split it over several actions.`,
    );
  }

  private accept(kind: TokenKind): void {
    if (this.token.kind !== kind) throw this.expected(kind);
    this.advance();
  }

  private advance(): void {
    this.token = this.read(this.token.end);
  }

  private read(from: number): Token {
    const token = tokenAt(this.text, from);
    if (token.kind !== 'Unexpected') return token;
    throw new ParseError(this.message(token.message, token.start), token.start);
  }

  private expected(kind: TokenKind): ParseError {
    return this.error(`expected token '${kind}' and actual '${this.token.kind}'.`);
  }

  private error(what: string): ParseError {
    return new ParseError(this.message(what, this.token.start), this.token.start);
  }

  private message(what: string, position: number): string {
    const brace = this.terminator === 'EndOfData' ? -1 : this.text.indexOf('}', position);
    const source = this.text.slice(this.start, brace === -1 ? undefined : brace);
    return `Unable to parse template language expression '${source}': ${what}`;
  }
}
