import { interruptible, pause } from '../../operate/interrupt';
import { quickClock } from './answering';

test('Ctrl-C is told once, asks the work to end, and is heard by nobody afterwards', async () => {
  const before = process.listenerCount('SIGINT');
  let told = 0;
  const result = await interruptible(
    async (signal) => {
      process.emit('SIGINT');
      await Promise.resolve();
      return signal.aborted;
    },
    () => {
      told += 1;
    },
  );
  expect(result).toBe(true);
  expect(told).toBe(1);
  expect(process.listenerCount('SIGINT')).toBe(before);
});

test('a second Ctrl-C is left to the process, which ends', async () => {
  const before = process.listenerCount('SIGINT');
  await interruptible(
    () => {
      process.emit('SIGINT');
      expect(process.listenerCount('SIGINT')).toBe(before);
      return Promise.resolve();
    },
    () => undefined,
  );
});

test('the end of a job is heard like Ctrl-C, and work that fails leaves no listener behind', async () => {
  const before = process.listenerCount('SIGTERM');
  const work = interruptible(
    (signal) => {
      process.emit('SIGTERM');
      return Promise.reject(new Error(String(signal.aborted)));
    },
    () => undefined,
  );
  await expect(work).rejects.toThrow('true');
  expect(process.listenerCount('SIGTERM')).toBe(before);
});

test('a pause is over when its time is, or within a second of an interruption', async () => {
  const { clock, waits } = quickClock();
  await pause(clock, 2500, new AbortController().signal);
  expect(waits).toEqual([1000, 1000, 500]);
  const controller = new AbortController();
  const interrupting = {
    ...clock,
    sleep: (milliseconds: number) => {
      controller.abort();
      return clock.sleep(milliseconds);
    },
  };
  await pause(interrupting, 60_000, controller.signal);
  expect(waits).toHaveLength(4);
  await pause(clock, 60_000, controller.signal);
  expect(waits).toHaveLength(4);
});
