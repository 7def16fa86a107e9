import type { Data } from '../../../../emulator/expression/value';
import { type Case, MEASURED, reference } from './case';

const URL_ENCODED = 'application/x-www-form-urlencoded';
const MULTIPART = 'multipart/form-data; boundary="--b"';

const FORM_DATA = 'https://www.rfc-editor.org/rfc/rfc7578';

const base64 = (text: string): string => Buffer.from(text, 'utf8').toString('base64');

const answer = (contentType: string, body: Data) => ({
  outputs: { statusCode: 200, headers: { 'content-type': contentType }, body },
});

const lines = (...parts: readonly string[]): string => parts.join('\r\n');

const parts = lines(
  'a preamble',
  '----b',
  'Content-Disposition: form-data; name="Subject"',
  '',
  'Hello wörld',
  '----b',
  'Content-Disposition: form-data; name=data; filename="d.json"',
  'Content-Type: application/json',
  '',
  '{"n":1}',
  '----b',
  'content-type: image/png',
  '',
  'abc',
  '',
  'def',
  '----b--',
  'the end',
);

const context = {
  trigger: {
    headers: { 'Content-Type': `${URL_ENCODED}; charset=utf-8` },
    body: {
      '$content-type': URL_ENCODED,
      $content: base64('feedUrl=https%3A%2F%2Fa&tag=x+y&tag=z'),
    },
  },
  actions: {
    Form: answer(URL_ENCODED, {
      '$content-type': URL_ENCODED,
      $content: '',
      $formdata: [
        { key: 'Subject', value: 'Hello world' },
        { key: 'to', value: 'a' },
        { key: 'to', value: 'b' },
      ],
    }),
    Parts: answer(MULTIPART, { '$content-type': MULTIPART, $content: base64(parts) }),
    Split: answer('multipart/mixed', {
      $multipart: [
        { headers: { 'Content-Disposition': 'form-data; name="a"' }, body: 'first' },
        { headers: {}, body: { '$content-type': 'image/png', $content: 'YQ==' } },
      ],
    }),
    Json: answer('application/json', { Subject: 'Hello world' }),
    Compose: { outputs: { Subject: 'Hello world' } },
  },
};

const row = (source: string, expression: string, value: Data): Case => ({
  expression,
  context,
  value,
  source,
});

const fails = (source: string, expression: string, error: string): Case => ({
  expression,
  context,
  error,
  source,
});

export const forms: readonly Case[] = [
  row(reference('formDataValue'), "@formDataValue('Form', 'Subject')", 'Hello world'),
  row(reference('formDataMultiValues'), "@formDataMultiValues('Form', 'Subject')", ['Hello world']),
  row(MEASURED, "@formDataMultiValues('form', 'to')", ['a', 'b']),
  row(MEASURED, "@formDataMultiValues('Form', 'missing')", []),
  row(MEASURED, "@formDataValue('Form', 'missing')", null),
  row(FORM_DATA, "@formDataValue('Parts', 'Subject')", 'Hello wörld'),
  row(FORM_DATA, "@formDataValue('Parts', 'data')", { n: 1 }),
  fails(
    reference('formDataValue'),
    "@formDataValue('Form', 'to')",
    "The template language function 'formDataValue' failed to retrieve formdata contents from outputs. There are more than one items matching the field name 'to'.",
  ),
  fails(
    MEASURED,
    "@formDataValue('Json', 'Subject')",
    "Supported form data content types are 'multipart/form-data' and 'application/x-www-form-urlencoded' and the provided content type is 'application/json'.",
  ),
  fails(MEASURED, "@formDataMultiValues('Compose', 'Subject')", "content type is '<null>'."),
  row(reference('triggerFormDataValue'), "@triggerFormDataValue('feedUrl')", 'https://a'),
  row(reference('triggerFormDataMultiValues'), "@triggerFormDataMultiValues('tag')", ['x y', 'z']),
  fails(reference('triggerFormDataValue'), "@triggerFormDataValue('tag')", 'more than one items'),
  row(reference('multipartBody'), "@multipartBody('Parts', 0)", 'Hello wörld'),
  row(FORM_DATA, "@multipartBody('Parts', 1)['n']", 1),
  row(FORM_DATA, "@multipartBody('Parts', 2)", {
    '$content-type': 'image/png',
    $content: base64('abc\r\n\r\ndef'),
  }),
  row(MEASURED, "@multipartBody('Split', 0)", 'first'),
  row(MEASURED, "@multipartBody('Split', 1)", { '$content-type': 'image/png', $content: 'YQ==' }),
  fails(
    MEASURED,
    "@multipartBody('Parts', 3)",
    "failed to retrieve multipart contents from outputs. The index value '3' exceeds the number of multipart contents '3' in the outputs.",
  ),
  fails(MEASURED, "@multipartBody('Parts', -1)", "The index value '-1' exceeds"),
  fails(
    MEASURED,
    '@triggerMultipartBody(0)',
    `The supported multipart content type is 'multipart/*' and the provided content type is '${URL_ENCODED}; charset=utf-8'.`,
  ),
];
