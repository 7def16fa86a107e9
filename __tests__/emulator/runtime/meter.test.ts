import { LIST_PRICES, costOf } from '../../../emulator/runtime/meter';
import { Answers, broken, compose, json, runOnce } from './support/playbook';

test('each action that ran is billed, and the trigger; skipped ones are not', async () => {
  const run = await runOnce({
    A: compose(1),
    B: broken(),
    C: compose(1, { runAfter: { B: ['Succeeded'] } }),
  });
  expect(run.meter.billed).toStrictEqual({ builtIn: 2, standard: 1 });
});

test('a loop is billed once, and what it holds once for each item', async () => {
  const run = await runOnce({
    Loop: { type: 'Foreach', foreach: '@range(0, 5)', actions: { A: compose(1), B: compose(2) } },
  });
  expect(run.meter.billed.builtIn).toBe(11);
});

test('what a Terminate cut off is not billed', async () => {
  const run = await runOnce({
    Stop: { type: 'Terminate', inputs: { runStatus: 'Succeeded' } },
    A: compose(1, { runAfter: { Stop: ['Succeeded'] } }),
  });
  expect(run.meter.billed.builtIn).toBe(1);
});

test('an HTTP action costs a fifth of a connector call', async () => {
  const run = await runOnce(
    { Call: { type: 'Http', inputs: { method: 'GET', uri: 'https://example.com' } } },
    { outbound: new Answers(json(200, {})) },
  );
  expect(run.meter.billed).toStrictEqual({ builtIn: 1, standard: 1 });
  expect(costOf(run.meter.billed)).toBeCloseTo(0.00015, 10);
  expect(costOf(run.meter.billed, { ...LIST_PRICES, builtIn: 1 })).toBeCloseTo(1.000125, 10);
});
