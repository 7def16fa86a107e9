import { benchIndicators } from '../../bench/indicators';
import { stackWith } from '../playbooks/threat-intelligence/intelligence-world';

test('a thousand indicators, with changes, withdrawals and faults: Sentinel matches exactly what it should', async () => {
  const report = await benchIndicators(stackWith('classic', { itemsPerRun: 200 }), {
    indicators: 1000,
  });
  console.log(report);
  expect(report).toMatchObject({ lost: 0, doubled: 0, stale: 0 });
  expect(report.failedRuns).toBeGreaterThan(0);
  expect(report.revoked).toBeGreaterThan(50);
  expect(report.matching).toBeGreaterThan(600);
}, 120_000);
