import { toText } from '../../expression/text';
import { type Data, type DataObject, isArray, isObject } from '../../expression/value';
import { type ActionFailure } from '../errors';
import { type Outcome, succeeded } from '../record';
import { render } from '../template';
import { fromOf, invalidTemplate, renderFor } from './arrays';
import { type Execution, invalidInputs, rawInputs } from './handler';

/** Texts in rows, under a heading for each column. */
interface Grid {
  readonly headings: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Table: an array written as CSV or HTML; its columns are those given, else the keys of all its items. */
export function runTable(execution: Execution): Outcome {
  const { action, scope } = execution;
  const { format: template = null, columns = null } = rawInputs(execution);
  const from = fromOf(execution, 'table', "of type 'Array'");
  const format = toText(render(template, scope));
  const write = FORMATS.get(format.toLowerCase());
  if (write === undefined) {
    throw invalidInputs(action, `'format' must be CSV or HTML, and is '${format}'`);
  }
  const grid = isArray(columns) ? givenColumns(execution, from, columns) : allKeys(execution, from);
  const shown = { from, format, ...(isArray(columns) ? { columns } : {}) };
  return succeeded({ body: write(grid) }, { inputs: shown });
}

function givenColumns(execution: Execution, from: readonly Data[], columns: readonly Data[]): Grid {
  const given = columns.map((column): DataObject => {
    if (isObject(column)) return column;
    throw invalidInputs(execution.action, "each of 'columns' must have a header and a value");
  });
  return {
    headings: given.map(({ header = null }) => toText(render(header, execution.scope))),
    rows: from.map((item) =>
      given.map(({ value = null }) =>
        toText(renderFor(execution, item, value, "'table' action 'columns'")),
      ),
    ),
  };
}

/** Columns in the order in which their keys first appear. */
function allKeys(execution: Execution, from: readonly Data[]): Grid {
  const rows = from.map((item): DataObject => {
    if (isObject(item)) return item;
    throw needsColumns(execution);
  });
  const headings = [...new Set(rows.flatMap(Object.keys))];
  return { headings, rows: rows.map((row) => headings.map((key) => toText(row[key] ?? null))) };
}

const needsColumns = ({ action }: Execution): ActionFailure =>
  invalidTemplate(
    action,
    "The property 'columns' must be specified unless the 'from' property value is an array of objects.",
  );

function csv({ headings, rows }: Grid): string {
  if (headings.length === 0) return '';
  return [headings, ...rows].map((line) => `${line.map(csvField).join(',')}\r\n`).join('');
}

const csvField = (text: string): string =>
  /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

function html({ headings, rows }: Grid): string {
  if (headings.length === 0) return '<table><tbody></tbody></table>';
  const line = (texts: readonly string[], tag: string): string =>
    `<tr>${texts.map((text) => `<${tag}>${htmlEncode(text)}</${tag}>`).join('')}</tr>`;
  const body = rows.map((row) => line(row, 'td')).join('');
  return `<table><thead>${line(headings, 'th')}</thead><tbody>${body}</tbody></table>`;
}

const FORMATS: ReadonlyMap<string, (grid: Grid) => string> = new Map([
  ['csv', csv],
  ['html', html],
]);

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['&', '&amp;'],
  ['"', '&quot;'],
]);

/**
 * Text as .NET encodes it: Latin-1 beyond ASCII, and what lies beyond 16 bits, by number.
 * @see https://learn.microsoft.com/dotnet/api/system.net.webutility.htmlencode
 */
const htmlEncode = (text: string): string =>
  text.replace(
    /[<>&"'\u00a0-\u00ff]|[\u{10000}-\u{10ffff}]/gu,
    (character) => ENTITIES.get(character) ?? `&#${character.codePointAt(0) ?? 0};`,
  );
