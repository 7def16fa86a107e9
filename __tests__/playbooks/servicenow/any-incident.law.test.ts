import * as fc from 'fast-check';
import { SEVERITIES } from '../../../systems/sentinel/types';
import { deliver, devWorld, seen } from './dev-world';
import { passwordSpray, withProperties } from './payloads';

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const anyText = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom('@', '{', '}', "'", '"', '\\', '$', '%', '<', '&', '\n', '🙂', '^'),
  }),
);
const word = fc.string({ unit: 'grapheme-ascii', maxLength: 20 });

const alert = fc.record({
  kind: fc.constant('SecurityAlert'),
  name: fc.uuid(),
  properties: fc.record(
    {
      alertDisplayName: maybe(anyText),
      description: maybe(anyText),
      severity: maybe(word),
      productName: maybe(word),
    },
    { requiredKeys: [] },
  ),
});
const entity = fc.record({
  kind: fc.constantFrom('Account', 'Host', 'Ip', 'Url', 'FileHash', 'DnsResolution', 'Somewhat'),
  name: fc.uuid(),
  properties: fc.record({ friendlyName: maybe(anyText) }, { requiredKeys: [] }),
});

/** Whatever an incident may say; what Sentinel always sends keeps its form. */
const properties = fc.record(
  {
    title: maybe(anyText),
    description: maybe(anyText),
    severity: fc.constantFrom(...SEVERITIES),
    status: fc.constantFrom('New', 'Active'),
    labels: maybe(
      fc.array(fc.record({ labelName: word, labelType: fc.constant('User') }), { maxLength: 3 }),
    ),
    additionalData: maybe(
      fc.record(
        { tactics: maybe(fc.array(word)), techniques: maybe(fc.array(word)) },
        { requiredKeys: [] },
      ),
    ),
    alerts: maybe(fc.array(alert, { maxLength: 5 })),
    relatedEntities: maybe(fc.array(entity, { maxLength: 8 })),
  },
  { requiredKeys: ['severity', 'status'] },
);

test('law: no run fails because of what an incident says, and none of it is evaluated', async () => {
  const world = devWorld();
  await fc.assert(
    fc.asyncProperty(properties, async (given) => {
      world.reset();
      const state = await deliver(world, withProperties(passwordSpray, given));
      expect(seen(state)).toMatchObject({
        tickets: ['INC0010001'],
        notifications: 0,
        runs: ['Succeeded'],
      });
      const title = given.title === undefined ? passwordSpray.object.properties.title : given.title;
      const text = title === null || title === '' ? 'Sentinel incident 4211' : title;
      expect(state.serviceNow['incident']?.[0]?.['short_description']).toBe(
        `[Sentinel 4211] ${text}`.slice(0, 160),
      );
    }),
    { numRuns: 150 },
  );
});
