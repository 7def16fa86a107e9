import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeLogs } from '../../bench/logs';
import type { LogRow } from '../../emulator/logs';
import { TABLES, type TableName } from '../../queries/tables';
import { deliver, devWorld } from '../playbooks/servicenow/dev-world';
import { passwordSpray } from '../playbooks/servicenow/payloads';

const folder = mkdtempSync(join(tmpdir(), 'bridge-logs-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const linesOf = (path: string): LogRow[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as LogRow);

test('each table is a file of JSON lines, each line a row with the table’s columns', async () => {
  const world = devWorld();
  await deliver(world, passwordSpray);
  const logs = world.logs();
  const path = join(folder, 'new', 'folder');
  const counts = writeLogs(path, logs);

  expect(readdirSync(path).sort()).toStrictEqual(
    Object.keys(TABLES)
      .map((table) => `${table}.jsonl`)
      .sort(),
  );
  for (const table of Object.keys(TABLES) as TableName[]) {
    const lines = linesOf(join(path, `${table}.jsonl`));
    expect(lines).toHaveLength(logs[table].length);
    expect(counts[table]).toBe(lines.length);
    for (const line of lines) expect(Object.keys(line)).toStrictEqual(Object.keys(TABLES[table]));
  }
});

test('values stay what they are: times are texts, dynamic columns values, and no text is null', () => {
  const row = {
    TimeGenerated: '2026-01-01T00:00:00.000Z',
    Title: 'Zeile 1\nZeile 2 \u2028 🙂 "quoted"',
    IncidentNumber: 7,
    Labels: [{ labelName: 'vip', labelType: 'User' }],
    tags_team_s: 'soc',
  };
  // More rows than are written at once.
  const SecurityIncident = Array.from({ length: 2500 }, () => row);
  const counts = writeLogs(folder, {
    AzureDiagnostics: [],
    SentinelHealth: [],
    SecurityIncident,
    SentinelBridgeTriage_CL: [],
    Usage: [],
  });
  expect(counts).toStrictEqual({
    AzureDiagnostics: 0,
    SentinelHealth: 0,
    SecurityIncident: 2500,
    SentinelBridgeTriage_CL: 0,
    Usage: 0,
  });
  const lines = linesOf(join(folder, 'SecurityIncident.jsonl'));
  expect(lines).toHaveLength(2500);
  expect(lines.at(-1)).toMatchObject({
    TimeGenerated: row.TimeGenerated,
    Title: row.Title,
    IncidentNumber: 7,
    Labels: row.Labels,
    Description: '',
    ClosedTime: null,
    Owner: null,
  });
  expect(lines[0]).not.toHaveProperty('tags_team_s');
  expect(linesOf(join(folder, 'Usage.jsonl'))).toStrictEqual([]);
});
