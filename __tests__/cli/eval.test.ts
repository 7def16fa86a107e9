import { Readable, Writable } from 'node:stream';
import { evalLine, evalStream } from '../../cli/eval';

const lineOf = (template: unknown, context?: unknown): string =>
  JSON.stringify({ template, context });

test.each([
  [lineOf("@concat('a','b')"), '{"value":"ab"}'],
  [lineOf('@div(11, 5.0)'), '{"value":2.2}'],
  [lineOf('@mul(2.5, 2)'), '{"value":5.0}'],
  [lineOf("@ticks('2026-01-01')"), '{"value":639028224000000000}'],
  [lineOf({ a: ['@add(1, 1)', 'x@{2}'], "@{'k'}": null }), '{"value":{"a":[2,"x2"],"k":null}}'],
  [lineOf(null), '{"value":null}'],
  [lineOf('@triggerBody()', {}), '{"value":null}'],
  [lineOf('@triggerBody()', { trigger: { headers: {} } }), '{"value":null}'],
  [
    lineOf('@utcNow()', { now: '2026-01-01T00:00:00Z' }),
    '{"value":"2026-01-01T00:00:00.0000000Z"}',
  ],
  [lineOf("@body('A')?['x']", { actions: { A: { outputs: { body: { x: 1 } } } } }), '{"value":1}'],
  [lineOf("@result('S')[0].name", { results: { S: [{ name: 'A' }] } }), '{"value":"A"}'],
  ['{"template": "@variables(\'f\')", "context": {"variables": {"f": 5.0}}}', '{"value":5.0}'],
  ['{"template": 1.0}', '{"value":1.0}'],
])('%s gives %s', (line, answer) => {
  expect(evalLine(line)).toBe(answer);
});

test.each([
  ['no json', 'The line is no JSON'],
  ['[]', "The line has no 'template'"],
  ['{}', "The line has no 'template'"],
  ['5', "The line has no 'template'"],
  [lineOf('@a', 5), "The line's 'context' is no object"],
  [
    lineOf('x', { actions: [] }),
    "The context's 'actions' must be an object. The provided value is of type 'Array'.",
  ],
  [lineOf('x', { actions: { A: 1 } }), "The context's 'actions.A' must be an object"],
  [lineOf('x', { actions: { A: { status: 1 } } }), "The context's 'actions.A.status' must be text"],
  [
    lineOf('x', { actions: { A: { error: 'x' } } }),
    "The context's 'actions.A.error' must be an object",
  ],
  [lineOf('x', { trigger: null }), "The context's 'trigger' must be an object"],
  [lineOf('x', { now: 'yesterday' }), "The context's 'now' must be a timestamp"],
  [
    lineOf("@result('S')", { results: { S: {} } }),
    "The context's 'results.S' must be an array of records",
  ],
  [
    lineOf("@iterationIndexes('L')", { iterationIndexes: { L: 'x' } }),
    'must be an object of numbers',
  ],
  [lineOf('@workflow()'), "The context has no 'workflow'"],
  [lineOf('@item()'), "The template function 'item' is not expected at this location"],
  [lineOf('@nope()'), "The template function 'nope' is not defined or not valid."],
  ['{"template": "@odata.type"}', "expected token 'LeftParenthesis' and actual 'Dot'"],
  [`{"template": ${'['.repeat(100_000)}${']'.repeat(100_000)}}`, 'nests too deep'],
])('%.60s gives an error line', (line, message) => {
  const answer: unknown = JSON.parse(evalLine(line));
  expect(answer).toEqual({ error: expect.stringContaining(message) as string });
});

/** What comes out for chunks of input. */
async function streamed(chunks: readonly (string | Buffer)[]): Promise<string> {
  let text = '';
  const output = new Writable({
    write(chunk: Buffer, _encoding, done) {
      text += chunk.toString('utf8');
      done();
    },
  });
  await evalStream(Readable.from(chunks), output);
  expect(output.writableEnded).toBe(false);
  return text;
}

test('answers each line in order, whatever the chunks, and skips blank ones', async () => {
  const lines = Array.from({ length: 500 }, (_, i) => lineOf(`@concat('ä\u2028', ${i})`));
  const input = Buffer.from(lines.join('\r\n\n'), 'utf8');
  const chunks = Array.from({ length: Math.ceil(input.length / 7) }, (_, i) =>
    input.subarray(i * 7, i * 7 + 7),
  );
  const expected = lines.map((_, i) => `${JSON.stringify({ value: `ä\u2028${i}` })}\n`).join('');
  await expect(streamed(chunks)).resolves.toBe(expected);
});

test('answers a last line without an end, and an empty input with nothing', async () => {
  await expect(streamed(['{"template":1}\n{"template":2}'])).resolves.toBe(
    '{"value":1}\n{"value":2}\n',
  );
  await expect(streamed([])).resolves.toBe('');
});
