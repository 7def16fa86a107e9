import { faultsOfTriage } from './fault-matrix';
import { APPLY, SUGGEST, triageStack } from './triage-world';

test.each([
  ['suggesting', SUGGEST, false],
  ['acting', APPLY, false],
  ['acting, with the right to close', APPLY, true],
] as const)(
  '%s: whatever goes wrong with whichever call, the incident has one ticket',
  async (_, triage, isEarned) => {
    const { wrongs, ran, all } = await faultsOfTriage(triageStack(triage), isEarned);
    expect(wrongs).toEqual([]);
    expect(ran).toBe(all);
    expect(all).toBeGreaterThan(100);
  },
  300_000,
);
