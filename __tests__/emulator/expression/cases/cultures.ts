import { Float } from '../../../../workflow/tree';
import { type Case, MEASURED, docs, errors, reference, values } from './case';

const STANDARD_DATES = docs('dotnet/standard/base-types/standard-date-and-time-format-strings');
const CUSTOM_DATES = docs('dotnet/standard/base-types/custom-date-and-time-format-strings');
const CLDR = 'https://github.com/unicode-org/cldr-json';
const PARSE_EXACT = docs('dotnet/api/system.datetime.parseexact');
const AT = '2026-03-05T14:07:09Z';

export const cultures: readonly Case[] = [
  ...values(reference('formatDateTime'), [
    ["@formatDateTime('01/31/2016', 'dddd MMMM d', 'fr-fr')", 'dimanche janvier 31'],
    ["@formatDateTime('01/31/2016', 'dddd MMMM d', 'fr-FR')", 'dimanche janvier 31'],
    ["@formatDateTime('01/31/2016', 'dddd MMMM d', 'es-es')", 'domingo enero 31'],
  ]),
  ...values(MEASURED, [
    [`@formatDateTime('${AT}', 'd', 'de-DE')`, '05.03.2026'],
    [`@formatDateTime('${AT}', 'D', 'de-DE')`, 'Donnerstag, 5. März 2026'],
    [`@formatDateTime('${AT}', 'M', 'de-DE')`, '5. März'],
    [`@formatDateTime('${AT}', 'd', 'en-GB')`, '05/03/2026'],
    [`@formatDateTime('${AT}', 'D', 'en-GB')`, '05 March 2026'],
    [`@formatDateTime('${AT}', 'g', 'en-GB')`, '05/03/2026 14:07'],
    [`@formatDateTime('${AT}', 'D', 'fr-FR')`, 'jeudi 5 mars 2026'],
    [`@formatDateTime('${AT}', 'ddd d MMM', 'fr-FR')`, 'jeu. 5 mars'],
  ]),
  ...values(STANDARD_DATES, [
    ["@formatDateTime('2009-06-15T13:45:30', 'd', 'ja-JP')", '2009/06/15'],
    ["@formatDateTime('2009-06-15T13:45:30', 'D', 'ja-JP')", '2009年6月15日月曜日'],
    ["@formatDateTime('2009-06-15T13:45:30', 'F', 'de-DE')", 'Montag, 15. Juni 2009 13:45:30'],
    ["@formatDateTime('2009-06-15T13:45:30', 'y', 'de-DE')", 'Juni 2009'],
    ["@formatDateTime('2009-06-15T13:45:30', 'm', 'fr-FR')", '15 juin'],
    ["@formatDateTime('2009-06-15T13:45:30', 'Y', 'es-ES')", 'junio de 2009'],
    ["@formatDateTime('2009-06-15T13:45:30', 'r', 'de-DE')", 'Mon, 15 Jun 2009 13:45:30 GMT'],
    ["@formatDateTime('2009-06-15T13:45:30', 's', 'da-DK')", '2009-06-15T13:45:30'],
  ]),
  ...values(CUSTOM_DATES, [
    [`@formatDateTime('${AT}', 'yyyy/MM/dd HH:mm', 'de-DE')`, '2026.03.05 14:07'],
    [`@formatDateTime('${AT}', 'HH:mm', 'da-DK')`, '14.07'],
    [`@formatDateTime('${AT}', 'h:mm tt', 'ja-JP')`, '2:07 午後'],
    [`@formatDateTime('${AT}', 'd MMMM yyyy', 'pl-PL')`, '5 marca 2026'],
    [`@formatDateTime('${AT}', 'MMMM yyyy', 'pl-PL')`, 'marzec 2026'],
    [`@formatDateTime('${AT}', 'd/M/yyyy', '')`, '5/3/2026'],
  ]),
  ...errors(reference('formatDateTime'), [
    [`@formatDateTime('${AT}', 'D', 'xx-YY')`, "The provided locale 'xx-YY' is not valid"],
    [`@formatDateTime('${AT}', 'D', 'not a locale')`, "The provided locale 'not a locale' is not"],
    [`@formatDateTime('${AT}', 'D', 'th-TH')`, "counts years by the calendar 'buddhist'"],
  ]),
  ...values(reference('parseDateTime'), [
    ["@parseDateTime('20/10/2014', 'fr-fr')", '2014-10-20T00:00:00.0000000'],
    ["@parseDateTime('20 octobre 2010', 'fr-FR')", '2010-10-20T00:00:00.0000000'],
    ["@parseDateTime('martes 20 octubre 2020', 'es-es')", '2020-10-20T00:00:00.0000000'],
    ["@parseDateTime('21052019', 'fr-fr', 'ddMMyyyy')", '2019-05-21T00:00:00.0000000'],
    ["@parseDateTime('20190521', 'fr-fr', 'yyyyMMdd')", '2019-05-21T00:00:00.0000000'],
    [
      "@parseDateTime('10/20/2014 15h', 'en-US', 'MM/dd/yyyy HH\\h')",
      '2014-10-20T15:00:00.0000000',
    ],
  ]),
  ...values(MEASURED, [
    ["@parseDateTime('2026-01-15T10:30:00Z')", '2026-01-15T10:30:00.0000000Z'],
    ["@parseDateTime('15.01.2026', 'de-DE')", '2026-01-15T00:00:00.0000000'],
    ["@parseDateTime('3/5/2026 2:07 PM')", '2026-03-05T14:07:00.0000000'],
  ]),
  ...values(docs('dotnet/api/system.datetime.parse'), [
    ["@parseDateTime('5. März 2026 14:07', 'de-DE')", '2026-03-05T14:07:00.0000000'],
    ["@parseDateTime('05/03/26', 'en-GB')", '2026-03-05T00:00:00.0000000'],
    ["@parseDateTime('1 janv. 1970', 'fr-FR')", '1970-01-01T00:00:00.0000000'],
    ["@parseDateTime('martes, 20 de octubre de 2020', 'es-ES')", '2020-10-20T00:00:00.0000000'],
    ["@parseDateTime('20 mar 2020', 'es-ES')", '2020-03-20T00:00:00.0000000'],
    ["@parseDateTime('2026年3月5日木曜日', 'ja-JP')", '2026-03-05T00:00:00.0000000'],
    ["@parseDateTime('2026-03-05T14:07:09+02:00', 'de-DE')", '2026-03-05T12:07:09.0000000+00:00'],
  ]),
  ...values(PARSE_EXACT, [
    ["@parseDateTime('6/15/2009 1:45 PM', 'en-US', 'g')", '2009-06-15T13:45:00.0000000'],
    [
      "@parseDateTime('2009-06-15T13:45:30.25Z', '', 'yyyy-MM-ddTHH:mm:ss.ffK')",
      '2009-06-15T13:45:30.2500000Z',
    ],
    ["@parseDateTime('15 Juni 09', 'de-DE', 'dd MMMM yy')", '2009-06-15T00:00:00.0000000'],
    ["@parseDateTime('15 06 50', 'de-DE', 'dd MM yy')", '1950-06-15T00:00:00.0000000'],
    ["@parseDateTime('Mo 15.06.2009', 'de-DE', 'ddd dd/MM/yyyy')", '2009-06-15T00:00:00.0000000'],
    [
      "@parseDateTime('2009-06-15 +02:00', '', 'yyyy-MM-dd zzz')",
      '2009-06-14T22:00:00.0000000+00:00',
    ],
    ["@parseDateTime('06/2009', '', 'MM/yyyy')", '2009-06-01T00:00:00.0000000'],
    ["@parseDateTime('09:05 P', 'en-US', 'hh:mm t')", '2026-03-05T21:05:00.0000000'],
  ]).map((row) => ({ ...row, context: { now: AT } })),
  ...errors(PARSE_EXACT, [
    ["@parseDateTime('1/2/2026', 'en-US', 'MM/dd/yyyy')", "must match the format 'MM/dd/yyyy'"],
    ["@parseDateTime('31/02/2026', 'en-GB', 'dd/MM/yyyy')", 'was not valid'],
    ["@parseDateTime('x', 'en-US', 'x')", "The provided date time format 'x' is not valid"],
    ["@parseDateTime('x', 'en-US', 'ffffffff')", 'is not valid'],
    ["@parseDateTime('13 PM', 'en-US', 'hh tt')", 'was not valid'],
  ]),
  ...errors(MEASURED, [
    [
      "@parseDateTime('garbage')",
      "In function 'parseDateTime', the value provided for date time string 'garbage' was not valid.",
    ],
    ["@parseDateTime('20/10/2014')", 'was not valid'],
    ["@parseDateTime('10/20/2014', 'fr-fr')", 'was not valid'],
    ['@parseDateTime(null)', "The provided value is of type 'Null'"],
  ]),
  ...errors(reference('parseDateTime'), [
    ["@parseDateTime('20/10/2014', 'xx-YY')", "The provided locale 'xx-YY' is not valid"],
  ]),
  ...values(reference('formatNumber'), [
    ["@formatNumber(1234567890, '#,##0.00', 'en-US')", '1,234,567,890.00'],
    ["@formatNumber(1234567890, '#,##0.00', 'is-IS')", '1.234.567.890,00'],
    ["@formatNumber(17.35, 'C2')", '$17.35'],
    ["@formatNumber(17.35, 'C2', 'is-IS')", '17,35\u00a0kr'],
  ]),
  ...values(MEASURED, [
    ["@formatNumber(-1234.5, 'C', 'de-DE')", '-1.234,50\u00a0€'],
    ["@formatNumber(1234567.5, 'N2', 'fr-FR')", '1\u00a0234\u00a0567,50'],
    ["@formatNumber(-1234.5, 'C', 'en-GB')", '-£1,234.50'],
    ["@formatNumber(0.5, 'P0', 'de-DE')", '50\u00a0%'],
    ["@formatNumber(1234.5, 'G', 'de-DE')", '1234,5'],
    ["@formatNumber(1234.5, 'E2', 'de-DE')", '1,23E+003'],
  ]),
  ...values(CLDR, [
    ["@formatNumber(1234567.5, 'N1', 'en-IN')", '12,34,567.5'],
    ["@formatNumber(-1234, 'C', 'ja-JP')", '-￥1,234'],
    ["@formatNumber(-1234.5, 'N1', 'sv-SE')", '-1\u00a0234,5'],
    ["@formatNumber(1234.5, '#,##0.0 kg', 'pt-BR')", '1.234,5 kg'],
    ["@formatNumber(-0.001, 'C', 'de-DE')", '0,00\u00a0€'],
    ["@formatNumber(1234.5, '', 'de-DE')", '1234,5'],
  ]),
  ...errors(reference('formatNumber'), [
    ["@formatNumber(1, 'N', 'xx-YY')", "The provided locale 'xx-YY' is not valid"],
    ["@formatNumber(1, 'C', 'eo')", "with no currency for the locale 'eo'"],
  ]),
  ...values(reference('float'), [
    ["@float('10,000.333')", 10_000.333],
    ["@float('10.000,333', 'de-DE')", 10_000.333],
    ["@float('12,3,4,5678')", new Float(12_345_678)],
    ["@float('1234567,8+')", new Float(12_345_678)],
    ["@float('12345,6,78,-')", new Float(-12_345_678)],
    ["@float('-12,345,678,')", new Float(-12_345_678)],
    ["@float('12345678.-')", new Float(-12_345_678)],
    ["@float('.12345678')", 0.123_456_78],
  ]),
  ...values(CLDR, [
    ["@float('1 234,5', 'fr-FR')", 1234.5],
    ["@float('1''234.5', 'de-CH')", 1234.5],
  ]),
  ...errors(reference('float'), [
    ["@float('10,000.333', 'de-DE')", 'The value cannot be converted to the target type.'],
    ["@float('-5-')", 'The value cannot be converted to the target type.'],
    ["@float('.')", 'The value cannot be converted to the target type.'],
    ["@float('1', 'xx-YY')", "The provided locale 'xx-YY' is not valid"],
  ]),
  ...values(reference('isFloat'), [
    ["@isFloat('10,000.00')", true],
    ["@isFloat('10.000,00', 'de-DE')", true],
    ["@isFloat('10,000.00', 'de-DE')", false],
  ]),
];
