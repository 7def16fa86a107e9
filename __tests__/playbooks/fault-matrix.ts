import type { FaultRule } from '../../emulator/faults';
import { World } from '../../emulator/world';
import { TODAY } from '../constructs/today';
import { callsOf } from './calls';
import { FAULTS, PHASES, type Phase, beyond, liveThrough, ruleFor } from './lifecycle';
import { stackOf } from './systems';

/** A call that is made in a phase, and the faults without which it is not: what tells of a failure, say. */
interface Reached {
  readonly call: string;
  readonly after: readonly FaultRule[];
}

/** Every fault of every call of a system, in every phase of an incident's life. */
class FaultMatrix {
  readonly calls: readonly string[];
  readonly #world: World;
  /** The faults that have happened, as `phase, call, fault`. */
  readonly happened = new Set<string>();
  readonly wrongs: string[] = [];

  constructor(system: string) {
    const stack = stackOf(system);
    this.calls = callsOf(stack);
    this.#world = new World(stack, { start: TODAY.getTime() });
  }

  /**
   * Lets every fault of every call happen that a phase makes: of those that are made whatever happens, and of those that only another fault brings about.
   * @returns the calls
   */
  async runPhase(phase: Phase): Promise<readonly string[]> {
    const { made } = await this.#live(phase, []);
    const reached: Reached[] = made.map((call) => ({ call, after: [] }));
    for (const { call, after } of reached) {
      for (const fault of Object.keys(FAULTS)) {
        const rules = [...after, ruleFor(call, fault)];
        const life = await this.#live(phase, rules);
        const name = `${phase}, ${call}, ${fault}`;
        if (life.made.includes(call)) this.happened.add(name);
        const wrong = beyond(life.wrongs, [{ call, fault }]);
        if (wrong !== undefined) this.wrongs.push(`${name}: ${wrong}`);
        const others = life.made.filter((other) => !reached.some((known) => known.call === other));
        reached.push(...others.map((other) => ({ call: other, after: rules })));
      }
    }
    return reached.map(({ call }) => call);
  }

  close(): Promise<void> {
    return this.#world.close();
  }

  /** Lives through a phase, and sees which calls are made while the faults are there. */
  async #live(phase: Phase, faults: readonly FaultRule[]) {
    const watched = [...faults, ...this.calls.map(watching)];
    const { wrongs, unmet } = await liveThrough(this.#world, phase, watched);
    const unmade = unmet.map(({ call: { action } }) => action);
    return { wrongs, made: this.calls.filter((call) => !unmade.includes(call)) };
  }
}

/** Sees whether a call is made, and disturbs nothing. */
const watching = (action: string): FaultRule => ({
  call: { action },
  fault: { kind: 'latency', milliseconds: 0 },
});

/** Declares the proof for a system: whatever goes wrong with whichever call, both sides agree afterwards. */
export const proveFaults = (system: string): void => {
  describe(system, () => {
    const matrix = new FaultMatrix(system);
    const made = new Set<string>();
    let count = 0;
    afterAll(() => matrix.close());

    test.each(PHASES)(
      'whatever goes wrong with whichever call in the phase "%s", both sides agree afterwards',
      async (phase) => {
        matrix.wrongs.length = 0;
        const calls = await matrix.runPhase(phase);
        for (const call of calls) made.add(call);
        count += calls.length * Object.keys(FAULTS).length;
        expect(matrix.wrongs).toStrictEqual([]);
      },
      600_000,
    );

    test('every fault of every call that the playbooks make has happened', () => {
      expect([...made].sort()).toStrictEqual(matrix.calls);
      expect(matrix.happened.size).toBe(count);
    });
  });
};
