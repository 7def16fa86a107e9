import { readQuery } from './read';

/** A query as its file says what it answers. */
export interface QueryFile {
  /** Its first line. */
  readonly question: string;
  /** What one has to know to read the answer: the rest of its first comment. */
  readonly notes: string;
  readonly text: string;
}

/**
 * A query by its path below `queries/`, without its ending.
 * @throws where there is no such query, or where it does not start with its question
 */
export function queryFile(path: string): QueryFile {
  const text = readQuery(`${path}.kql`);
  const lines = text.split('\n');
  const end = lines.findIndex((line) => !line.startsWith('// '));
  const [question, ...notes] = lines.slice(0, end).map((line) => line.slice('// '.length));
  if (!question?.endsWith('?')) {
    throw new Error(`queries/${path}.kql does not say what it answers: start it with '// …?'`);
  }
  return { question, notes: notes.join(' '), text };
}
