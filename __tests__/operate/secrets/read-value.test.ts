import { PassThrough } from 'node:stream';
import { type Terminal, readValue } from '../../../operate/secrets/read-value';

/** A terminal, or a pipe, and what it has shown. */
function terminal(isTTY: boolean) {
  const input = Object.assign(new PassThrough(), { isTTY });
  const shown: string[] = [];
  const output: Terminal['output'] = { write: (text) => shown.push(text) };
  return { input, output, shown };
}

test('what is typed is taken and never shown', async () => {
  const { input, output, shown } = terminal(true);
  const value = readValue('jira-token', { input, output });
  input.write('hunter2!\r');
  expect(await value).toBe('hunter2!');
  expect(shown.join('')).toBe("New value of 'jira-token' (not shown): \n");
});

test.each([
  ['hunter2!', 'hunter2!'],
  ['hunter2!\n', 'hunter2!'],
  ['hunter2!\r\n', 'hunter2!'],
  [' two\nlines \n\n', ' two\nlines \n'],
])('of %j, which is piped in, only the last line break is left out', async (text, value) => {
  const { input, output, shown } = terminal(false);
  input.end(text);
  expect(await readValue('jira-token', { input, output })).toBe(value);
  expect(shown).toStrictEqual([]);
});

test.each([true, false])('nothing at all is refused (terminal: %s)', async (isTTY) => {
  const { input, output } = terminal(isTTY);
  input.end('\n');
  await expect(readValue('jira-token', { input, output })).rejects.toThrow(
    "no value was given for 'jira-token', so nothing was written",
  );
});
