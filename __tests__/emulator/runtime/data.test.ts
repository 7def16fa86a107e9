import type { Json } from '../../../workflow/parameter';
import type { ActionJson } from '../../../workflow/schema';
import { action, after, compose, runOnce, statuses } from './support/playbook';

const FAILED = 'Failed BadRequest';
const QUIET = 'Succeeded NotSpecified';

describe('Compose', () => {
  test('keeps types, and a key that finds nothing as null', async () => {
    const run = await runOnce(
      { A: compose({ a: "@triggerBody()?['n']", b: "@triggerBody()?['x']", '@@odata.type': 'T' }) },
      { input: { body: { n: 5 } } },
    );
    expect(action(run, 'A')).toMatchObject({ status: 'Succeeded', code: 'OK' });
    expect(action(run, 'A').outputs).toStrictEqual({ a: 5, b: null, '@odata.type': 'T' });
    expect(action(run, 'A').inputs).toStrictEqual(action(run, 'A').outputs);
  });

  test('reading what has not run, or is not there', async () => {
    const run = await runOnce({
      A: compose("@outputs('B')"),
      B: compose("@outputs('Nobody')"),
      Skipped: compose(1, { runAfter: { B: ['Skipped'] } }),
      Reads: compose("@outputs('Skipped')", { runAfter: { Skipped: ['Skipped'] } }),
      Status: compose("@actions('Skipped')?['code']", { runAfter: { Skipped: ['Skipped'] } }),
    });
    expect(statuses(run)).toMatchObject({ B: FAILED, Reads: 'Succeeded OK' });
    expect(action(run, 'B').error?.message).toContain(
      "The action(s) 'Nobody' referenced by 'inputs' in action 'B' are not defined in the template.",
    );
    expect(action(run, 'Reads').outputs).toBeNull();
    expect(action(run, 'Status').outputs).toBe('ActionSkipped');
  });
});

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

  test('a property may be called pattern', async () => {
    const run = await runOnce({
      Good: parse({ pattern: 'x' }, { properties: { pattern: { type: 'string' } } }),
    });
    expect(statuses(run)).toStrictEqual({ Good: 'Succeeded OK' });
  });
});

describe('Query, Select, Join', () => {
  const input = {
    body: {
      list: [
        { t: 'A', n: 1 },
        { t: 'B', n: 2 },
      ],
    },
  };

  test('give their results as body', async () => {
    const run = await runOnce(
      {
        Kept: {
          type: 'Query',
          inputs: { from: "@triggerBody()['list']", where: "@greater(item()?['n'], 1)" },
        },
        Titles: {
          type: 'Select',
          inputs: { from: "@triggerBody()['list']", select: "@item()['t']" },
        },
        Objects: {
          type: 'Select',
          inputs: { from: "@body('Titles')", select: { '@{item()}': 1 } },
          ...after('Titles'),
        },
        Text: {
          type: 'Join',
          inputs: { from: "@body('Titles')", joinWith: '; ' },
          ...after('Titles'),
        },
      },
      { input },
    );
    expect(action(run, 'Kept').outputs).toStrictEqual({ body: [{ t: 'B', n: 2 }] });
    expect(action(run, 'Titles').outputs).toStrictEqual({ body: ['A', 'B'] });
    expect(action(run, 'Objects').outputs).toStrictEqual({ body: [{ A: 1 }, { B: 1 }] });
    expect(action(run, 'Text').outputs).toStrictEqual({ body: 'A; B' });
  });

  test.each<[string, Json, string]>([
    [
      'Query',
      { from: "@triggerBody()?['no']", where: '@equals(1, 1)' },
      "The 'from' property value in the 'query' action inputs is of type 'Null'. The value must be an array.",
    ],
    [
      'Select',
      { from: 'text', select: '@item()' },
      "The 'from' property value in the 'select' action inputs is of type 'String'.",
    ],
    ['Query', { from: [1], where: '@item()' }, "gave a value of type 'Integer'"],
    [
      'Query',
      { from: ['a'], where: "@greater(item()['n'], 1)" },
      "The evaluation of 'query' action 'where' expression '@greater(item()['n'], 1)' failed:",
    ],
    ['Join', { from: [1], joinWith: 5 }, "'joinWith' must be text"],
    ['Select', 'nothing', 'they must be an object'],
  ])('%s of %j fails', async (type, inputs, message) => {
    const run = await runOnce({ Bad: { type, inputs } });
    expect(statuses(run)).toStrictEqual({ Bad: FAILED });
    expect(action(run, 'Bad').error?.message).toContain(message);
  });
});

