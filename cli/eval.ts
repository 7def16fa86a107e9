import { pipeline } from 'node:stream/promises';
import { contextScope } from '../emulator/expression/context';
import { readJson, writeJson } from '../emulator/expression/json';
import { render } from '../emulator/expression/render';
import { type Data, isObject } from '../emulator/expression/value';

/**
 * Evaluates the template of one JSON line, `{"template": "@concat('a','b')", "context": {…}}`.
 * @returns one JSON line without its end: `{"value": …}`, or `{"error": "…"}` whatever may be wrong
 */
export function evalLine(line: string): string {
  try {
    return `{"value":${writeJson(evaluateLine(line))}}`;
  } catch (error) {
    return `{"error":${JSON.stringify(error instanceof Error ? error.message : String(error))}}`;
  }
}

function evaluateLine(line: string): Data {
  const request = requestIn(line);
  if (!isObject(request) || !Object.hasOwn(request, 'template')) {
    throw new Error(`The line has no 'template'; write {"template": "@concat('a','b')"}.`);
  }
  const context = request.context ?? {};
  if (!isObject(context))
    throw new Error(`The line's 'context' is no object; write {} or leave it out.`);
  return render(request.template, contextScope(context));
}

function requestIn(line: string): Data {
  try {
    return readJson(line);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new Error(`The line is no JSON: ${error.message}; write one JSON object on each line.`);
  }
}

/**
 * Evaluates JSON lines as they come, one line out for each line in, in order; blank lines are
 * skipped.
 */
export async function evalStream(
  input: NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
): Promise<void> {
  await pipeline(input, answers, output, { end: false });
}

/**
 * One piece of output for each piece of input keeps the number of writes small, and an interactive
 * user served.
 */
async function* answers(chunks: AsyncIterable<string | Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of chunks) {
    rest += typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
    const lines = rest.split('\n');
    rest = lines.pop() ?? '';
    if (lines.length > 0) yield answer(lines);
  }
  yield answer([rest + decoder.decode()]);
}

const answer = (lines: readonly string[]): string =>
  lines
    .filter((line) => line.trim() !== '')
    .map((line) => `${evalLine(line)}\n`)
    .join('');
