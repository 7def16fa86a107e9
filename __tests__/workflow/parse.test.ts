import fc from 'fast-check';
import { ParseError, parseExpression, parseTemplate } from '../../workflow/parse';
import { print } from '../../workflow/print';
import { Float, type Node } from '../../workflow/tree';
import { tree } from './expressions';

const literal = (value: string): Node => ({ kind: 'literal', value });
const item: Node = { kind: 'call', name: 'item', args: [] };

function positionOf(parse: () => Node): number | undefined {
  try {
    parse();
    return undefined;
  } catch (error) {
    return error instanceof ParseError ? error.position : undefined;
  }
}

describe('an expression', () => {
  test.each([
    [" concat ( 'a' ,\n\t1 ) ", "concat('a', 1)"],
    ['TriggerBody()', 'TriggerBody()'],
    ['item().name', "item()['name']"],
    ['item()?.name?.first', "item()?['name']?['first']"],
    ["item()?['a'][0]", "item()?['a'][0]"],
    ["item()[variables('i')]", "item()[variables('i')]"],
    ["outputs('A').$content", "outputs('A')['$content']"],
    ["first(body('X')?['value'])['a'].b[0]", "first(body('X')?['value'])['a']['b'][0]"],
    ['add(1, -2)', 'add(1, -2)'],
    ['sub(10.3, .3)', 'sub(10.3, 0.3)'],
    ['TRUE', 'true'],
    ['Null', 'null'],
    ["'it''s'", "'it''s'"],
    ["'a)b,c[d]'", "'a)b,c[d]'"],
  ])('%j is read as %s', (text, printed) => {
    expect(print(parseExpression(text))).toBe(printed);
  });

  test.each([
    ['42', 42],
    ['-0', 0],
    ['9007199254740993', 9_007_199_254_740_993n],
    ['5.0', new Float(5)],
    ['1e3', new Float(1000)],
    ['2.5', 2.5],
    ['-1.5e-3', -0.0015],
  ])('the number %s keeps its kind', (text, value) => {
    expect(parseExpression(text)).toStrictEqual({ kind: 'literal', value });
  });

  test.each([
    ['odata.type', "expected token 'LeftParenthesis' and actual 'Dot'", 5],
    ['odata', "expected token 'LeftParenthesis' and actual 'EndOfData'", 5],
    ['', "expected token 'Identifier' and actual 'EndOfData'", 0],
    ["concat('a', )", "expected token 'Identifier' and actual 'RightParenthesis'", 12],
    ['concat(,)', "expected token 'Identifier' and actual 'Comma'", 7],
    ["concat('a'", "expected token 'RightParenthesis' and actual 'EndOfData'", 10],
    ["concat('a') extra", "expected token 'EndOfData' and actual 'Identifier'", 12],
    ["concat('a'))", "expected token 'EndOfData' and actual 'RightParenthesis'", 11],
    ['add(1 2)', "expected token 'RightParenthesis' and actual 'Integer'", 6],
    ['1 + 2', "the string character '+' at position '2' is not expected", 2],
    ['concat("a")', `the string character '"' at position '7' is not expected`, 7],
    ['[1]', "expected token 'Identifier' and actual 'LeftSquareBracket'", 0],
    ['item()[]', "expected token 'Identifier' and actual 'RightSquareBracket'", 7],
    ['item()?', "expected token 'LeftSquareBracket' and actual 'EndOfData'", 7],
    ['item().', "expected token 'Identifier' and actual 'EndOfData'", 7],
    ["'abc", "the string literal that starts at position '0' has no closing quote", 0],
    ['1e999', "the number '1e999' is too large", 0],
  ])('fails on %j', (text, message, position) => {
    const parse = () => parseExpression(text);
    expect(parse).toThrow(ParseError);
    expect(parse).toThrow(`Unable to parse template language expression '${text}': ${message}`);
    expect(positionOf(parse)).toBe(position);
  });

  test.each([
    ['calls', `${'not('.repeat(50_000)}true${')'.repeat(50_000)}`],
    ['brackets', `${'item()['.repeat(50_000)}0${']'.repeat(50_000)}`],
    ['a path', `item()${'.a'.repeat(50_000)}`],
  ])('fails on %s too deep for the stack', (_what, text) => {
    expect(() => parseExpression(text)).toThrow(ParseError);
  });

  test('may nest as deep as the 8,192 characters of a real one allow', () => {
    const depth = 990;
    const text = `${'not('.repeat(depth)}true${')'.repeat(depth)}`;
    expect(print(parseExpression(text))).toBe(text);
  });

  test('ends in a tree or a ParseError, whatever the text', () => {
    const pieces = fc.constantFrom(
      "'",
      '@',
      '{',
      '}',
      '(',
      ')',
      '[',
      ']',
      '.',
      '?',
      ',',
      '-',
      '1',
      'a',
      ' ',
      '"',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(pieces).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(text, (source) => {
        try {
          parseExpression(source);
          parseTemplate(source);
        } catch (error) {
          expect(error).toBeInstanceOf(ParseError);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a text of a definition', () => {
  test.each<[string, Node]>([
    ['', literal('')],
    ['plain', literal('plain')],
    ['@', literal('@')],
    ['user@contoso.com', literal('user@contoso.com')],
    ['@@odata.type', literal('@odata.type')],
    ['@@', literal('@')],
    ['@@{x}', literal('@{x}')],
    ['a @@{x} b', literal('a @{x} b')],
    ['a @@ b', literal('a @@ b')],
    ['@item()', item],
    ['@{item()}', { kind: 'template', parts: [item] }],
    ['a @{item()} b', { kind: 'template', parts: ['a ', item, ' b'] }],
    ['@{item()}@{ item() }', { kind: 'template', parts: [item, item] }],
    ['@@a @{item()}', { kind: 'template', parts: ['@a ', item] }],
    ['@@@{item()}', { kind: 'template', parts: ['@', item] }],
    ['a@@{b}@{item()}', { kind: 'template', parts: ['a@{b}', item] }],
    ["@{'}'}", { kind: 'template', parts: [literal('}')] }],
    ['{"a": "@{item()}"}', { kind: 'template', parts: ['{"a": "', item, '"}'] }],
  ])('%j is read as %j', (text, node) => {
    expect(parseTemplate(text)).toStrictEqual(node);
  });

  test.each([
    ['@odata.type', "'odata.type': expected token 'LeftParenthesis' and actual 'Dot'."],
    ['@ ', "' ': expected token 'Identifier' and actual 'EndOfData'."],
    ['a @{oops', "'oops': expected token 'LeftParenthesis' and actual 'EndOfData'."],
    ['a @{oops} b', "'oops': expected token 'LeftParenthesis' and actual 'RightCurlyBrace'."],
    ['a @{} b', "'': expected token 'Identifier' and actual 'RightCurlyBrace'."],
    ['@item() and more', "'item() and more': expected token 'EndOfData' and actual 'Identifier'."],
  ])('fails on %j', (text, message) => {
    expect(() => parseTemplate(text)).toThrow(
      `Unable to parse template language expression ${message}`,
    );
  });

  test('holds any expression, alone and between text', () => {
    fc.assert(
      fc.property(tree, (node) => {
        expect(parseTemplate(`@${print(node)}`)).toEqual(node);
        expect(parseTemplate(`<@{${print(node)}}>`)).toEqual({
          kind: 'template',
          parts: ['<', node, '>'],
        });
      }),
    );
  });
});