describe('variables', () => {
  const init = (type: string, value?: Json): ActionJson => ({
    type: 'InitializeVariable',
    inputs: { variables: [{ name: 'v', type, ...(value === undefined ? {} : { value }) }] },
  });
  const change = (type: string, value?: Json): ActionJson => ({
    type,
    inputs: { name: 'V', ...(value === undefined ? {} : { value }) },
    ...after('Init'),
  });

  test.each<[string, Json | undefined, string, Json | undefined, unknown]>([
    ['String', 'a', 'SetVariable', 'b', 'b'],
    ['String', 'a', 'AppendToStringVariable', '@add(1, 1)', 'a2'],
    ['String', 'a', 'AppendToStringVariable', "@triggerBody()?['missing']", 'a'],
    ['String', undefined, 'AppendToStringVariable', 'x', 'x'],
    ['Integer', 1, 'IncrementVariable', undefined, 2],
    ['Integer', 5, 'DecrementVariable', 2, 3],
    ['float', 1.5, 'incrementvariable', 1, 2.5],
    ['Array', [1], 'AppendToArrayVariable', { a: 2 }, [1, { a: 2 }]],
    ['Object', undefined, 'SetVariable', { a: 1 }, { a: 1 }],
  ])('%s %j, %s %j is %j', async (type, first, kind, value, expected) => {
    const run = await runOnce({
      Init: init(type, first),
      Change: change(kind, value),
      Seen: compose("@variables('v')", after('Change')),
    });
    expect(statuses(run)).toStrictEqual({ Init: QUIET, Change: QUIET, Seen: 'Succeeded OK' });
    expect(action(run, 'Seen').outputs).toStrictEqual(expected);
  });

  test('without a value they are null', async () => {
    const run = await runOnce({
      Init: init('String'),
      Seen: compose("@variables('v')", after('Init')),
    });
    expect(action(run, 'Seen').outputs).toBeNull();
  });

  test.each<[string, Json, string, Json, string]>([
    [
      'Integer',
      1,
      'SetVariable',
      'text',
      "The variable 'v' of type 'Integer' cannot be initialized or updated with value of type 'String'. The variable 'v' only supports values of types 'Integer'.",
    ],
    ['String', 'a', 'SetVariable', 1, "of type 'String' cannot be"],
    [
      'Array',
      [],
      'AppendToArrayVariable',
      [1],
      "The input value is of type 'Array' which cannot be appended to the variable 'V' of type 'Array'.",
    ],
    [
      'String',
      'a',
      'AppendToArrayVariable',
      1,
      "expects the variable 'V' to be of type 'Array'. It is of type 'String'.",
    ],
    ['String', 'a', 'IncrementVariable', 1, "to be of type 'Integer or Float'"],
    ['Integer', 1, 'IncrementVariable', 'x', "'value' must be a number"],
    ['Array', [], 'AppendToStringVariable', 'x', "to be of type 'String'"],
  ])('%s %j refuses %s %j', async (type, first, kind, value, message) => {
    const run = await runOnce({ Init: init(type, first), Change: change(kind, value) });
    expect(statuses(run)).toStrictEqual({ Init: QUIET, Change: FAILED });
    expect(action(run, 'Change').error?.message).toContain(message);
  });

  test('must be initialized, to be read and to be changed', async () => {
    const run = await runOnce({
      Read: compose("@variables('v')"),
      Set: { type: 'SetVariable', inputs: { name: 'v', value: 1 } },
    });
    for (const name of ['Read', 'Set']) {
      expect(action(run, name).error).toStrictEqual({
        code: 'InvalidVariableOperation',
        message: `The variable 'v' must be initialized before it can be used inside action '${name}'.`,
      });
    }
  });

  test('have a known type, and hold what they can', async () => {
    const run = await runOnce({
      Type: init('Text', 'a'),
    });
    expect(action(run, 'Type').error?.message).toContain("has the type 'Text', which is none of");
    const many = await runOnce({ Many: init('Array', new Array<number>(100_001).fill(0)) });
    expect(action(many, 'Many').error?.message).toContain('would exceed the limit of 100000 items');
  });
});
