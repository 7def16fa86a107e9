import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A query as it stands in its file. */
export interface QueryFile {
  /** Below `queries/`, without its ending, as `workbook/overview/trend`. */
  readonly path: string;
  /** What it answers: its first line. */
  readonly question: string;
  /** What one has to know to read the answer: the rest of its first comment. */
  readonly notes: string;
  readonly text: string;
}

/** The folder of queries. The compiler copies none of them, so what is built reads them from beside its own folder. */
const FOLDER =
  [__dirname, join(__dirname, '..', '..', 'queries')].find((folder) =>
    existsSync(join(folder, 'workbook', 'parameters', 'playbook.kql')),
  ) ?? __dirname;

/** @throws where there is no such query, or where it does not start with its question */
export function queryFile(path: string): QueryFile {
  const file = join(FOLDER, `${path}.kql`);
  const text = readFileSync(file, 'utf8');
  const lines = text.split('\n');
  const end = lines.findIndex((line) => !line.startsWith('// '));
  const [question, ...notes] = lines.slice(0, end).map((line) => line.slice('// '.length));
  if (!question?.endsWith('?')) {
    throw new Error(`queries/${path}.kql does not say what it answers: start it with '// …?'`);
  }
  return { path, question, notes: notes.join(' '), text };
}
