import { usageRows } from '../../../emulator/logs/usage';

const WORKSPACE = '/subscriptions/S/resourceGroups/RG/workspaces/LAW';
const at = (time: string, bytes: number) => ({
  TimeGenerated: `2026-01-01T${time}Z`,
  _BilledSize: bytes,
});
const until = Date.parse('2026-01-01T12:30:00Z');

test('the volume is told per table and full hour, in megabytes, and what it costs', () => {
  const rows = usageRows(
    [
      ['SecurityIncident', [at('10:59:59.999', 1000)]],
      [
        'AzureDiagnostics',
        [
          at('10:00:00', 250_000),
          at('10:30:00.1234567', 750_000),
          at('11:00:00', 500_000),
          // This hour is not over yet.
          at('12:10:00', 1),
        ],
      ],
    ],
    WORKSPACE,
    until,
  );
  expect(rows.map((row) => [row['DataType'], row['StartTime'], row['Quantity']])).toStrictEqual([
    ['SecurityIncident', '2026-01-01T10:00:00.000Z', 0.001],
    ['AzureDiagnostics', '2026-01-01T10:00:00.000Z', 1],
    ['AzureDiagnostics', '2026-01-01T11:00:00.000Z', 0.5],
  ]);
  expect(rows[1]).toStrictEqual({
    TimeGenerated: '2026-01-01T10:00:00.000Z',
    StartTime: '2026-01-01T10:00:00.000Z',
    EndTime: '2026-01-01T11:00:00.000Z',
    DataType: 'AzureDiagnostics',
    Solution: 'LogManagement',
    Quantity: 1,
    QuantityUnit: 'MBytes',
    IsBillable: true,
    ResourceUri: WORKSPACE.toLowerCase(),
  });
  expect(rows[0]).toMatchObject({ Solution: 'SecurityInsights', IsBillable: false });
});

test('an hour counts once it is over, to the millisecond', () => {
  const rows = (time: string) =>
    usageRows(
      [['AzureDiagnostics', [at('10:15:00', 1)]]],
      WORKSPACE,
      Date.parse(`2026-01-01T${time}Z`),
    );
  expect(rows('10:59:59.999')).toStrictEqual([]);
  expect(rows('11:00:00')).toHaveLength(1);
});
