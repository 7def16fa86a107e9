import { type Case, MEASURED, docs, errors, reference, values } from './case';

const STANDARD_FORMATS = docs('dotnet/standard/base-types/standard-date-and-time-format-strings');
const CUSTOM_FORMATS = docs('dotnet/standard/base-types/custom-date-and-time-format-strings');

const at = (now: string, expression: string, value: string, name: string): Case => ({
  expression,
  value,
  context: { now },
  source: reference(name),
});

export const dates: readonly Case[] = [
  at('2018-04-15T13:00:00Z', '@utcNow()', '2018-04-15T13:00:00.0000000Z', 'utcNow'),
  at('2018-04-15T13:00:00Z', "@utcNow('D')", 'Sunday, April 15, 2018', 'utcNow'),
  at(
    '2018-03-01T00:00:00Z',
    "@getFutureTime(5, 'Day')",
    '2018-03-06T00:00:00.0000000Z',
    'getFutureTime',
  ),
  at(
    '2018-03-01T00:00:00Z',
    "@getFutureTime(5, 'Day', 'D')",
    'Tuesday, March 6, 2018',
    'getFutureTime',
  ),
  at(
    '2018-02-01T00:00:00Z',
    "@getPastTime(5, 'Day')",
    '2018-01-27T00:00:00.0000000Z',
    'getPastTime',
  ),
  at(
    '2018-02-01T00:00:00Z',
    "@getPastTime(5, 'Day', 'D')",
    'Saturday, January 27, 2018',
    'getPastTime',
  ),
  ...values(reference('addDays'), [
    ["@addDays('2018-03-15T00:00:00Z', 10)", '2018-03-25T00:00:00.0000000Z'],
    ["@addDays('2018-03-15T00:00:00Z', -5)", '2018-03-10T00:00:00.0000000Z'],
  ]),
  ...values(reference('addHours'), [
    ["@addHours('2018-03-15T00:00:00Z', 10)", '2018-03-15T10:00:00.0000000Z'],
    ["@addHours('2018-03-15T15:00:00Z', -5)", '2018-03-15T10:00:00.0000000Z'],
  ]),
  ...values(reference('addMinutes'), [
    ["@addMinutes('2018-03-15T00:10:00Z', 10)", '2018-03-15T00:20:00.0000000Z'],
    ["@addMinutes('2018-03-15T00:20:00Z', -5)", '2018-03-15T00:15:00.0000000Z'],
  ]),
  ...values(reference('addSeconds'), [
    ["@addSeconds('2018-03-15T00:00:00Z', 10)", '2018-03-15T00:00:10.0000000Z'],
    ["@addSeconds('2018-03-15T00:00:30Z', -5)", '2018-03-15T00:00:25.0000000Z'],
  ]),
  ...values(reference('addToTime'), [
    ["@addToTime('2018-01-01T00:00:00Z', 1, 'Day')", '2018-01-02T00:00:00.0000000Z'],
    ["@addToTime('2018-01-01T00:00:00Z', 1, 'Day', 'D')", 'Tuesday, January 2, 2018'],
  ]),
  ...values(reference('subtractFromTime'), [
    ["@subtractFromTime('2018-01-02T00:00:00Z', 1, 'Day')", '2018-01-01T00:00:00.0000000Z'],
    ["@subtractFromTime('2018-01-02T00:00:00Z', 1, 'Day', 'D')", 'Monday, January 1, 2018'],
  ]),
  ...values(MEASURED, [
    ["@addToTime('2026-01-31T00:00:00Z', 1, 'Month')", '2026-02-28T00:00:00.0000000Z'],
    ["@addToTime('2024-02-29T00:00:00Z', 1, 'Year')", '2025-02-28T00:00:00.0000000Z'],
    ["@subtractFromTime('2026-01-15T10:30:00Z', 2, 'Hours')", '2026-01-15T08:30:00.0000000Z'],
    ["@addDays('2026-01-15T10:30:00Z', -1, 'yyyy-MM-dd')", '2026-01-14'],
    ["@formatDateTime('2026-01-15')", '2026-01-15T00:00:00.0000000'],
    ["@formatDateTime('2026-01-15T10:30:00Z')", '2026-01-15T10:30:00.0000000Z'],
    ["@formatDateTime('2026-01-15T12:30:00+02:00')", '2026-01-15T10:30:00.0000000+00:00'],
    ["@formatDateTime('2026-01-15T10:30:00.1234567Z')", '2026-01-15T10:30:00.1234567Z'],
    ["@addDays('2026-01-15T10:30:00', 1)", '2026-01-16T10:30:00.0000000'],
    ["@addSeconds('2026-01-15T10:30:00.0000001Z', 1)", '2026-01-15T10:30:01.0000001Z'],
    ["@formatDateTime('Thu, 05 Mar 2026 14:07:09 GMT', 's')", '2026-03-05T14:07:09'],
    ["@formatDateTime('3/5/2026 2:07 PM', 's')", '2026-03-05T14:07:00'],
  ]),
  ...errors(MEASURED, [
    [
      "@formatDateTime('garbage', 'yyyy')",
      "In function 'formatDateTime', the value provided for date time string 'garbage' was not valid. The datetime string must match ISO 8601 format.",
    ],
    ["@formatDateTime('')", "date time string '' was not valid"],
    [
      "@addDays('2026-02-30', 1)",
      "In function 'addDays', the value provided for date time string '2026-02-30'",
    ],
    ["@addHours('2026-01-01T24:00:00Z', 1)", 'was not valid'],
    ["@formatDateTime('0000-01-01')", 'was not valid'],
    ['@formatDateTime(null)', "The provided value is of type 'Null'"],
    [
      "@addDays('2026-01-01', '1')",
      "The template language function 'addDays' expects its second parameter to be an integer. The provided value is of type 'String'. Please see https://aka.ms/logicexpressions#adddays for usage details.",
    ],
    ["@addDays('2026-01-01', 1.5)", "to be an integer. The provided value is of type 'Float'"],
  ]),
  ...errors(docs('dotnet/api/system.datetime.adddays'), [
    ["@addDays('9999-12-31', 1)", 'un-representable DateTime'],
    ["@addDays('0001-01-01', -1)", 'un-representable DateTime'],
    ["@addToTime('9999-12-31', 1, 'Month')", 'un-representable DateTime'],
    ["@addDays('2026-01-01', 9223372036854775807)", 'un-representable DateTime'],
  ]),
  ...errors(reference('addToTime'), [
    ["@addToTime('2026-01-01', 1, 'Fortnight')", "The time unit 'Fortnight' is none of"],
  ]),
  ...values(reference('formatDateTime'), [
    ["@formatDateTime('03/15/2018 12:00:00', 'yyyy-MM-ddTHH:mm:ss')", '2018-03-15T12:00:00'],
    ["@formatDateTime('03/15/2018', '')", '2018-03-15T00:00:00.0000000'],
  ]),
  ...values(STANDARD_FORMATS, [
    ["@formatDateTime('2009-06-15T13:45:30', 'd')", '6/15/2009'],
    ["@formatDateTime('2009-06-15T13:45:30', 'D')", 'Monday, June 15, 2009'],
    ["@formatDateTime('2009-06-15T13:45:30', 'f')", 'Monday, June 15, 2009 1:45 PM'],
    ["@formatDateTime('2009-06-15T13:45:30', 'F')", 'Monday, June 15, 2009 1:45:30 PM'],
    ["@formatDateTime('2009-06-15T13:45:30', 'g')", '6/15/2009 1:45 PM'],
    ["@formatDateTime('2009-06-15T13:45:30', 'G')", '6/15/2009 1:45:30 PM'],
    ["@formatDateTime('2009-06-15T13:45:30', 'm')", 'June 15'],
    ["@formatDateTime('2009-06-15T13:45:30', 'o')", '2009-06-15T13:45:30.0000000'],
    ["@formatDateTime('2009-06-15T13:45:30Z', 'r')", 'Mon, 15 Jun 2009 13:45:30 GMT'],
    ["@formatDateTime('2009-06-15T13:45:30', 's')", '2009-06-15T13:45:30'],
    ["@formatDateTime('2009-06-15T13:45:30', 't')", '1:45 PM'],
    ["@formatDateTime('2009-06-15T13:45:30', 'T')", '1:45:30 PM'],
    ["@formatDateTime('2009-06-15T13:45:30', 'u')", '2009-06-15 13:45:30Z'],
    ["@formatDateTime('2009-06-15T13:45:30', 'y')", 'June 2009'],
  ]),
  ...errors(STANDARD_FORMATS, [
    [
      "@formatDateTime('2009-06-15T13:45:30', 'x')",
      "The provided date time format 'x' is not valid",
    ],
  ]),
  ...values(CUSTOM_FORMATS, [
    ["@formatDateTime('2009-06-01T13:45:30', '%d')", '1'],
    ["@formatDateTime('2009-06-01T13:45:30', 'dd ddd dddd')", '01 Mon Monday'],
    ["@formatDateTime('2009-06-15T13:45:30.6170000', 'ff fff fffffff')", '61 617 6170000'],
    ["@formatDateTime('2009-06-15T13:45:30.6100000', 'ss.FFF')", '30.61'],
    ["@formatDateTime('2009-06-15T13:45:30', 'ss.FFF')", '30'],
    ["@formatDateTime('2009-06-15T01:45:30', 'h hh H HH')", '1 01 1 01'],
    ["@formatDateTime('2009-06-15T00:05:09', 'h m mm s ss')", '12 5 05 9 09'],
    ["@formatDateTime('2009-06-15T13:45:30Z', 'HH:mmK')", '13:45Z'],
    ["@formatDateTime('2009-06-15', 'M MM MMM MMMM')", '6 06 Jun June'],
    ["@formatDateTime('2009-06-15T13:45:30', 't tt')", 'P PM'],
    ["@formatDateTime('0009-06-15', 'y yy yyy yyyy yyyyy')", '9 09 009 0009 00009'],
    ["@formatDateTime('2009-06-15T13:45:30Z', 'z zz zzz')", '+0 +00 +00:00'],
    ["@formatDateTime('2009-06-15T13:45:30', 'hh \"o''clock\" \\h')", "01 o'clock h"],
    ["@formatDateTime('2009-06-15', 'yyyy\"Year\"')", '2009Year'],
    ["@formatDateTime('2009-06-15', 'yyyy/MM_dd')", '2009/06_15'],
  ]),
  ...errors(CUSTOM_FORMATS, [
    ["@formatDateTime('2009-06-15', 'ffffffff')", 'is not valid'],
    ["@formatDateTime('2009-06-15', 'yyyy\"')", 'is not valid'],
  ]),
  ...values(reference('startOfDay'), [
    ["@startOfDay('2018-03-15T13:30:30Z')", '2018-03-15T00:00:00.0000000Z'],
  ]),
  ...values(reference('startOfHour'), [
    ["@startOfHour('2018-03-15T13:30:30Z')", '2018-03-15T13:00:00.0000000Z'],
  ]),
  ...values(reference('startOfMonth'), [
    ["@startOfMonth('2018-03-15T13:30:30Z')", '2018-03-01T00:00:00.0000000Z'],
    ["@startOfMonth('2018-03-15T13:30:30Z', 'yyyy-MM-dd')", '2018-03-01'],
  ]),
  ...values(reference('dayOfMonth'), [["@dayOfMonth('2018-03-15T13:27:36Z')", 15]]),
  ...values(reference('dayOfWeek'), [["@dayOfWeek('2018-03-15T13:27:36Z')", 4]]),
  ...values(reference('dayOfYear'), [["@dayOfYear('2018-03-15T13:27:36Z')", 74]]),
  ...values(reference('dateDifference'), [
    ["@dateDifference('2015-02-08', '2018-07-30')", '1268.00:00:00'],
  ]),
  ...values(MEASURED, [
    ["@dateDifference('2026-01-15T10:00:00Z', '2026-01-15T11:30:05Z')", '01:30:05'],
    ["@dateDifference('2026-01-15T10:00:00Z', '2026-01-17T11:00:00Z')", '2.01:00:00'],
    ["@dateDifference('2026-01-15T11:00:00Z', '2026-01-15T10:00:00Z')", '-01:00:00'],
    ["@ticks('1970-01-01T00:00:00Z')", 621_355_968_000_000_000n],
    ["@sub(ticks('2026-01-01T00:00:00.0000001Z'), ticks('2026-01-01T00:00:00Z'))", 1],
    ["@ticks('0001-01-01')", 0],
  ]),
  ...values(docs('dotnet/api/system.datetime.maxvalue'), [
    ["@ticks('9999-12-31T23:59:59.9999999')", 3_155_378_975_999_999_999n],
  ]),
  ...values(reference('convertFromUtc'), [
    [
      "@convertFromUtc('2018-01-01T08:00:00.0000000Z', 'Pacific Standard Time')",
      '2018-01-01T00:00:00.0000000',
    ],
    [
      "@convertFromUtc('2018-01-01T08:00:00.0000000Z', 'Pacific Standard Time', 'D')",
      'Monday, January 1, 2018',
    ],
  ]),
  ...values(reference('convertTimeZone'), [
    [
      "@convertTimeZone('2018-01-01T08:00:00.0000000Z', 'UTC', 'Pacific Standard Time')",
      '2018-01-01T00:00:00.0000000',
    ],
  ]),
  ...values(reference('convertToUtc'), [
    [
      "@convertToUtc('01/01/2018 00:00:00', 'Pacific Standard Time')",
      '2018-01-01T08:00:00.0000000Z',
    ],
    [
      "@convertToUtc('01/01/2018 00:00:00', 'Pacific Standard Time', 'D')",
      'Monday, January 1, 2018',
    ],
  ]),
  ...values(MEASURED, [
    [
      "@convertFromUtc('2026-01-15T10:30:00Z', 'W. Europe Standard Time')",
      '2026-01-15T11:30:00.0000000',
    ],
    ["@convertFromUtc('2026-01-15T10:30:00Z', 'UTC')", '2026-01-15T10:30:00.0000000Z'],
    [
      "@convertToUtc('2026-01-15T11:30:00', 'W. Europe Standard Time')",
      '2026-01-15T10:30:00.0000000Z',
    ],
    [
      "@convertTimeZone('2026-01-15T10:30:00Z', 'UTC', 'Tokyo Standard Time')",
      '2026-01-15T19:30:00.0000000',
    ],
    ["@convertFromUtc('2026-07-15T10:30:00Z', 'Europe/Berlin', 'HH:mm')", '12:30'],
  ]),
  ...errors(MEASURED, [
    [
      "@convertToUtc('2026-01-15T10:30:00Z', 'W. Europe Standard Time')",
      "The template language function 'convertToUtc' expects its second parameter to be a time zone matching the time zone indicated by the timestamp.",
    ],
    [
      "@convertFromUtc('2026-01-15T10:30:00Z', 'Middle-earth')",
      "In the template language function 'convertFromUtc', the value provided for the time zone id 'Middle-earth' was not valid.",
    ],
  ]),
];
