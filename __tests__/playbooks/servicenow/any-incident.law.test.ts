import * as fc from 'fast-check';
import dev from '../../../environments/dev';
import { anyProperties } from '../any-properties';
import { deliver, devWorld, seen } from './dev-world';
import { passwordSpray, withProperties } from './payloads';

test.each([
  ['as it is', {}, 100],
  ['with context', { serviceNow: { ...dev.serviceNow, context: {} } }, 50],
] as const)(
  'law: no run fails because of what an incident says, and none of it is evaluated (%s)',
  async (_, changes, numRuns) => {
    const world = devWorld({}, changes);
    await fc.assert(
      fc.asyncProperty(anyProperties, async (given) => {
        world.reset();
        const state = await deliver(world, withProperties(passwordSpray, given));
        expect(seen(state)).toMatchObject({
          tickets: ['INC0010001'],
          notifications: 0,
          runs: ['Succeeded'],
        });
        const title =
          given.title === undefined ? passwordSpray.object.properties.title : given.title;
        const text = title === null || title === '' ? 'Sentinel incident 4211' : title;
        expect(state.serviceNow['incident']?.[0]?.['short_description']).toBe(
          `[Sentinel 4211] ${text}`.slice(0, 160),
        );
      }),
      { numRuns },
    );
  },
);
