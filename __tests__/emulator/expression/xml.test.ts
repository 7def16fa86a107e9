import fc from 'fast-check';
import { jsonToXml } from '../../../emulator/expression/xml/from-json';
import { decodeName, encodeName } from '../../../emulator/expression/xml/names';
import { XmlError } from '../../../emulator/expression/xml/node';
import { readXml } from '../../../emulator/expression/xml/read';
import { xmlToJson } from '../../../emulator/expression/xml/to-json';
import { decodeValue, encodeValue, writeXml } from '../../../emulator/expression/xml/write';
import { data } from './data';

test('a name that is encoded is one that XML takes, and decoded the name it was', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary-ascii', minLength: 1 }), (text) => {
      const name = encodeName(text.replaceAll(':', ''));
      if (name === '') return;
      expect(decodeName(name)).toBe(text.replaceAll(':', ''));
      expect(writeXml(readXml(`<${name}/>`).document)).toBe(`<${name} />`);
    }),
  );
});

test('a value that is encoded is what XML reads it as', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const encoded = encodeValue(text);
      expect(decodeValue(encoded)).toBe(text);
      const value = text.trim() === '' ? '' : text;
      expect(xmlToJson(readXml(`<a>${encoded}</a>`).document)).toEqual({ a: value });
    }),
  );
});

test('what is written reads back as what was written', () => {
  fc.assert(
    fc.property(data, (value) => {
      const written = madeOf({ root: value });
      // A text of nothing but blanks is read as none.
      if (written === undefined || />\s+</.test(written)) return;
      expect(writeXml(readXml(written).document)).toBe(written);
    }),
    { numRuns: 1000 },
  );
});

/** The XML of an object, where there is one. */
function madeOf(object: Parameters<typeof jsonToXml>[0]): string | undefined {
  try {
    const written = writeXml(jsonToXml(object));
    readXml(written);
    return written;
  } catch (error) {
    if (error instanceof XmlError) return undefined;
    throw error;
  }
}

test('any text is XML or an XmlError', () => {
  const pieces = fc.constantFrom(
    '<a>',
    '</a>',
    '<a/>',
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '<?x',
    '?>',
    '&amp;',
    '&',
    ' b="1"',
    '"',
    'é',
    '\0',
  );
  fc.assert(
    fc.property(
      fc.array(fc.oneof(pieces, fc.string({ maxLength: 3 })), { maxLength: 8 }),
      (texts) => {
        const text = texts.join('');
        try {
          readXml(text);
        } catch (error) {
          expect(error).toBeInstanceOf(XmlError);
        }
      },
    ),
    { numRuns: 5000 },
  );
});

test('a document of many elements is read in no time squared', () => {
  const items = '<item a="1">\n<b/><c></c></item>\n'.repeat(20_000);
  const start = performance.now();
  const { document } = readXml(`<root>${items}</root>`);
  expect(writeXml(document).startsWith('<root><item a="1"><b /><c></c></item>')).toBe(true);
  expect(performance.now() - start).toBeLessThan(4000);
});
