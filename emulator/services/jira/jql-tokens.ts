import { jiraError } from './errors';

/** A piece of a query. */
export interface Token {
  readonly kind: 'word' | 'quoted' | 'sign' | 'end';
  readonly text: string;
  /** Where it begins, counted from 1. */
  readonly at: number;
}

const SIGNS = /^(?:!=|>=|<=|!~|=|>|<|~|\(|\)|,)/;

/** What a word may be made of without quotes. */
const WORD = /^[^\s"'=!<>~(),+.;?|*/%^$#@[\]{}&\\`]+/;

const ESCAPES: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r' };

/** An error in a query. */
export const jqlError = (what: string, at: number) =>
  jiraError(400, [`Error in the JQL Query: ${what} (line 1, character ${at})`]);

/**
 * Takes a query apart.
 * @throws Refusal with 400 where it holds what no query may
 * @see https://support.atlassian.com/jira-service-management-cloud/docs/use-advanced-search-with-jira-query-language-jql/
 */
export function tokensOf(jql: string): readonly Token[] {
  const tokens: Token[] = [];
  let index = 0;
  while (index < jql.length) {
    const rest = jql.slice(index);
    const at = index + 1;
    const blank = /^\s+/.exec(rest)?.[0];
    if (blank !== undefined) {
      index += blank.length;
      continue;
    }
    const quote = rest.charAt(0);
    if (quote === '"' || quote === "'") {
      const { text, length } = quoted(rest, quote, at);
      tokens.push({ kind: 'quoted', text, at });
      index += length;
      continue;
    }
    const sign = SIGNS.exec(rest)?.[0];
    const word = sign ?? WORD.exec(rest)?.[0];
    if (word === undefined) throw reserved(quote, at);
    tokens.push({ kind: sign === undefined ? 'word' : 'sign', text: word, at });
    index += word.length;
  }
  return [...tokens, { kind: 'end', text: '', at: jql.length + 1 }];
}

function quoted(rest: string, quote: string, at: number) {
  let text = '';
  let index = 1;
  while (rest.charAt(index) !== quote) {
    const character = rest.charAt(index);
    if (character === '' || character === '\n' || character === '\r') {
      throw jqlError(`The quoted string '${text}' has not been completed.`, at);
    }
    if (character !== '\\') {
      text += character;
      index += 1;
      continue;
    }
    const escape = /^\\(?:u[0-9a-f]{4}|["'\\ tnr])/i.exec(rest.slice(index))?.[0];
    if (escape === undefined) throw illegalEscape(rest.slice(index, index + 2), at + index);
    const code = escape.slice(1);
    text +=
      code.length === 1
        ? (ESCAPES[code] ?? code)
        : String.fromCharCode(Number.parseInt(code.slice(1), 16));
    index += escape.length;
  }
  return { text, length: index + 1 };
}

const illegalEscape = (escape: string, at: number) =>
  jqlError(
    `'${escape}' is an illegal JQL escape sequence. The valid escape sequences are ` +
      "\\', \\\", \\t, \\n, \\r, \\\\, '\\ ' and \\uXXXX.",
    at,
  );

function reserved(character: string, at: number) {
  const code = character.charCodeAt(0).toString(16).padStart(4, '0');
  return jqlError(
    `The character '${character}' is a reserved JQL character. You must enclose it in a string or use the ` +
      `escape '\\u${code}' instead.`,
    at,
  );
}
