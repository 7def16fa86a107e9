import type { QueryContext, QueryResult } from './named-queries';
import type { TableRow } from './rows';

const TABLE = 'SentinelBridgeTriage_CL';
const HOUR = 3_600_000;

/** Verdicts that say that nobody has to do anything. */
const BENIGN = ['BenignPositive', 'FalsePositive'];

/** What is in a row without the model having been asked. */
const NOT_ASKED = ['budget', 'record', 'entities'];

const timeOf = (row: TableRow): number => Date.parse(String(row['TimeGenerated']));

/** The last row of each incident. */
function lastOf(rows: readonly TableRow[]): readonly TableRow[] {
  const last = new Map<unknown, TableRow>();
  for (const row of rows) {
    const known = last.get(row['IncidentId']);
    if (known === undefined || timeOf(row) >= timeOf(known)) last.set(row['IncidentId'], row);
  }
  return [...last.values()];
}

/** What people have found of an analytics rule, and how many incidents the model was asked about within an hour: `queries/triage/rule-record.kql`. */
export function triageRuleRecord({ valueOf, rows, now }: QueryContext): QueryResult {
  const all = rows(TABLE);
  const outcomes = lastOf(all.filter((row) => row['Kind'] === 'outcome'))
    .filter((row) => row['RuleId'] === valueOf('OfRule') && row['Model'] === valueOf('OfModel'))
    .sort((a, b) => timeOf(b) - timeOf(a));
  const judged = outcomes
    .filter((row) => row['WouldClose'] === true)
    .slice(0, Number(valueOf('Outcomes')));
  const right = judged.filter((row) => BENIGN.includes(String(row['Classification'])));
  const examples = outcomes.slice(0, Number(valueOf('Shown'))).map((row) => ({
    verdict: row['Verdict'],
    confidence: row['Confidence'],
    classification: row['Classification'],
  }));
  const asked = lastOf(all.filter((row) => row['Kind'] === 'verdict')).filter(
    (row) => timeOf(row) > now - HOUR && !NOT_ASKED.includes(String(row['Reason'])),
  );
  return {
    columns: [
      { name: 'Judged', type: 'long' },
      { name: 'Right', type: 'long' },
      { name: 'Examples', type: 'string' },
      { name: 'VerdictsLastHour', type: 'long' },
    ],
    rows: [[judged.length, right.length, JSON.stringify(examples), asked.length]],
  };
}
