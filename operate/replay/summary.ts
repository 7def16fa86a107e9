import Table from 'cli-table3';
import pc from 'picocolors';
import type { Replayed } from './replay';

/** What became of every failure, as a table: the oldest first. */
export function summaryOf(all: readonly Replayed[]): string {
  const table = new Table({
    head: ['incident', 'playbook', 'failed run', 'started again'],
    style: { head: [], border: [] },
  });
  const rows = all.toSorted((a, b) => Date.parse(a.run.startTime) - Date.parse(b.run.startTime));
  for (const each of rows) {
    const { incident, playbook, run } = each;
    const when = `${run.startTime.slice(0, 19)}Z`;
    table.push([
      incident === '' ? 'none' : incident,
      playbook.key,
      `${when} ${run.status}\n${pc.dim(run.name)}`,
      became(each),
    ]);
  }
  return table.toString();
}

function became(each: Replayed): string {
  switch (each.kind) {
    case 'started':
      return pc.green('yes');
    case 'due':
      return pc.yellow('not yet');
    case 'left out':
      return `no: ${each.because}`;
    case 'refused':
      return pc.red(`no: ${each.problem.found}`);
  }
}

/** What a command was asked to do. */
export interface Asked {
  readonly environment: string;
  readonly since: string;
  /** The playbooks that were named. */
  readonly named: readonly string[];
  readonly limit: number;
}

/** The command that goes on from where one has ended: what it has started has a later run then, and is left out. */
export const commandOf = ({ environment, since, named, limit }: Asked): string =>
  [
    `bridge replay ${environment} --since ${since}`,
    ...named.map((name) => `--playbook ${name}`),
    `--limit ${limit}`,
  ].join(' ');
