import { loadStack } from '../../../emulator/stack';
import dev from '../../../environments/dev';
import { executionsOf, runCostOf } from '../../../review/bill/cost';
import { firingsADay } from '../../../review/bill/schedule';
import { synthesized } from '../../constructs/synthesized';

const recurring = (recurrence: object) => ({ triggers: { t: { type: 'Recurrence', recurrence } } });

test('a run costs its trigger, and each action that runs where nothing fails', () => {
  const cost = runCostOf({
    triggers: { t: { type: 'ApiConnectionWebhook' } },
    actions: {
      a: { type: 'Http' },
      failed: { type: 'Compose', runAfter: { a: ['Failed'] } },
      afterFailed: { type: 'Compose', runAfter: { failed: ['Succeeded'] } },
      anyway: { type: 'ApiConnection', runAfter: { failed: ['Succeeded', 'Skipped'] } },
      if: {
        type: 'If',
        actions: { x: { type: 'Compose' }, y: { type: 'ApiConnection' } },
        else: { actions: {} },
      },
      loop: { type: 'Foreach', actions: { z: { type: 'Http' } } },
    },
  });
  expect(cost).toEqual({
    least: { builtIn: 3, standard: 2 },
    most: { builtIn: 4, standard: 3 },
    perItem: [
      [
        'loop',
        { least: { builtIn: 1, standard: 0 }, most: { builtIn: 1, standard: 0 }, perItem: [] },
      ],
    ],
  });
});

test('actions that wait for each other cost nothing: they never run', () => {
  const actions = { a: { runAfter: { b: ['Succeeded'] } }, b: { runAfter: { a: ['Succeeded'] } } };
  expect(executionsOf(runCostOf({ actions }).most)).toBe(1);
});

test('the most that opening a ticket costs is what it costs in the emulator', () => {
  const stack = loadStack(synthesized(dev).json);
  const open = stack.workflows.find(({ name }) => name.endsWith('servicenow-open'));
  // As docs/playbooks/servicenow-open.md says, which the emulator has counted.
  expect(runCostOf({ ...open!.definition }).most).toEqual({ builtIn: 13, standard: 2 });
});

test.each([
  [{ frequency: 'Minute', interval: 5 }, 288],
  [{ frequency: 'hour', interval: 6 }, 4],
  [{ frequency: 'Week', interval: 1 }, 1 / 7],
  [{ frequency: 'Month', interval: 1 }, undefined],
  [{ frequency: 'Day', interval: 1, schedule: { hours: [8, 20] } }, undefined],
  [{ frequency: 'Minute', interval: 0 }, undefined],
  [{ frequency: 'constructor', interval: 1 }, undefined],
  [{}, undefined],
])('%j fires so often in a day', (recurrence, times) => {
  expect(firingsADay(recurring(recurrence))).toBe(times);
});
