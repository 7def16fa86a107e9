import * as fc from 'fast-check';
import { type EnvironmentInput } from '../../environments';
import { SEVERITIES, STATUSES } from '../../systems/sentinel/types';
import { deliver, devWorld, seen } from '../playbooks/servicenow/dev-world';
import { passwordSpray, withProperties } from '../playbooks/servicenow/payloads';
import { minimal } from './synthesized';

type Routes = NonNullable<EnvironmentInput['serviceNow']>['routes'];

/** Routes that the settings accept: each wants some severity that no earlier one took. */
const routes: fc.Arbitrary<Routes> = fc
  .shuffledSubarray([...SEVERITIES], { minLength: 1 })
  .chain((wanted) =>
    fc
      .nat({ max: wanted.length - 1 })
      .map((cut) => [
        { when: { severities: wanted.slice(0, cut + 1) } },
        ...(cut + 1 < wanted.length ? [{ when: { severities: wanted.slice(cut + 1) } }] : []),
      ]),
  );

test('law: an open incident gets a ticket exactly if some route wants it, and a closed one none', async () => {
  await fc.assert(
    fc.asyncProperty(routes, async (given) => {
      const world = devWorld({}, { serviceNow: { ...minimal.serviceNow, routes: given } });
      for (const severity of SEVERITIES) {
        for (const status of STATUSES) {
          world.reset();
          const state = await deliver(world, withProperties(passwordSpray, { severity, status }));
          const wanted = given.some(({ when }) => when?.severities?.includes(severity));
          expect(seen(state).tickets).toHaveLength(wanted && status !== 'Closed' ? 1 : 0);
        }
      }
      await world.close();
    }),
    { numRuns: 10 },
  );
});
