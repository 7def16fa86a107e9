import { callsOf } from '../calls';
import { FAULTS, ruleFor } from '../lifecycle';
import { IntelligenceWorld, type SourceName, stackWith } from './intelligence-world';

/** A workflow's own calls: what tickets need is proven with them. */
const callsIn = (stack: ReturnType<typeof stackWith>): readonly string[] =>
  callsOf({
    ...stack,
    workflows: stack.workflows.filter(({ name }) => name.endsWith('threat-intelligence')),
  });

const PATTERNS = ['evil', 'new'].map((name) => `[domain-name:value = '${name}.bad-domain.com']`);

describe.each<SourceName>(['classic', 'tisc'])('from %s', (source) => {
  const stack = stackWith(source);

  test('whatever goes wrong with whichever call, Sentinel matches what it should in the end', async () => {
    const calls = callsIn(stack);
    const wrongs: string[] = [];
    let ran = 0;
    for (const call of calls) {
      for (const fault of Object.keys(FAULTS)) {
        const it = new IntelligenceWorld(source, {}, { keptRuns: 5 }, stack);
        const gone = it.add('gone.bad-domain.com');
        const back = it.add('evil.bad-domain.com');
        await it.pass(31);
        it.clear(gone);
        it.clear(back);
        it.add('new.bad-domain.com');
        // Only where a batch cannot be read is each of it sent alone.
        const unread = {
          call: { action: 'Upload' },
          fault: { kind: 'status', status: 400 },
          occurrences: [1, 2, 3],
        } as const;
        it.world.inject([ruleFor(call, fault), ...(call === 'Upload_one' ? [unread] : [])]);
        await it.pass(46);
        it.blame(back);
        it.world.inject([]);
        await it.pass(91);
        ran += 1;
        const found = it.matching;
        if (found.join() !== PATTERNS.join()) wrongs.push(`${call}, ${fault}: ${found.join()}`);
        await it.world.close();
      }
    }
    expect(wrongs).toEqual([]);
    expect(ran).toBe(calls.length * Object.keys(FAULTS).length);
    expect(ran).toBeGreaterThanOrEqual(60);
  }, 300_000);
});
