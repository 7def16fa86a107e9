import { faultsIn } from './faults';

test('classic: whatever goes wrong with whichever call, observables and relations are there once', async () => {
  const { wrongs, ran, all } = await faultsIn('classic');
  expect(wrongs).toStrictEqual([]);
  expect(ran).toBe(all);
}, 300_000);
