import { type Place, type Position, locator } from './positions';

/** A JSON text that was read: its value, and where in the text each part of it stands. */
export interface JsonText {
  readonly value: unknown;
  /** Where the part below some keys stands, or as much of the way there as exists. */
  readonly positionOf: (keys: readonly (string | number)[]) => Position;
}

/** What makes a text no JSON, and where. */
export class JsonTextError extends Error {
  override readonly name = 'JsonTextError';

  constructor(
    message: string,
    readonly position: Position,
  ) {
    super(message);
  }
}

/** More levels than any definition has, and few enough for whatever walks the value to do so on the stack. */
const MAXIMUM_DEPTH = 1000;

/** What is read of the value at one place. */
interface Read {
  readonly value: unknown;
  readonly place: Place;
}

/**
 * Reads a JSON text. Like the deployment of an ARM template it takes comments, texts that go over several lines, and a
 * comma after the last item.
 * @see https://learn.microsoft.com/azure/azure-resource-manager/templates/syntax#comments-and-metadata
 * @throws JsonTextError
 */
export function readJsonText(text: string): JsonText {
  const { value, place } = new JsonReader(text).read();
  return { value, positionOf: locator(text, place) };
}

class JsonReader {
  private at = 0;
  private depth = 0;

  constructor(private readonly text: string) {}

  read(): Read {
    this.skip();
    const read = this.value(this.at);
    if (this.at < this.text.length) throw this.unexpected();
    return read;
  }

  /** Reads a value, and skips what stands behind it. The place is where the value begins, or its name. */
  private value(offset: number): Read {
    this.depth += 1;
    if (this.depth > MAXIMUM_DEPTH) {
      throw this.error(`more than ${MAXIMUM_DEPTH} levels of brackets`);
    }
    const read = this.valueAt(this.text[this.at], offset);
    this.depth -= 1;
    this.skip();
    return read;
  }

  private valueAt(first: string | undefined, offset: number): Read {
    if (first === '{') return this.object(offset);
    if (first === '[') return this.array(offset);
    return { value: first === '"' ? this.string() : this.word(), place: { offset } };
  }

  private object(offset: number): Read {
    const entries: [string, unknown][] = [];
    const members = new Map<string, Place>();
    this.list('}', () => {
      const start = this.at;
      if (this.text[start] !== '"') throw this.unexpected();
      const name = this.string();
      this.skip();
      this.expect(':');
      const { value, place } = this.value(start);
      entries.push([name, value]);
      members.set(name, place);
    });
    return { value: Object.fromEntries(entries), place: { offset, members } };
  }

  private array(offset: number): Read {
    const value: unknown[] = [];
    const items: Place[] = [];
    this.list(']', () => {
      const item = this.value(this.at);
      value.push(item.value);
      items.push(item.place);
    });
    return { value, place: { offset, items } };
  }

  /** Reads what stands between brackets, separated by commas. */
  private list(end: string, readItem: () => void): void {
    this.at += 1;
    this.skip();
    while (this.text[this.at] !== end) {
      readItem();
      if (this.text[this.at] !== ',') break;
      this.expect(',');
    }
    if (this.text[this.at] !== end) throw this.unexpected();
    this.at += 1;
  }

  private expect(mark: string): void {
    if (this.text[this.at] !== mark) throw this.unexpected();
    this.at += 1;
    this.skip();
  }

  private string(): string {
    const start = this.at;
    let end = start;
    do {
      end = this.text.indexOf('"', end + 1);
      if (end === -1) throw this.error('a text that does not end');
    } while (isEscaped(this.text, end));
    this.at = end + 1;
    const source = this.text.slice(start, this.at);
    if (!source.includes('\\')) return source.slice(1, -1);
    try {
      return JSON.parse(source.replace(CONTROL, escaped)) as string;
    } catch {
      this.at = start;
      throw this.error('a text with an escape that does not exist');
    }
  }

  /** A number, true, false or null. */
  private word(): unknown {
    WORD.lastIndex = this.at;
    const [source] = WORD.exec(this.text) ?? [];
    if (source === undefined) throw this.unexpected();
    this.at += source.length;
    return JSON.parse(source) as unknown;
  }

  /** Skips white space and comments. */
  private skip(): void {
    SPACE.lastIndex = this.at;
    this.at += SPACE.exec(this.text)?.[0].length ?? 0;
  }

  private unexpected(): JsonTextError {
    const character = this.text[this.at];
    return this.error(character === undefined ? 'the end of the file' : `'${character}'`);
  }

  private error(what: string): JsonTextError {
    const { line, column } = locator(this.text, { offset: this.at })([]);
    return new JsonTextError(`unexpected ${what} at line ${line}, column ${column}`, {
      line,
      column,
    });
  }
}

const WORD = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.+-])|(?:true|false|null)(?!\w)/y;
const SPACE = /(?:\s+|\/\/.*|\/\*[^]*?\*\/)*/y;

/** Whether an odd number of backslashes stands in front of a character. */
function isEscaped(text: string, at: number): boolean {
  let first = at;
  while (text[first - 1] === '\\') first -= 1;
  return (at - first) % 2 === 1;
}

/** A text over several lines has its line breaks as they are, which JSON.parse does not take. */
const CONTROL = /\p{Cc}/gu;
const escaped = (character: string): string =>
  `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
