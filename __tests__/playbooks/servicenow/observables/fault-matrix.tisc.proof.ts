import { faultsIn } from './faults';

test('tisc: whatever goes wrong with whichever call, observables and relations are there once', async () => {
  const { wrongs, ran, all } = await faultsIn('tisc');
  expect(wrongs).toStrictEqual([]);
  expect(ran).toBe(all);
}, 300_000);
