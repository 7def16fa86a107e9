/** The characters that a name may begin with, the colon of prefixes among them. */
const START = String.raw`:A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd`;
const LATER = String.raw`${START}\-.0-9\u00b7\u0300-\u036f\u203f\u2040`;

/** What a name cannot hold, and an underscore that would be read as the start of an escape. */
const NOT_IN_NAME = new RegExp(
  `^[^${START}]|(?<=.)[^${LATER}]|_(?=x[0-9A-Fa-f]{4}(?:[0-9A-Fa-f]{4})?_)`,
  'gsu',
);

/**
 * Text as a name of XML: what no name can hold becomes an escape such as `_x0020_`.
 * @see https://learn.microsoft.com/dotnet/api/system.xml.xmlconvert.encodename
 */
export const encodeName = (text: string): string =>
  text.replace(NOT_IN_NAME, (character) => {
    const code = character.codePointAt(0) ?? 0;
    const hex = code.toString(16).toUpperCase();
    return `_x${hex.padStart(code > 0xffff ? 8 : 4, '0')}_`;
  });

/**
 * The text that a name of XML stands for, its escapes read.
 * @see https://learn.microsoft.com/dotnet/api/system.xml.xmlconvert.decodename
 */
export const decodeName = (name: string): string =>
  name.replace(/_x([0-9A-Fa-f]{8}|[0-9A-Fa-f]{4})_/g, (escape, hex: string) => {
    const code = Number.parseInt(hex, 16);
    return code > 0x10ffff ? escape : String.fromCodePoint(code);
  });
