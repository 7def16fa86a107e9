import { benchIndicators } from '../../bench/indicators';
import { stackWith } from '../playbooks/threat-intelligence/intelligence-world';

const stack = stackWith('classic', { itemsPerRun: 200 });

test.each([
  [1000, 1],
  [300, 2],
  [300, 3],
])(
  '%d indicators, with changes, withdrawals and faults (seed %d): Sentinel matches exactly what it should',
  async (indicators, seed) => {
    const report = await benchIndicators(stack, { indicators, seed });
    expect(report).toMatchObject({ lost: 0, doubled: 0, stale: 0 });
    expect(report.failedRuns).toBeGreaterThan(0);
    expect(report.revoked).toBeGreaterThan(indicators / 20);
    expect(report.matching).toBeGreaterThan(indicators * 0.6);
  },
  120_000,
);
