import { heapInUse } from '../../../bench/soak/heap';
import { after, compose, deploy } from './support/playbook';

describe('memory', () => {
  /** What earlier tests left behind goes in more than one step, and must not count. */
  const collect = async () => {
    for (let i = 0; i < 3; i++) {
      heapInUse();
      await new Promise((resolve) => setImmediate(resolve));
    }
  };

  /** What 1,000 runs leave behind: how much the heap grew, and how many of the runs are still there. */
  const leftBy = async ({ reset }: { readonly reset: boolean }) => {
    const { runtime, workflow } = deploy({
      Loop: {
        type: 'Foreach',
        foreach: '@range(0, 10)',
        actions: { A: compose("@triggerBody()['text']") },
      },
      B: compose("@concat(triggerBody()['text'], string(length(outputs('A'))))", after('Loop')),
    });
    for (let i = 0; i < 50; i++) workflow.fire({ body: { text: 'x' } });
    await runtime.settle();
    runtime.reset();
    await collect();
    const before = heapInUse();
    const runs: WeakRef<object>[] = [];
    for (let i = 0; i < 1000; i++) {
      runs.push(
        ...workflow
          .fire({ body: { text: `${i}`.repeat(1000) } })
          .runs.map((run) => new WeakRef(run)),
      );
      await runtime.settle();
      if (reset && i % 50 === 49) runtime.reset();
    }
    await collect();
    const growth = heapInUse() / before - 1;
    // The workflow is still there, with all that it keeps.
    expect(workflow.runs).toHaveLength(reset ? 0 : 1000);
    return { growth, alive: runs.filter((run) => run.deref() !== undefined).length };
  };

  test('1,000 runs leave it flat once the runtime is reset', async () => {
    const { growth, alive } = await leftBy({ reset: true });
    expect(growth).toBeLessThan(0.1);
    expect(alive).toBeLessThan(10);
  }, 30_000);

  test('the history keeps them until then', async () => {
    expect((await leftBy({ reset: false })).alive).toBe(1000);
  }, 30_000);
});
