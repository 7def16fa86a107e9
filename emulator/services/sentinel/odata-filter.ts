/** Reads a property by its path, as `properties/status`; inside a lambda, of the lambda's variable. */
type Read = (path: string) => unknown;
type Evaluate = (read: Read) => unknown;

const TOKEN =
  /\s*(?:('(?:[^']|'')*')|(\d{4}-\d\d-\d\dT[\d:.]+Z)|(-?\d+(?:\.\d+)?)|([A-Za-z_][\w/]*)|([(),:]))/y;

interface Token {
  readonly kind: 'text' | 'time' | 'number' | 'word' | 'sign';
  readonly value: string;
}

const KINDS = ['text', 'time', 'number', 'word', 'sign'] as const;

function tokensOf(filter: string): readonly Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  const text = filter.trim();
  while (TOKEN.lastIndex < text.length) {
    const from = TOKEN.lastIndex;
    const match = TOKEN.exec(text);
    if (match === null) throw new SyntaxError(`'${text.slice(from)}' is unexpected`);
    const groups: readonly (string | undefined)[] = match.slice(1);
    const index = groups.findIndex((group) => group !== undefined);
    tokens.push({ kind: KINDS[index] ?? 'sign', value: groups[index] ?? '' });
  }
  return tokens;
}

const COMPARE: Readonly<Record<string, (a: string | number, b: string | number) => boolean>> = {
  eq: (a, b) => a === b,
  ne: (a, b) => a !== b,
  gt: (a, b) => a > b,
  ge: (a, b) => a >= b,
  lt: (a, b) => a < b,
  le: (a, b) => a <= b,
};

const TESTS: Readonly<Record<string, (text: string, part: string) => boolean>> = {
  contains: (text, part) => text.includes(part),
  startswith: (text, part) => text.startsWith(part),
  endswith: (text, part) => text.endsWith(part),
};

/** A comparison is made between times where one side is a time, else as text or number. */
const comparable = (value: unknown, time: boolean): string | number =>
  typeof value === 'number' ? value : time ? Date.parse(asText(value)) : asText(value);

const asText = (value: unknown): string => (typeof value === 'string' ? value : '');

/** A recursive descent over the tokens; each rule gives a function that evaluates its part. */
class Parser {
  #at = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  parse(): Evaluate {
    const whole = this.#or();
    if (this.#at < this.tokens.length) this.#fail('the end');
    return whole;
  }

  #or(): Evaluate {
    let left = this.#and();
    while (this.#accept('or')) {
      const [a, b] = [left, this.#and()];
      left = (read) => a(read) === true || b(read) === true;
    }
    return left;
  }

  #and(): Evaluate {
    let left = this.#not();
    while (this.#accept('and')) {
      const [a, b] = [left, this.#not()];
      left = (read) => a(read) === true && b(read) === true;
    }
    return left;
  }

  #not(): Evaluate {
    if (!this.#accept('not')) return this.#comparison();
    const inner = this.#comparison();
    return (read) => inner(read) !== true;
  }

  #comparison(): Evaluate {
    const left = this.#value();
    const compare = COMPARE[this.#peek()?.value ?? ''];
    if (this.#peek()?.kind !== 'word' || compare === undefined) return left;
    this.#at += 1;
    const time = this.#peek()?.kind === 'time';
    const right = this.#value();
    return (read) => compare(comparable(left(read), time), comparable(right(read), time));
  }

  #value(): Evaluate {
    const token = this.#next('a value');
    if (token.value === '(' && token.kind === 'sign') {
      const inner = this.#or();
      this.#expect(')');
      return inner;
    }
    if (token.kind === 'text') return () => token.value.slice(1, -1).replaceAll("''", "'");
    if (token.kind === 'time') return () => token.value;
    if (token.kind === 'number') return () => Number(token.value);
    if (token.kind !== 'word') this.#fail('a value');
    if (!this.#accept('(')) return (read) => read(token.value);
    const call = token.value.endsWith('/any')
      ? this.#any(token.value.slice(0, -'/any'.length))
      : this.#call(token.value.toLowerCase());
    this.#expect(')');
    return call;
  }

  #call(name: string): Evaluate {
    const first = this.#or();
    if (name === 'tolower') return (read) => asText(first(read)).toLowerCase();
    if (name === 'toupper') return (read) => asText(first(read)).toUpperCase();
    const test = TESTS[name];
    if (test === undefined) throw new SyntaxError(`the function '${name}' is unknown`);
    this.#expect(',');
    const second = this.#or();
    return (read) => test(asText(first(read)), asText(second(read)));
  }

  #any(path: string): Evaluate {
    const { value: variable } = this.#next('a variable');
    this.#expect(':');
    const condition = this.#or();
    return (read) => {
      const items = read(path);
      if (!Array.isArray(items)) return false;
      return items.some((item: unknown) =>
        condition((inner) =>
          inner.startsWith(`${variable}/`)
            ? at(item, inner.slice(variable.length + 1))
            : read(inner),
        ),
      );
    };
  }

  #peek(): Token | undefined {
    return this.tokens[this.#at];
  }

  #next(wanted: string): Token {
    const token = this.#peek();
    if (token === undefined) return this.#fail(wanted);
    this.#at += 1;
    return token;
  }

  #accept(value: string): boolean {
    const token = this.#peek();
    if (token?.value !== value || token.kind === 'text') return false;
    this.#at += 1;
    return true;
  }

  #expect(value: string): void {
    if (!this.#accept(value)) this.#fail(`'${value}'`);
  }

  #fail(wanted: string): never {
    const found = this.#peek()?.value ?? 'the end';
    throw new SyntaxError(`${wanted} was expected where '${found}' stands`);
  }
}

/** The value at a path, as `properties/owner/assignedTo`. */
export const at = (value: unknown, path: string): unknown =>
  path
    .split('/')
    .reduce<unknown>(
      (inner, key) =>
        typeof inner === 'object' && inner !== null
          ? (inner as Readonly<Record<string, unknown>>)[key]
          : undefined,
      value,
    );

/**
 * Reads an OData `$filter` as Sentinel's lists take it: comparisons, `and`, `or`, `not`, `contains`, `startswith`,
 * `endswith`, `tolower`, and `any` over labels. Text is compared with regard to case.
 * @throws SyntaxError for a filter that cannot be read
 */
export function readFilter(filter: string): (resource: unknown) => boolean {
  const evaluate = new Parser(tokensOf(filter)).parse();
  return (resource) => evaluate((path) => at(resource, path)) === true;
}
