import type { Arguments } from '../arguments';
import { contentOf } from '../content';
import type { TemplateError } from '../errors';
import { type Part, parameterOf, partsOf } from '../multipart';
import { toText } from '../text';
import { type Data, isArray, isObject, keyOf } from '../value';
import type { Family } from './function';

/**
 * The functions that read a form, or one part of a body of several, out of what an action or the
 * trigger received.
 */
export const formFunctions: Family<
  | 'formDataValue'
  | 'formDataMultiValues'
  | 'multipartBody'
  | 'triggerFormDataValue'
  | 'triggerFormDataMultiValues'
  | 'triggerMultipartBody'
> = {
  formDataValue: (args) => singleValue(args, outputsOf(args), 1),
  formDataMultiValues: (args) => values(args, outputsOf(args), 1),
  multipartBody: (args) => body(args, outputsOf(args), 1),
  triggerFormDataValue: (args) => singleValue(args, triggerOutputs(args), 0),
  triggerFormDataMultiValues: (args) => values(args, triggerOutputs(args), 0),
  triggerMultipartBody: (args) => body(args, triggerOutputs(args), 0),
};

const outputsOf = (args: Arguments): Data =>
  args.scope.action(args.text(0, 'to be a string'))?.outputs ?? null;

const triggerOutputs = ({ scope }: Arguments): Data => scope.trigger().outputs ?? null;

function singleValue(args: Arguments, outputs: Data, position: number): Data {
  const [value = null, ...others] = values(args, outputs, position);
  if (others.length === 0) return value;
  const key = args.text(position);
  throw notRetrieved(
    args,
    'formdata',
    `There are more than one items matching the field name '${key}'.`,
  );
}

const FORM = /^(?:multipart\/form-data|application\/x-www-form-urlencoded)\b/i;

/** The values of all fields of a name. */
function values(args: Arguments, outputs: Data, position: number): readonly Data[] {
  const key = args.text(position, 'to be a string');
  const contentType = contentTypeOf(outputs);
  if (contentType === undefined || !FORM.test(contentType)) {
    throw notRetrieved(
      args,
      'formdata',
      `The output content is not a valid form data content. Supported form data content types are 'multipart/form-data' and 'application/x-www-form-urlencoded' and the provided content type is '${contentType ?? '<null>'}'.`,
    );
  }
  return fieldsOf(outputs, contentType)
    .filter(([name]) => name === key)
    .map(([, value]) => value);
}

type Field = readonly [name: string, value: Data];

function fieldsOf(outputs: Data, contentType: string): readonly Field[] {
  const received = property(outputs, 'body');
  const fields = property(received, '$formdata');
  if (isArray(fields)) {
    return fields.map((field) => [toText(property(field, 'key')), property(field, 'value')]);
  }
  if (/^multipart\//i.test(contentType)) {
    return receivedParts(received, contentType).flatMap(({ headers, body: value }): Field[] => {
      const name = parameterOf(headers.get('content-disposition') ?? '', 'name');
      return name === undefined ? [] : [[name, value]];
    });
  }
  const text = contentOf(received)?.bytes.toString('utf8') ?? toText(received);
  return [...new URLSearchParams(text)];
}

function body(args: Arguments, outputs: Data, position: number): Data {
  const index = Number(args.integer(position));
  const contentType = contentTypeOf(outputs);
  if (contentType === undefined || !/^multipart\//i.test(contentType)) {
    throw notRetrieved(
      args,
      'multipart',
      `The supported multipart content type is 'multipart/*' and the provided content type is '${contentType ?? '<null>'}'.`,
    );
  }
  const parts = receivedParts(property(outputs, 'body'), contentType);
  const part = parts[index];
  if (part !== undefined) return part.body;
  throw notRetrieved(
    args,
    'multipart',
    `The index value '${index}' exceeds the number of multipart contents '${parts.length}' in the outputs.`,
  );
}

/** The parts of a body that the runtime has taken apart, or of one that still is one piece. */
function receivedParts(received: Data, contentType: string): readonly Part[] {
  const parts = property(received, '$multipart');
  if (!isArray(parts)) return partsOf(contentOf(received)?.bytes ?? Buffer.alloc(0), contentType);
  return parts.map((part) => {
    const headers = property(part, 'headers');
    const entries = isObject(headers) ? Object.entries(headers) : [];
    return {
      headers: new Map(entries.map(([name, value]) => [name.toLowerCase(), toText(value)])),
      body: property(part, 'body'),
    };
  });
}

function contentTypeOf(outputs: Data): string | undefined {
  const value = property(property(outputs, 'headers'), 'Content-Type');
  return typeof value === 'string' ? value : undefined;
}

function property(value: Data, name: string): Data {
  if (!isObject(value)) return null;
  const key = keyOf(value, name);
  return key === undefined ? null : (value[key] ?? null);
}

const notRetrieved = (args: Arguments, what: string, why: string): TemplateError =>
  args.error(`failed to retrieve ${what} contents from outputs. ${why}`);
