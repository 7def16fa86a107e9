import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';

/** Where a value is typed or piped in, and where it is asked for. */
export interface Terminal {
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  /** Shows the question, and never what is typed. */
  readonly output: { write(text: string): unknown };
}

/**
 * A secret's value: typed without showing it where somebody sits at a terminal, else all that is piped in. One line break at the end is not part of it.
 * @throws where there is nothing
 */
export async function readValue(name: string, { input, output }: Terminal): Promise<string> {
  const text = input.isTTY === true ? await typed(name, input, output) : await piped(input);
  const value = text.replace(/\r?\n$/, '');
  if (value === '') throw new Error(`no value was given for '${name}', so nothing was written`);
  return value;
}

async function piped(input: NodeJS.ReadableStream): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of input) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}

/** What readline would echo goes nowhere. */
const NOWHERE = new Writable({
  write: (_chunk, _encoding, done) => {
    done();
  },
});

async function typed(
  name: string,
  input: NodeJS.ReadableStream,
  output: Terminal['output'],
): Promise<string> {
  output.write(`New value of '${name}' (not shown): `);
  const lines = createInterface({ input, output: NOWHERE, terminal: true });
  const line = await new Promise<string>((resolve) => {
    lines.once('line', resolve);
    lines.once('close', () => resolve(''));
  });
  lines.close();
  output.write('\n');
  return line;
}
