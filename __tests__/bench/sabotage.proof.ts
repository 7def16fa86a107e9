import { soak } from '../../bench/soak/soak';
import { editedStack } from './edited-stack';
import { SABOTAGE } from './sabotage';

test.each(Object.keys(SABOTAGE))(
  '%s: the soak shows it',
  async (name) => {
    const { lost, doubled, echo, denied } = await soak(editedStack(SABOTAGE[name]), {
      incidents: 80,
      seed: 2,
    });
    expect(lost + doubled + echo + denied).toBeGreaterThan(0);
  },
  100_000,
);
