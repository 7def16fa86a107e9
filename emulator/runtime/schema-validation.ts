import Ajv, { type ErrorObject, type ValidateFunction } from 'ajv';
import { doubleOf } from '../expression/number';
import { type Data, isArray, isNumber, isObject, typeNameOf } from '../expression/value';
import { ActionFailure } from './errors';
import { FORMATS } from './schema-formats';

/** One mismatch between a value and a schema, as the runtime shows it in `outputs.errors`. */
export interface SchemaError {
  readonly message: string;
  readonly lineNumber: number;
  readonly linePosition: number;
  readonly path: string;
  /** @default - the mismatch is null, an object or an array */
  readonly value?: Data;
  readonly schemaId: string;
  readonly errorType: string;
  readonly childErrors: readonly [];
}

// Lenient as the runtime is: it knows draft 4 and ignores what it does not know; nothing is coerced.
const ajv = new Ajv({
  strict: false,
  allErrors: true,
  formats: FORMATS,
  validateSchema: false,
  verbose: true,
  logger: false,
});

/** Compiling a schema takes milliseconds, and a loop has the same one each time. */
const CACHED = 200;
const compiled = new Map<string, ValidateFunction>();

/** The mismatches between a value and a JSON schema; values are never coerced. */
export function schemaErrors(schema: unknown, value: Data): readonly SchemaError[] {
  if (schema === null || typeof schema !== 'object') return [];
  const validate = compileSchema(schema);
  return validate(plain(value)) ? [] : (validate.errors ?? []).map(schemaError);
}

function compileSchema(schema: object): ValidateFunction {
  const text = JSON.stringify(schema, (_key, item: unknown) =>
    typeof item === 'bigint' ? Number(item) : item,
  );
  const known = compiled.get(text);
  if (known !== undefined) return known;
  try {
    const validate = ajv.compile(modern(JSON.parse(text)) as object);
    if (compiled.size >= CACHED) compiled.clear();
    compiled.set(text, validate);
    return validate;
  } catch (error) {
    throw new ActionFailure(
      'BadRequest',
      `The JSON schema is not valid: ${error instanceof Error ? error.message : String(error)}.`,
      'InvalidJsonSchema',
    );
  }
}

/** Keywords that name a schema; the validator would look for schemas under those names. */
const NAMING: ReadonlySet<string> = new Set(['$schema', '$id', 'id']);

/** Whether a keyword says something in the validator's words and nothing in the runtime's. */
function isIdle(key: string, value: unknown): boolean {
  if (NAMING.has(key)) return typeof value === 'string';
  if (key === 'type') return value === 'any';
  return typeof value === 'boolean' && /^(?:required|nullable|exclusive.*)$/.test(key);
}

/** Bounds that draft 4 makes exclusive by a boolean beside them. */
const EXCLUSIVE: Readonly<Record<string, string>> = {
  minimum: 'exclusiveMinimum',
  maximum: 'exclusiveMaximum',
};

/** A draft 4 schema in the words of the validator: what later drafts read in another way, or refuse. */
function modern(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(modern);
  if (schema === null || typeof schema !== 'object') return schema;
  const given = new Map<string, unknown>(Object.entries(schema));
  const entries = [...given].flatMap(([key, value]): [string, unknown][] => {
    // Properties may have the names of keywords; their values are schemas then.
    if (isIdle(key, value)) return [];
    const exclusive = EXCLUSIVE[key];
    const isExclusive = exclusive !== undefined && given.get(exclusive) === true;
    return [[isExclusive ? exclusive : key, modern(value)]];
  });
  return Object.fromEntries(entries);
}

/** A value as the validator takes it: numbers of one kind. */
function plain(value: Data): unknown {
  if (isNumber(value)) return doubleOf(value);
  if (isArray(value)) return value.map(plain);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item)]));
}

function schemaError(error: ErrorObject): SchemaError {
  return {
    message: messageOf(error),
    lineNumber: 0,
    linePosition: 0,
    path: pathOf(error.instancePath),
    ...valueOf(error),
    schemaId: `#${error.schemaPath.slice(1).replace(/\/[^/]*$/, '')}`,
    errorType: error.keyword,
    childErrors: [],
  };
}

/** What the runtime shows as the value: one without parts, or the names of the properties that are missing. */
function valueOf({ keyword, params, data }: ErrorObject): Pick<SchemaError, 'value'> {
  const given = params as Readonly<Record<string, unknown>>;
  if (keyword === 'required') return { value: [String(given['missingProperty'])] };
  return typeof data === 'object' ? {} : { value: data as Data };
}

/** The order in which the runtime lists types. */
const TYPES = ['String', 'Number', 'Integer', 'Boolean', 'Object', 'Array', 'Null'];

/** The message in Newtonsoft's words where they are known. */
function messageOf({ keyword, params, data, message }: ErrorObject): string {
  const given = params as Readonly<Record<string, unknown>>;
  switch (keyword) {
    case 'type': {
      const types = [given['type']].flat().map((type) => capital(String(type)));
      const expected = TYPES.filter((type) => types.includes(type)).join(', ');
      const actual = typeNameOf(data as Data);
      return `Invalid type. Expected ${expected} but got ${actual === 'Float' ? 'Number' : actual}.`;
    }
    case 'required':
      return `Required properties are missing from object: ${String(given['missingProperty'])}.`;
    case 'enum':
      return `Value ${JSON.stringify(data)} is not defined in enum.`;
    case 'additionalProperties':
      return (
        `Property '${String(given['additionalProperty'])}' has not been defined and the schema does not allow ` +
        'additional properties.'
      );
    case 'format':
      return `String '${String(data)}' does not validate against format '${String(given['format'])}'.`;
    default:
      return `The value ${message ?? `does not match '${keyword}'`}.`;
  }
}

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** A JSON pointer as Newtonsoft writes a path: `rows[1].name`. */
const pathOf = (pointer: string): string =>
  pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce((path, part) => {
      if (/^\d+$/.test(part)) return `${path}[${part}]`;
      return path === '' ? part : `${path}.${part}`;
    }, '');
