/** Names that stand in brackets within a path. */
const SPECIAL = /[. '/"[\]()\t\n\r\f\b\\\u0085\u2028\u2029]/;

/** Where in which containers a text of JSON is being read, in the words of Newtonsoft's errors. */
export class JsonCursor {
  /** The next character. */
  at = 0;
  readonly #text: string;
  /** For each open container its current name or index; undefined before its first. */
  readonly #open: (string | number | undefined)[] = [];
  #line = 1;
  #lineStart = 0;
  #started = false;

  constructor(text: string) {
    this.#text = text;
  }

  get isAtEnd(): boolean {
    return this.at >= this.#text.length;
  }

  /** The next character; empty at the end. */
  get next(): string {
    return this.#text.charAt(this.at);
  }

  /** Takes what a sticky expression matches here; undefined where it does not. */
  take(expression: RegExp): string | undefined {
    expression.lastIndex = this.at;
    const [taken] = expression.exec(this.#text) ?? [];
    if (taken !== undefined) this.skip(taken.length);
    return taken;
  }

  /** Goes on by some characters, none of which ends a line. */
  skip(count: number): void {
    this.#started = true;
    this.at += count;
  }

  /** Takes one character; a line ends after it or between it and the next. */
  character(): string {
    const character = this.next;
    this.skip(1);
    if (character === '\n' || (character === '\r' && this.next !== '\n')) {
      this.#line++;
      this.#lineStart = this.at;
    }
    return character;
  }

  /** Goes past white space and comments. */
  skipBlank(): void {
    for (;;) {
      if (this.next === '/') this.#skipComment();
      else if (/\s/.test(this.next)) this.#skipSpace();
      else return;
    }
  }

  /** A container begins. */
  enter(): void {
    this.#open.push(undefined);
  }

  /** A container ends. */
  leave(): void {
    this.#open.pop();
  }

  /** The member with this name comes next. */
  name(name: string): void {
    this.#open[this.#open.length - 1] = name;
  }

  /** A value is complete, or begins as a container: in an array, that is one item more. */
  countItem(): void {
    const last = this.#open.at(-1);
    if (typeof last === 'string' || this.#open.length === 0) return;
    this.#open[this.#open.length - 1] = (last ?? -1) + 1;
  }

  /** What is wrong here. */
  error(message: string, at = this.at): SyntaxError {
    const position = at - this.#lineStart;
    const line = !this.#started && position === 0 ? 0 : this.#line;
    const path = pathOf(this.#open);
    return new SyntaxError(`${message} Path '${path}', line ${line}, position ${position}.`);
  }

  /** The text ends where it may not. */
  endError(): SyntaxError {
    const path = pathOf(this.#open.slice(0, -1));
    return new SyntaxError(`Unexpected end when reading token. Path '${path}'.`);
  }

  /** White space before the first token counts as none has been read. */
  #skipSpace(): void {
    const started = this.#started;
    this.character();
    this.#started = started;
  }

  #skipComment(): void {
    this.skip(1);
    const kind = this.next;
    if (kind === '/') {
      this.take(/[^\r\n]*/y);
      return;
    }
    if (kind !== '*' && !this.isAtEnd) {
      throw this.error(`Error parsing comment. Expected: *, got ${kind}.`);
    }
    this.skip(1);
    while (!this.#text.startsWith('*/', this.at)) {
      if (this.isAtEnd)
        throw this.error('Unexpected end while parsing comment.', this.#text.length);
      this.character();
    }
    this.skip(2);
  }
}

function pathOf(segments: readonly (string | number | undefined)[]): string {
  return segments.reduce<string>((path, segment) => {
    if (segment === undefined) return path;
    if (typeof segment === 'number') return `${path}[${segment}]`;
    if (SPECIAL.test(segment)) return `${path}['${segment.replace(/['\\]/g, '\\$&')}']`;
    return path === '' ? segment : `${path}.${segment}`;
  }, '');
}
