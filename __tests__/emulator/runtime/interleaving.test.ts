import type { Outbound } from '../../../emulator/runtime/outbound';
import { after, deploy, json } from './support/playbook';

/** A service that keeps a number: what is sent to it is what it has. */
class Counter implements Outbound {
  value = 0;

  send({ method, body }: Parameters<Outbound['send']>[0]): ReturnType<Outbound['send']> {
    if (method === 'PUT') this.value = Number(body);
    return Promise.resolve(json(200, { value: this.value }));
  }
}

/** Three runs that each read the number and write it back one higher. */
async function count(seed: number, limited: boolean): Promise<number> {
  const counter = new Counter();
  const http = { type: 'Http' };
  const { runtime, workflow } = deploy(
    {
      Read: { ...http, inputs: { method: 'GET', uri: 'https://example.com/n' } },
      Write: {
        ...http,
        inputs: {
          method: 'PUT',
          uri: 'https://example.com/n',
          body: "@string(add(body('Read')['value'], 1))",
        },
        ...after('Read'),
      },
    },
    {
      outbound: counter,
      scheduler: { seed },
      rest: {
        triggers: {
          T: { type: 'Request', ...(limited && { operationOptions: 'SingleInstance' }) },
        },
      },
    },
  );
  for (let i = 0; i < 3; i++) workflow.fire();
  await runtime.settle();
  expect(workflow.runs.map(({ status }) => status)).toStrictEqual(Array(3).fill('Succeeded'));
  return counter.value;
}

const SEEDS = Array.from({ length: 40 }, (_, i) => i + 1);

test('runs side by side lose updates, as the seed has it', async () => {
  const counts = await Promise.all(SEEDS.map((seed) => count(seed, false)));
  expect(new Set(counts).size).toBeGreaterThan(1);
  expect(Math.min(...counts)).toBeLessThan(3);
  expect(await Promise.all(SEEDS.map((seed) => count(seed, false)))).toStrictEqual(counts);
});

test('runs one at a time lose none, whatever the seed', async () => {
  const counts = await Promise.all(SEEDS.map((seed) => count(seed, true)));
  expect(new Set(counts)).toStrictEqual(new Set([3]));
});
