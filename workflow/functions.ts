/**
 * The functions of the Workflow Definition Language: names, arity and types, one line each.
 *
 * This table is the only place that says what a function takes. Typed calls (`call`), the linter
 * and the emulator's evaluator all read it; a test says that the evaluator implements exactly
 * these.
 *
 * A signature reads as in TypeScript: `x?` may be left out, `...x` stands for any number more,
 * `a|b` is either. An `integer` is a whole number, a `number` either kind; `any` is anything, null
 * included, and nothing else takes null unless it says `null`.
 * @see https://learn.microsoft.com/azure/logic-apps/workflow-definition-language-functions-reference
 */
export const FUNCTIONS = {
  // What happened in the run
  triggerBody: '() => any',
  triggerOutputs: '() => any',
  trigger: '() => any',
  body: '(string) => any',
  actionBody: '(string) => any',
  outputs: '(string) => any',
  actionOutputs: '(string) => any',
  actions: '(string) => any',
  action: '() => any',
  result: '(string) => array',
  variables: '(string) => any',
  parameters: '(string) => any',
  items: '(string) => any',
  item: '() => any',
  iterationIndexes: '(string) => integer',
  workflow: '() => any',
  listCallbackUrl: '() => string',
  formDataValue: '(string, string) => any',
  formDataMultiValues: '(string, string) => array',
  multipartBody: '(string, integer) => any',
  triggerFormDataValue: '(string) => any',
  triggerFormDataMultiValues: '(string) => array',
  triggerMultipartBody: '(integer) => any',

  // Text
  concat: '(any, ...any) => string',
  substring: '(string, integer, integer?) => string',
  slice: '(string, integer, integer?) => string',
  replace: '(string, string, string) => string',
  split: '(string, string) => array',
  join: '(array, string) => string',
  toLower: '(string) => string',
  toUpper: '(string) => string',
  trim: '(string) => string',
  trimByteOrderMark: '(string|object) => any',
  indexOf: '(string, string) => integer',
  lastIndexOf: '(string, string) => integer',
  nthIndexOf: '(string, string, integer) => integer',
  startsWith: '(string, string) => boolean',
  endsWith: '(string, string) => boolean',
  guid: '(string?) => string',
  formatNumber: '(number, string, string?) => string',

  // Collections
  length: '(array|string) => integer',
  empty: '(array|object|string|null) => boolean',
  contains: '(array|object|string, any) => boolean',
  first: '(array|string) => any',
  last: '(array|string) => any',
  take: '(array|string, integer) => any',
  skip: '(array|string, integer) => any',
  union: '(array|object, array|object, ...array|object) => any',
  intersection: '(array|object, array|object, ...array|object) => any',
  createArray: '(any, ...any) => array',
  array: '(any) => array',
  range: '(integer, integer) => array',
  reverse: '(array) => array',
  sort: '(array, string?) => array',
  chunk: '(array|string, integer) => array',

  // Logic
  and: '(boolean, ...boolean) => boolean',
  or: '(boolean, ...boolean) => boolean',
  not: '(boolean) => boolean',
  if: '(boolean, any, any) => any',
  equals: '(any, any, ...any) => boolean',
  less: '(number|string, number|string) => boolean',
  lessOrEquals: '(number|string, number|string) => boolean',
  greater: '(number|string, number|string) => boolean',
  greaterOrEquals: '(number|string, number|string) => boolean',
  coalesce: '(any, ...any) => any',
  isInt: '(string|number) => boolean',
  isFloat: '(string, string?) => boolean',

  // Conversion
  string: '(any) => string',
  int: '(string|number|boolean) => integer',
  float: '(string|number, string?) => number',
  decimal: '(string|number) => number',
  bool: '(string|number|boolean) => boolean',
  json: '(string|object) => any',
  base64: '(any) => string',
  base64ToString: '(string) => string',
  decodeBase64: '(string) => string',
  base64ToBinary: '(string) => object',
  binary: '(string|number|boolean|array|object) => object',
  dataUri: '(any) => string',
  dataUriToString: '(string) => string',
  dataUriToBinary: '(string) => object',
  decodeDataUri: '(string) => any',
  encodeUriComponent: '(any, ...any) => string',
  uriComponent: '(any, ...any) => string',
  decodeUriComponent: '(string) => string',
  uriComponentToString: '(string) => string',
  uriComponentToBinary: '(string) => object',

  // XML
  xml: '(string|object) => object',
  xpath: '(object, string) => any',
  encodeXmlName: '(string) => string',
  decodeXmlName: '(string) => string',
  encodeXmlValue: '(string) => string',
  decodeXmlValue: '(string) => string',

  // Parts of a URI
  uriHost: '(string) => string',
  uriPath: '(string) => string',
  uriPathAndQuery: '(string) => string',
  uriPort: '(string) => integer',
  uriQuery: '(string) => string',
  uriScheme: '(string) => string',

  // Numbers
  add: '(number, number) => number',
  sub: '(number, number) => number',
  mul: '(number, number) => number',
  div: '(number, number) => number',
  mod: '(number, number) => number',
  min: '(number|array, ...number) => number',
  max: '(number|array, ...number) => number',
  rand: '(integer, integer) => integer',

  // Dates and times
  utcNow: '(string?) => string',
  addSeconds: '(string, integer, string?) => string',
  addMinutes: '(string, integer, string?) => string',
  addHours: '(string, integer, string?) => string',
  addDays: '(string, integer, string?) => string',
  addToTime: '(string, integer, string, string?) => string',
  subtractFromTime: '(string, integer, string, string?) => string',
  getFutureTime: '(integer, string, string?) => string',
  getPastTime: '(integer, string, string?) => string',
  formatDateTime: '(string, string?, string?) => string',
  parseDateTime: '(string, string?, string?) => string',
  startOfHour: '(string, string?) => string',
  startOfDay: '(string, string?) => string',
  startOfMonth: '(string, string?) => string',
  dayOfWeek: '(string) => integer',
  dayOfMonth: '(string) => integer',
  dayOfYear: '(string) => integer',
  dateDifference: '(string, string) => string',
  ticks: '(string) => integer',
  convertFromUtc: '(string, string, string?) => string',
  convertToUtc: '(string, string, string?) => string',
  convertTimeZone: '(string, string, string, string?) => string',

  // Objects
  setProperty: '(object, string, any) => object',
  addProperty: '(object, string, any) => object',
  removeProperty: '(object, string) => object',
} as const satisfies Readonly<Record<string, `(${string}) => ${string}`>>;

