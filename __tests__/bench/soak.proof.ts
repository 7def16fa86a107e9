import { soak } from '../../bench/soak/soak';
import { NAMES, stackOf } from '../playbooks/systems';

/** A thousand incidents with ServiceNow, a quarter of them with each of the others. */
const incidentsOf = (name: string): number => (name === NAMES[0] ? 1000 : 250);

test.each(NAMES)(
  '%s: many incidents, edited on both sides: nothing lost, nothing doubled, no echo',
  async (name) => {
    const report = await soak(stackOf(name), { incidents: incidentsOf(name) });
    const { lost, doubled, echo, overwritten, denied, examples } = report;
    expect({ lost, doubled, echo, overwritten, denied, examples }).toStrictEqual({
      lost: 0,
      doubled: 0,
      echo: 0,
      overwritten: 0,
      denied: 0,
      examples: [],
    });
  },
  200_000,
);
