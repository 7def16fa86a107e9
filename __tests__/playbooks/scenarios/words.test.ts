import { GUID } from '../lifecycle';
import { COLUMNS, deskOf } from './columns';
import { Scene } from './scene';
import { TEXTS, type Text } from './texts';

/** What should become of a text in a column. */
const resultOf = ({ out, in: html, except }: Text, column: string) => ({
  out,
  in: html,
  ...except?.[column],
});

const shortened = (text: string): string =>
  text.length > 80 ? `${text.slice(0, 30)}… ${text.length} characters` : text;

/** A row of the scenario table for each text: comments each way. */
describe.each(COLUMNS)('%s', (column) => {
  const scene = new Scene(deskOf(column));
  const results = { out: [] as readonly string[], in: [] as readonly string[] };

  beforeAll(async () => {
    await scene.begin();
    const written = { notes: scene.ticket().notes.length, comments: 1 + TEXTS.length };
    for (const { text } of TEXTS) scene.analyst.comment(GUID, text);
    await scene.pass();
    results.out = scene.ticket().notes.slice(written.notes);
    for (const { text } of TEXTS) scene.desk.note(scene.ticket().number, text);
    await scene.pass();
    results.in = scene.comments().slice(written.comments);
  });

  test('carries each text over once, each way', () => {
    expect(results.out).toHaveLength(TEXTS.length);
    expect(results.in).toHaveLength(TEXTS.length);
    expect(scene.failures()).toStrictEqual([]);
  });

  test.each(TEXTS.map((text, index) => [shortened(text.text), text, index] as const))(
    '%j, there and back',
    (_, text, index) => {
      const { number } = scene.ticket();
      const [head, ...words] = (results.out[index] ?? '').split('\n');
      expect(head).toMatch(/^Ada Analyst in Microsoft Sentinel, [-0-9T:.]+Z:$/);
      expect(words.at(-1)).toMatch(/^[[(]sentinel-comment:[-0-9a-f]{36}[\])]$/);
      const { out, in: html } = resultOf(text, column);
      // Preformatted text ends with a line of its own.
      expect(words.slice(0, -2).join('\n').replace(/\n+$/, '')).toBe(out);
      const [first = '', copy] = (results.in[index] ?? '').split(/(?<=^<p><b>.*<\/p>)(?=<p>)/);
      const who = scene.desk.system === 'Jira' ? 'Service Desk' : 'jane';
      expect(first).toMatch(
        new RegExp(`^<p><b>${who}</b> in ${scene.desk.system}, ${number}, [-0-9: ]+ UTC:</p>$`),
      );
      expect(copy).toBe(`<p>${html}</p>`);
    },
  );
});