/** The name of a function, as Microsoft's reference spells it. */
export type FunctionName = keyof typeof FUNCTIONS;

/** The TypeScript types that the table's words stand for. */
interface Words {
  string: string;
  integer: number;
  number: number;
  boolean: boolean;
  array: readonly unknown[];
  object: object;
  null: null;
  any: unknown;
}

type TypeOf<T extends string> = T extends `${infer A}|${infer B}`
  ? TypeOf<A> | TypeOf<B>
  : T extends keyof Words
    ? Words[T]
    : never;

type ListOf<P extends string> = P extends `${infer A}, ${infer B}`
  ? [A, ...ListOf<B>]
  : P extends ''
    ? []
    : [P];

type TupleOf<P extends readonly string[]> = P extends [
  infer A extends string,
  ...infer B extends string[],
]
  ? A extends `...${infer R}`
    ? TypeOf<R>[]
    : A extends `${infer O}?`
      ? [TypeOf<O>?, ...TupleOf<B>]
      : [TypeOf<A>, ...TupleOf<B>]
  : [];

/** The types of a function's arguments. */
export type ArgumentsOf<N extends FunctionName> =
  (typeof FUNCTIONS)[N] extends `(${infer P}) => ${string}` ? TupleOf<ListOf<P>> : never;

/** The type of a function's result. */
export type ResultOf<N extends FunctionName> =
  (typeof FUNCTIONS)[N] extends `(${string}) => ${infer R}` ? TypeOf<R> : never;

/** One word of a signature: what a parameter may be. */
export type WordOfType = keyof Words;

/** What a function takes: the least and most arguments, and the words of each. */
export interface Signature {
  readonly name: string;
  readonly least: number;
  /** `Infinity` where the last parameter repeats. */
  readonly most: number;
  /** What the argument at a position may be. */
  readonly typesAt: (position: number) => readonly WordOfType[];
  readonly returns: WordOfType;
}

function signature(name: string, text: string): Signature {
  const [, list = '', returns = 'any'] = /^\((.*)\) => (.*)$/.exec(text) ?? [];
  const parameters = list === '' ? [] : list.split(', ');
  const words = parameters.map((p) => p.replace(/^\.\.\.|\?$/g, '').split('|') as WordOfType[]);
  const repeats = parameters.at(-1)?.startsWith('...') ?? false;
  return {
    name,
    least: parameters.filter((p) => !p.startsWith('...') && !p.endsWith('?')).length,
    most: repeats ? Infinity : parameters.length,
    typesAt: (position) => words[Math.min(position, words.length - 1)] ?? [],
    returns: returns as WordOfType,
  };
}

const byName = new Map(
  Object.entries(FUNCTIONS).map(([name, text]) => [name.toLowerCase(), signature(name, text)]),
);

/** The signature of a function; names are compared without regard to case. */
export const signatureOf = (name: string): Signature | undefined => byName.get(name.toLowerCase());
