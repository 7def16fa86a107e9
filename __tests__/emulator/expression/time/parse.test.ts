import fc from 'fast-check';
import { cultureOf, english } from '../../../../emulator/expression/culture';
import { formatTimestamp } from '../../../../emulator/expression/time/format';
import { parseTimestamp } from '../../../../emulator/expression/time/parse';
import { exactReader } from '../../../../emulator/expression/time/parse-exact';
import type { Timestamp } from '../../../../emulator/expression/time/timestamp';
import { ticksOfMilliseconds } from '../../../../emulator/expression/time/calendar';

const LOCALES = ['en-US', 'en-GB', 'de-DE', 'fr-FR', 'es-ES', 'it-IT', 'nl-NL', 'pl-PL', 'ja-JP'];

/** Any minute of the years that two digits tell. */
const minute: fc.Arbitrary<Timestamp> = fc
  .integer({ min: Date.UTC(1950, 0, 1) / 60_000, max: Date.UTC(2049, 11, 31) / 60_000 })
  .map((minutes) => ({ ticks: ticksOfMilliseconds(minutes * 60_000), kind: 'unspecified' }));

describe.each(LOCALES)('in %s', (locale) => {
  const culture = cultureOf(locale) ?? english();

  test.each(['g', 'G', 'f', 'F', 'o', 's'])('what the format %s writes is read back', (format) => {
    fc.assert(
      fc.property(minute, (timestamp) => {
        const text = formatTimestamp(timestamp, format, culture) ?? '';
        expect(parseTimestamp(text, culture)).toEqual(timestamp);
        expect(exactReader(format, culture, 0n)?.(text)).toEqual(timestamp);
      }),
      { numRuns: 50 },
    );
  });
});

test('no text takes long or breaks the reader', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 120 }),
      fc.constantFrom(...LOCALES),
      (text, locale) => {
        const culture = cultureOf(locale);
        const read = parseTimestamp(text, culture);
        expect(read === undefined || read.ticks >= 0n).toBe(true);
        expect(() => exactReader(text, culture ?? english(), 0n)?.(text)).not.toThrow();
      },
    ),
    { numRuns: 2000 },
  );
});
