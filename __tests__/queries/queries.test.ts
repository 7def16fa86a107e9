import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { report } from '../../playbooks/report';
import { TABLES } from '../../queries/tables';
import { analyze } from './kql';

const query = readFileSync(join(__dirname, '../../queries/ticket-outcomes.kql'), 'utf8');

test('ticket-outcomes parses, type-checks and gives what its first line promises', () => {
  expect(analyze(query)).toStrictEqual({
    complaints: [],
    columns: {
      Time: 'datetime',
      Incident: 'string',
      Ticket: 'string',
      Outcome: 'string',
      Playbook: 'string',
      Run: 'string',
    },
  });
});

test('a misspelt column is found', () => {
  const { complaints } = analyze(
    query.replace('trackedProperties_ticket_s', 'trackedProperties_tiket_s'),
  );
  expect(complaints).toContain(
    "The name 'trackedProperties_tiket_s' does not refer to any known column, table, variable or function.",
  );
});

test('every tracked property of a report has its column', () => {
  const tracked = report('Report', { system: 'ServiceNow', direction: 'out', outcome: 'opened' });
  const columns = Object.keys(tracked.trackedProperties ?? {}).map(
    (name) => `trackedProperties_${name}_s`,
  );
  expect(Object.keys(TABLES.AzureDiagnostics)).toEqual(expect.arrayContaining(columns));
});
