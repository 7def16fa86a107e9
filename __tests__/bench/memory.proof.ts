import { soak } from '../../bench/soak/soak';
import { NAMES, stackOf } from '../playbooks/systems';

/** Kilobytes that an incident may leave behind, with its comments, its ticket and that one's notes: all that anybody has written. */
const MOST = 25;

const [FEW, MANY] = [250, 1000];

test.each(NAMES)(
  '%s: a soak of four times as many incidents keeps what was written, and no more',
  async (name) => {
    const few = await soak(stackOf(name), { incidents: FEW });
    const many = await soak(stackOf(name), { incidents: MANY });
    const each = ((many.heap - few.heap) * 1000) / (MANY - FEW);
    expect(each).toBeGreaterThan(0);
    expect(each).toBeLessThan(MOST);
  },
  300_000,
);
