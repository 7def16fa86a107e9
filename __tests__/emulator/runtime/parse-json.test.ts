import type { Json } from '../../../workflow/parameter';
import type { ActionJson } from '../../../workflow/schema';
import { action, after, compose, runOnce, statuses } from './support/playbook';

describe('ParseJson', () => {
  const parse = (content: Json, schema?: Json): ActionJson => ({
    type: 'ParseJson',
    inputs: { content, ...(schema === undefined ? {} : { schema }) },
  });
  const schema = {
    type: 'object',
    properties: { name: { type: 'string' }, count: { type: ['integer', 'null'] } },
    required: ['name'],
  };

  test('reads text, and takes anything else as it is', async () => {
    const run = await runOnce({
      Text: parse('{"name":"a","count":1}', schema),
      Value: parse({ name: 'b', count: null }, schema),
      Seen: compose("@body('Text')['name']", after('Text')),
    });
    expect(statuses(run)).toStrictEqual({
      Text: 'Succeeded OK',
      Value: 'Succeeded OK',
      Seen: 'Succeeded OK',
    });
    expect(action(run, 'Text').outputs).toStrictEqual({ body: { name: 'a', count: 1 } });
    expect(action(run, 'Seen').outputs).toBe('a');
  });

  test('never coerces, and names each mismatch', async () => {
    const run = await runOnce({
      Bad: parse({ name: null, count: '1' }, schema),
      Body: compose("@body('Bad')", { runAfter: { Bad: ['Failed'] } }),
    });
    expect(statuses(run)).toMatchObject({ Bad: 'Failed ValidationFailed' });
    expect(action(run, 'Bad').error).toStrictEqual({
      code: 'ValidationFailed',
      message: 'The schema validation failed.',
    });
    expect(action(run, 'Bad').outputs).toMatchObject({
      errors: [
        {
          message: 'Invalid type. Expected String but got Null.',
          path: 'name',
          schemaId: '#/properties/name',
          errorType: 'type',
        },
        { message: 'Invalid type. Expected Integer, Null but got String.', path: 'count' },
      ],
    });
    expect(action(run, 'Body').outputs).toBeNull();
  });

  test.each([
    [{ list: [{ a: 1 }, {}] }, 'list[1]', 'Required properties are missing from object: a.'],
    [{ list: [{ a: 3 }] }, 'list[0].a', 'Value 3 is not defined in enum.'],
    [
      { list: [{ a: 1, b: 2 }] },
      'list[0]',
      "Property 'b' has not been defined and the schema does not allow additional properties.",
    ],
  ])('%j is wrong at %s', async (content, path, message) => {
    const run = await runOnce({
      Bad: parse(content, {
        properties: {
          list: {
            type: 'array',
            items: {
              properties: { a: { enum: [1, 2] } },
              required: ['a'],
              additionalProperties: false,
            },
          },
        },
      }),
    });
    expect(action(run, 'Bad').outputs).toMatchObject({ errors: [{ path, message }] });
  });

  test('takes draft 4 schemas', async () => {
    const draft4 = {
      $schema: 'http://json-schema.org/draft-04/schema#',
      id: 'anything',
      properties: { n: { type: 'integer', minimum: 1, exclusiveMinimum: true, required: true } },
    };
    const run = await runOnce({ Good: parse({ n: 2 }, draft4), Bad: parse({ n: 1 }, draft4) });
    expect(statuses(run)).toStrictEqual({ Good: 'Succeeded OK', Bad: 'Failed ValidationFailed' });
  });

  test.each<[Json, Json | undefined, string, string]>([
    ["@triggerBody()?['missing']", undefined, 'BadRequest', 'InvalidTemplate'],
    ['', undefined, 'BadRequest', 'InvalidTemplate'],
    ['{"a":', undefined, 'InvalidJSON', 'InvalidJSON'],
    [
      { a: 'x' },
      { properties: { a: { pattern: '^x' } } },
      'ActionSchemaNotSupported',
      'ActionSchemaNotSupported',
    ],
    [{ '$content-type': 'image/png', $content: 'AAAA' }, undefined, 'BadRequest', 'BadRequest'],
    [{}, { type: 'nothing' }, 'BadRequest', 'InvalidJsonSchema'],
  ])('%j with %j fails with %s', async (content, given, code, errorCode) => {
    const run = await runOnce({ Bad: parse(content, given) });
    expect(statuses(run)).toStrictEqual({ Bad: `Failed ${code}` });
    expect(action(run, 'Bad').error?.code).toBe(errorCode);
  });

  test('reads text leniently, and says where it cannot', async () => {
    const run = await runOnce({
      Good: parse("{'a': [1, .5,], /* more */ b: undefined}"),
      Bad: parse('{"a": tru}'),
      Blank: parse('  ', { type: 'object' }),
    });
    expect(statuses(run)).toStrictEqual({
      Good: 'Succeeded OK',
      Bad: 'Failed InvalidJSON',
      Blank: 'Failed ValidationFailed',
    });
    expect(action(run, 'Good').outputs).toStrictEqual({ body: { a: [1, 0.5], b: null } });
    expect(action(run, 'Bad').error?.message).toBe(
      "The 'content' property of actions of type 'ParseJson' must be valid JSON. The provided value cannot be parsed: " +
        "'Error parsing boolean value. Path 'a', line 1, position 9.'.",
    );
  });

  test('says what the value is, and lists types in the order that the runtime has', async () => {
    const run = await runOnce({
      Bad: parse(
        { a: 1.5, b: {} },
        {
          properties: { a: { type: ['null', 'integer', 'string'] }, b: { type: 'array' } },
          required: ['c'],
        },
      ),
    });
    expect(action(run, 'Bad').outputs).toMatchObject({
      errors: [
        { message: 'Required properties are missing from object: c.', value: ['c'] },
        { message: 'Invalid type. Expected String, Integer, Null but got Number.', value: 1.5 },
        { message: 'Invalid type. Expected Array but got Object.', path: 'b' },
      ],
    });
  });

  test('null is null, whatever nullable says, and any type is any', async () => {
    const run = await runOnce({
      Bad: parse({ a: null }, { properties: { a: { type: 'string', nullable: true } } }),
      Good: parse({ a: null }, { properties: { a: { type: 'any', nullable: true } } }),
    });
    expect(statuses(run)).toStrictEqual({ Bad: 'Failed ValidationFailed', Good: 'Succeeded OK' });
  });

  test.each([
    ['date', '2026-03-05', '2026-13-05'],
    ['date', '2024-02-29', '2025-02-29'],
    ['time', '14:07:09', '25:00'],
    ['date-time', '2026-03-05T14:07:09', '2026-03-05'],
    ['date-time', '2026-03-05T14:07:09.123+02:00', '2026-03-05 14:07:09Z'],
    ['ipv4', '10.0.0.1', '10.0.0.256'],
    ['hostname', 'example.com', '-bad-.com'],
    ['email', 'a@b', 'nope'],
    ['uri', 'https://x.com/a', 'relative/path'],
    ['uri', 'urn:x', 'https://x.com/a b'],
  ])('the format %s takes %s and not %s', async (format, good, bad) => {
    const schema = { properties: { a: { type: 'string', format } } };
    const run = await runOnce({ Good: parse({ a: good }, schema), Bad: parse({ a: bad }, schema) });
    expect(statuses(run)).toStrictEqual({ Good: 'Succeeded OK', Bad: 'Failed ValidationFailed' });
    expect(action(run, 'Bad').outputs).toMatchObject({
      errors: [{ message: `String '${bad}' does not validate against format '${format}'.` }],
    });
  });

  test('a format that the runtime does not know says nothing', async () => {
    const run = await runOnce({ Good: parse({ a: 1 }, { properties: { a: { format: 'x' } } }) });
    expect(statuses(run)).toStrictEqual({ Good: 'Succeeded OK' });
  });

  test('a property may be called pattern', async () => {
    const run = await runOnce({
      Good: parse({ pattern: 'x' }, { properties: { pattern: { type: 'string' } } }),
    });
    expect(statuses(run)).toStrictEqual({ Good: 'Succeeded OK' });
  });
});
