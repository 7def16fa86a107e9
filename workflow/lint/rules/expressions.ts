import { FUNCTIONS, type Signature, signatureOf } from '../../functions';
import { ParseError } from '../../parse';
import { print } from '../../print';
import type { Node } from '../../tree';
import { isFunction } from '../functions';
import { nearest } from '../nearest';
import { type Rule, inText } from '../rule';
import type { Text } from '../texts';
import { DEFINITION_LANGUAGE, FUNCTIONS_REFERENCE, LIMITS, MEASURED } from './sources';

const UNPARSABLE = 'Unable to parse template language expression ';

/** The texts that do not parse, and why not. */
const unparsable = (texts: readonly Text[], condition: (text: Text) => boolean) =>
  texts.flatMap((text) => {
    if (!(text.parsed instanceof ParseError) || !condition(text)) return [];
    const { message } = text.parsed;
    return [inText(text, { problem: message.replace(UNPARSABLE, '').replace(/\.$/, '') })];
  });

/** A property called `@odata.type` is meant literally; the runtime takes its name for an expression. */
const isNameWithAt = ({ isKey, source }: Text): boolean => isKey && /^@[^@{]/.test(source);

const syntax: Rule = {
  code: 'L09',
  title: 'An expression that does not parse',
  level: 'error',
  message: `${UNPARSABLE}{problem}.`,
  cause:
    'Unbalanced brackets, text after the end, double quotes, operators, a function without parentheses, or text that begins with @ and is meant literally.',
  fix: 'correct the expression: texts stand in single quotes, a literal @ at the start is written @@, comparisons are functions.',
  source: DEFINITION_LANGUAGE,
  check: ({ texts }) => unparsable(texts, (text) => !isNameWithAt(text)),
};

const propertyName: Rule = {
  code: 'L10',
  title: 'A property name that begins with @',
  level: 'error',
  message: `${UNPARSABLE}{problem}.`,
  cause:
    'Names of properties are templates, too: the runtime evaluates one that begins with a single @.',
  fix: 'double the @ of the name, as in "@@odata.type".',
  source: DEFINITION_LANGUAGE,
  check: ({ texts }) => unparsable(texts, isNameWithAt),
};

const unknownFunction: Rule = {
  code: 'L11',
  title: 'A function that does not exist',
  level: 'error',
  message: "The template function '{function}' is not defined or not valid.",
  cause: 'The workflow is saved, and fails when it comes to the expression.',
  fix: 'use a function of the reference{suggestion}.',
  source: FUNCTIONS_REFERENCE,
  check: (outline) =>
    outline
      .calls()
      .filter(({ node }) => !isFunction(node.name))
      .map(({ node, text }) => {
        const name = nearest(node.name, Object.keys(FUNCTIONS));
        const suggestion = name === undefined ? '' : `, such as '${name}'`;
        return inText(text, { function: node.name, suggestion });
      }),
};

const COUNTS = ['no', 'one', 'two', 'three', 'four'];
const inWords = (count: number): string => COUNTS[count] ?? String(count);

function expected({ least, most }: Signature): string {
  if (most === Infinity) return `at least ${inWords(least)}`;
  return least === most ? inWords(least) : `${inWords(least)} to ${inWords(most)}`;
}

const argumentCount: Rule = {
  code: 'L11',
  title: 'A function with too few or too many arguments',
  level: 'error',
  message:
    "The template language function '{function}' expects {expected} parameter(s). The function was invoked with '{count}' parameter(s).",
  cause: 'The workflow is saved, and fails when it comes to the expression.',
  fix: "give '{function}' {expected} argument(s).",
  source: FUNCTIONS_REFERENCE,
  check: (outline) =>
    outline.calls().flatMap(({ node, text }) => {
      const signature = signatureOf(node.name);
      const count = node.args.length;
      if (signature === undefined) return [];
      if (count >= signature.least && count <= signature.most) return [];
      const values = { function: signature.name, expected: expected(signature), count };
      return [inText(text, values)];
    }),
};

/** The characters that one expression may have. */
const MAXIMUM_EXPRESSION = 8192;

const tooLong: Rule = {
  code: 'L18',
  title: 'An expression that is too long',
  level: 'error',
  message: 'The expression in {place} has {length} characters; an expression may have {limit}.',
  cause: 'The limit is per expression: text around @{...} does not count.',
  fix: 'work out parts of it in Compose actions, or turn a table in it into a parameter.',
  source: LIMITS,
  check: ({ texts }) =>
    texts
      .filter(({ source }) => source.length > MAXIMUM_EXPRESSION)
      .flatMap((text) => {
        const length = Math.max(...expressionsOf(text).map((node) => print(node).length));
        if (length <= MAXIMUM_EXPRESSION) return [];
        return [inText(text, { length, limit: MAXIMUM_EXPRESSION })];
      }),
};

function expressionsOf({ parsed }: Text): readonly Node[] {
  if (parsed instanceof ParseError) return [];
  return parsed.kind === 'template' ? parsed.parts.filter((p) => typeof p !== 'string') : [parsed];
}

const slash: Rule = {
  code: 'L31',
  title: 'A slash in the name of a property',
  level: 'warning',
  message:
    "The name '{key}' in {place} is read as one property, not as a path: a slash leads nowhere in this kind of workflow.",
  cause:
    "Designers of other products write paths as 'a/b'; a Consumption workflow looks for a property of that very name.",
  fix: "if a path is meant, write one step after the other: ?['a']?['b'].",
  source: MEASURED,
  check: (outline) =>
    outline
      .calls()
      .flatMap(({ steps, text }) =>
        steps.flatMap(({ key }) =>
          typeof key === 'string' && key.includes('/') ? [inText(text, { key })] : [],
        ),
      ),
};

/** How an expression is written. */
export const EXPRESSION_RULES: readonly Rule[] = [
  syntax,
  propertyName,
  unknownFunction,
  argumentCount,
  tooLong,
  slash,
];
