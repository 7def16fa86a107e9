import { toText } from '../../../../emulator/expression/text';
import { madeUpGuid, madeUpHex } from '../../../../emulator/stack/made-up';
import type { Json } from '../../../../workflow/parameter';
import { Unknown } from '../value';
import { type Arguments, isArray } from './arguments';
import type { Family } from './function';

/** The functions over text. @see https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions-string */
export const textFunctions: Family = {
  format: (args) => formatted(args.text(0), args),
  guid: (args) => new Unknown(madeUpGuid(joined(args))),
  newGuid: () => new Unknown(madeUpGuid('newGuid')),
  uniqueString: (args) => new Unknown(uniqueText(joined(args))),
  indexOf: (args) =>
    isArray(args.at(0))
      ? args.list(0).indexOf(args.at(1))
      : args.text(0).toLowerCase().indexOf(args.text(1).toLowerCase()),
  lastIndexOf: (args) =>
    isArray(args.at(0))
      ? args.list(0).lastIndexOf(args.at(1))
      : args.text(0).toLowerCase().lastIndexOf(args.text(1).toLowerCase()),
  join: (args) => args.list(0).map(toText).join(args.text(1)),
  padLeft: (args) => toText(args.at(0)).padStart(width(args), args.text(2, ' ')),
  replace: (args) => args.text(0).replaceAll(args.text(1), () => args.text(2)),
  split: (args) => args.text(0).split(delimiter(args)),
  startsWith: (args) => args.text(0).toLowerCase().startsWith(args.text(1).toLowerCase()),
  endsWith: (args) => args.text(0).toLowerCase().endsWith(args.text(1).toLowerCase()),
  substring: (args) => {
    const text = args.text(0);
    const start = args.integer(1);
    const end = start + args.integer(2, text.length - start);
    if (start < 0 || end < start || end > text.length) args.refuse('reaches beyond the text');
    return text.slice(start, end);
  },
  toLower: (args) => args.text(0).toLowerCase(),
  toUpper: (args) => args.text(0).toUpperCase(),
  trim: (args) => args.text(0).trim(),
};

const joined = (args: Arguments): string => args.values.map(toText).join('-');

/** As long as Azure's padding may make a text. */
const width = (args: Arguments): number => Math.min(args.integer(1), 16_000);

/** Azure's hash is not public; it gives 13 letters and digits. */
const uniqueText = (seed: string): string =>
  BigInt(`0x${madeUpHex(seed).slice(0, 17)}`)
    .toString(36)
    .padStart(13, 'a')
    .slice(-13);

/** One delimiter, or several of which any divides. */
function delimiter(args: Arguments): RegExp | string {
  const given = args.at(1);
  if (!isArray(given)) return args.text(1);
  const escaped = given.map((each) => toText(each).replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(escaped.join('|'));
}

/** Composite formatting: `{0}` is the first value after the format, and doubled braces are one. */
const formatted = (format: string, args: Arguments): string =>
  format.replace(
    /\{\{|\}\}|\{(\d+)(?:,(-?\d+))?(?::([^}]*))?\}/g,
    (piece, index?: string, alignment?: string, specifier?: string) => {
      if (index === undefined) return piece.slice(1);
      const text = withSpecifier(args.at(Number(index) + 1), specifier ?? '');
      const columns = Number(alignment ?? 0);
      return columns < 0 ? text.padEnd(-columns) : text.padStart(columns);
    },
  );

/** Leading zeros are the one .NET format that templates use on numbers: `{0:D2}` and `{0:00}`. */
function withSpecifier(value: Json, specifier: string): string {
  const zeros = /^d(\d+)$/i.exec(specifier)?.[1] ?? /^0+$/.exec(specifier)?.[0].length ?? 0;
  return typeof value === 'number' ? String(value).padStart(Number(zeros), '0') : toText(value);
}
