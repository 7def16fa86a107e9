import Table from 'cli-table3';
import pc from 'picocolors';
import type { Verdict } from './verdicts';

const MARKS = {
  confirmed: pc.green,
  refuted: pc.red,
  'not seen here': pc.dim,
} as const;

/** The verdicts as a table; of what is refuted, also what it breaks. */
export function verdictTable(verdicts: readonly Verdict[]): string {
  const table = new Table({
    head: ['#', 'we assume', 'verdict', 'why'],
    style: { head: [], border: [] },
    wordWrap: true,
    colWidths: [5, 52, 15, 52],
  });
  for (const { assumption, verdict, why } of verdicts) {
    const breaks = verdict === 'refuted' ? `. So: ${plain(assumption.ifNot)}` : '';
    table.push([
      assumption.id,
      plain(assumption.assume),
      MARKS[verdict](verdict),
      `${why}${breaks}`,
    ]);
  }
  return table.toString();
}

/** Markdown as plain text: links by their words, no marks. */
const plain = (text: string): string =>
  text
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/(^|\s)_([^_]+)_(?=[\s,.;:]|$)/g, '$1$2')
    .replaceAll('`', '');
