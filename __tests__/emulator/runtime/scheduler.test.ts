import fc from 'fast-check';
import { TaskGroup } from '../../../emulator/runtime/group';
import { Scheduler } from '../../../emulator/runtime/scheduler';
import { Signal } from '../../../emulator/runtime/signal';

const START = Date.UTC(2026, 0, 1);

test('tasks run one at a time, also across real asynchronous work', async () => {
  const scheduler = new Scheduler();
  let inside = 0;
  let most = 0;
  for (let i = 0; i < 5; i++) {
    scheduler.spawn(async () => {
      for (let step = 0; step < 3; step++) {
        await scheduler.turn();
        inside++;
        most = Math.max(most, inside);
        await new Promise((resolve) => setTimeout(resolve, 1));
        inside--;
      }
    });
  }
  await scheduler.settle();
  expect(most).toBe(1);
});

test('the clock jumps from timer to timer, in order', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 0, max: 1e9 }), { maxLength: 50 }),
      async (waits) => {
        const scheduler = new Scheduler();
        const seen: number[] = [];
        for (const wait of waits) {
          scheduler.spawn(async () => {
            await scheduler.sleep(wait);
            seen.push(scheduler.now - START);
          });
        }
        await scheduler.settle();
        expect(seen).toStrictEqual([...waits].sort((a, b) => a - b));
      },
    ),
  );
});

test('the same seed gives the same order', async () => {
  const order = async (seed: number) => {
    const scheduler = new Scheduler({ seed });
    const seen: number[] = [];
    for (let i = 0; i < 8; i++) {
      scheduler.spawn(async () => {
        await scheduler.turn();
        seen.push(i);
      });
    }
    await scheduler.settle();
    return seen.join();
  };
  expect(await order(3)).toBe(await order(3));
  const orders = new Set(await Promise.all([1, 2, 3, 4, 5].map(order)));
  expect(orders.size).toBeGreaterThan(1);
});

test('a signal wakes who waits; the time wakes them without it', async () => {
  const scheduler = new Scheduler();
  const signal = new Signal<string>();
  const seen: unknown[] = [];
  const wait = (timeout: number) => async () => {
    seen.push([await scheduler.wait(signal, 'x', { timeout }), scheduler.now - START]);
  };
  scheduler.spawn(wait(10));
  scheduler.spawn(wait(1000));
  scheduler.spawn(async () => {
    await scheduler.sleep(50);
    signal.fire('now');
    signal.fire('again');
  });
  await scheduler.settle();
  expect(seen).toStrictEqual([
    [undefined, 10],
    ['now', 50],
  ]);
  expect(scheduler.now).toBe(START + 50);
});

test('a deadlock is an error that says who waits', async () => {
  const scheduler = new Scheduler();
  scheduler.spawn(async () => {
    await scheduler.wait(new Signal(), 'the answer of B');
  });
  await expect(scheduler.settle()).rejects.toThrow(
    'Deadlock: nothing can go on. Waiting: the answer of B.',
  );
});

test('who waits for the outside is in no deadlock', async () => {
  const scheduler = new Scheduler();
  const signal = new Signal<number>();
  let seen: number | undefined;
  scheduler.spawn(async () => {
    seen = await scheduler.wait(signal, 'a callback', { external: true, timeout: 1000 });
  });
  await scheduler.settle();
  expect(scheduler.now).toBe(START);
  signal.fire(5);
  await scheduler.settle();
  expect(seen).toBe(5);
});

test('the error of a task is the error of settle', async () => {
  const scheduler = new Scheduler();
  scheduler.spawn(() => Promise.reject(new Error('a fault')));
  await expect(scheduler.settle()).rejects.toThrow('a fault');
});

test('tasks that never come to rest are stopped', async () => {
  const scheduler = new Scheduler({ turnLimit: 100 });
  for (const _ of [1, 2]) {
    scheduler.spawn(async () => {
      for (;;) await scheduler.turn();
    });
  }
  await expect(scheduler.settle()).rejects.toThrow('no standstill in 100 turns');
});

test('a task that keeps its turn is noticed', async () => {
  const scheduler = new Scheduler({ stallLimit: 20 });
  scheduler.spawn(() => new Promise(() => undefined));
  await expect(scheduler.settle()).rejects.toThrow('kept its turn for more than 20 ms');
});

test('runUntil leaves the clock where it was told to', async () => {
  const scheduler = new Scheduler();
  const fired: number[] = [];
  for (const at of [10, 20, 30]) scheduler.schedule(START + at, () => fired.push(at));
  await scheduler.runUntil(START + 25);
  expect(fired).toStrictEqual([10, 20]);
  expect(scheduler.now).toBe(START + 25);
});

test('reset goes back to the same start', async () => {
  const scheduler = new Scheduler({ seed: 5 });
  const first = scheduler.random();
  scheduler.spawn(() => scheduler.sleep(1000));
  await scheduler.settle();
  scheduler.reset();
  expect(scheduler.now).toBe(START);
  expect(scheduler.random()).toBe(first);
});

test('a group is joined when all its tasks are done, those added later too', async () => {
  const scheduler = new Scheduler();
  const seen: string[] = [];
  scheduler.spawn(async () => {
    const group = new TaskGroup(scheduler);
    group.spawn(async () => {
      await scheduler.sleep(5);
      group.spawn(async () => {
        await scheduler.sleep(5);
        seen.push('inner');
      });
      seen.push('outer');
    });
    await group.join('all');
    seen.push('joined');
  });
  await scheduler.settle();
  expect(seen).toStrictEqual(['outer', 'inner', 'joined']);
});
