import { NotImplementedError } from '../../runtime/errors';
import { jqlError, type Token, tokensOf } from './jql-tokens';

/** A value that a condition compares with. */
export interface Operand {
  readonly text: string;
  readonly isQuoted: boolean;
  /** Whether it is the word EMPTY or NULL. */
  readonly isEmpty: boolean;
}

/** What a condition does. */
export type Operator = '=' | '!=' | '>' | '>=' | '<' | '<=' | 'in' | 'not in' | 'is' | 'is not';

/** A part of a query that issues meet or not. */
export type Clause =
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Clause[] }
  | { readonly kind: 'not'; readonly part: Clause }
  | {
      readonly kind: 'condition';
      readonly field: string;
      readonly operator: Operator;
      readonly operands: readonly Operand[];
    };

/** A query that was read. */
export interface Jql {
  /** @default - every issue */
  readonly where?: Clause;
  readonly order: readonly { readonly field: string; readonly descending: boolean }[];
}

const OPERATORS = new Set(['=', '!=', '>', '>=', '<', '<=']);
const VALID = "'=', '!=', '<', '>', '<=', '>=', '~', '!~', 'IN', 'NOT IN', 'IS' and 'IS NOT'";

/**
 * Reads a query.
 * @throws Refusal with 400 where Jira does not understand it
 * @throws NotImplementedError where the emulator does not
 * @see https://support.atlassian.com/jira-service-management-cloud/docs/use-advanced-search-with-jira-query-language-jql/
 */
export function readJql(jql: string): Jql {
  const reader = new Reader(tokensOf(jql));
  const where = reader.isAtOrder || reader.isAtEnd ? undefined : reader.or();
  return { ...(where !== undefined && { where }), order: reader.order() };
}

class Reader {
  #next = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  get isAtEnd(): boolean {
    return this.#token.kind === 'end';
  }

  get isAtOrder(): boolean {
    return this.#isWord('order');
  }

  or(): Clause {
    const parts = [this.#and()];
    while (this.#takes('or')) parts.push(this.#and());
    const [only] = parts;
    return parts.length === 1 && only !== undefined ? only : { kind: 'or', parts };
  }

  order(): Jql['order'] {
    const order: { field: string; descending: boolean }[] = [];
    if (this.#takes('order')) {
      if (!this.#takes('by')) throw this.#expected("'BY'");
      do {
        const { text: field } = this.#value();
        const descending = this.#takes('desc');
        if (!descending) this.#takes('asc');
        order.push({ field, descending });
      } while (this.#takesSign(','));
    }
    if (!this.isAtEnd) throw this.#expected("either 'OR' or 'AND'");
    return order;
  }

  get #token(): Token {
    return this.tokens[this.#next] ?? { kind: 'end', text: '', at: 1 };
  }

  #isWord(word: string): boolean {
    return this.#token.kind === 'word' && this.#token.text.toLowerCase() === word;
  }

  #takes(word: string): boolean {
    if (!this.#isWord(word)) return false;
    this.#next += 1;
    return true;
  }

  #takesSign(sign: string): boolean {
    if (this.#token.kind !== 'sign' || this.#token.text !== sign) return false;
    this.#next += 1;
    return true;
  }

  #expected(what: string) {
    const { kind, text, at } = this.#token;
    const got = kind === 'end' ? 'the end of the query' : `'${text}'`;
    return jqlError(`Expecting ${what} but got ${got}.`, at);
  }

  #and(): Clause {
    const parts = [this.#not()];
    while (this.#takes('and')) parts.push(this.#not());
    const [only] = parts;
    return parts.length === 1 && only !== undefined ? only : { kind: 'and', parts };
  }

  #not(): Clause {
    if (this.#takes('not')) return { kind: 'not', part: this.#not() };
    if (!this.#takesSign('(')) return this.#condition();
    const inside = this.or();
    if (!this.#takesSign(')')) throw this.#expected("')'");
    return inside;
  }

  #condition(): Clause {
    const { text: field } = this.#value('a field name');
    const operator = this.#operator();
    const operands = operator === 'in' || operator === 'not in' ? this.#list() : [this.#operand()];
    return { kind: 'condition', field, operator, operands };
  }

  #operator(): Operator {
    const { kind, text } = this.#token;
    if (kind === 'sign' && OPERATORS.has(text)) {
      this.#next += 1;
      return text as Operator;
    }
    if (this.#takes('in')) return 'in';
    if (this.#takes('not')) {
      if (this.#takes('in')) return 'not in';
      throw this.#expected("'IN'");
    }
    if (this.#takes('is')) return this.#takes('not') ? 'is not' : 'is';
    if (text.includes('~') || this.#isWord('was') || this.#isWord('changed')) {
      throw new NotImplementedError(`the operator '${text}' in JQL`);
    }
    throw jqlError(
      `Expecting operator but got '${text}'. The valid operators are ${VALID}.`,
      this.#token.at,
    );
  }

  #list(): readonly Operand[] {
    if (!this.#takesSign('(')) throw this.#expected("'('");
    const operands = [this.#operand()];
    while (this.#takesSign(',')) operands.push(this.#operand());
    if (!this.#takesSign(')')) throw this.#expected("')'");
    return operands;
  }

  #operand(): Operand {
    const { kind, text } = this.#value();
    if (this.#token.kind === 'sign' && this.#token.text === '(') {
      throw new NotImplementedError(`the function '${text}()' in JQL`);
    }
    const isQuoted = kind === 'quoted';
    return { text, isQuoted, isEmpty: !isQuoted && /^(empty|null)$/i.test(text) };
  }

  #value(what = 'either a value, list or function'): Token {
    const token = this.#token;
    if (token.kind !== 'word' && token.kind !== 'quoted') throw this.#expected(what);
    this.#next += 1;
    return token;
  }
}
