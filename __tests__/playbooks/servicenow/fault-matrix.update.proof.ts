import { CALLS } from './calls';
import { faultsIn } from './fault-matrix';
import { FAULTS } from './lifecycle';

test('whatever goes wrong with whichever call in the phase "update with comment", both sides agree afterwards', async () => {
  const { wrongs, ran } = await faultsIn('update with comment');
  expect(wrongs).toStrictEqual([]);
  expect(ran).toBe(CALLS.length * Object.keys(FAULTS).length);
}, 120_000);
