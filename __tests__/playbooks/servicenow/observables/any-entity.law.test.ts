import * as fc from 'fast-check';
import { OBSERVABLE_SOURCES } from '../../../../mappings/servicenow/observables';
import type { Json } from '../../../../workflow/parameter';
import { judge } from './judged';

const someText = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom('@', '{', '}', "'", '"', '\\', '^', ',', '.', ':', '/', '1', 'a', '<'),
  }),
  fc.ipV4(),
  fc.ipV6(),
  fc.domain(),
  fc.webUrl(),
  fc.emailAddress(),
);
const someValue: fc.Arbitrary<Json> = fc.oneof(
  { weight: 5, arbitrary: someText },
  { weight: 1, arbitrary: fc.jsonValue() as fc.Arbitrary<Json> },
);
const properties = [
  ...Object.values(OBSERVABLE_SOURCES).map(({ property }) => property),
  'algorithm',
];
const entity = fc.record({
  kind: fc.oneof(fc.constantFrom(...Object.keys(OBSERVABLE_SOURCES)), fc.string()),
  properties: fc.option(
    fc.record(Object.fromEntries(properties.map((name) => [name, someValue])), {
      requiredKeys: [],
    }),
    { nil: null },
  ),
});

/** What may stand between the parts of an encoded query without meaning anything there. */
const CLOSED = /^[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=%]{1,500}$/;

test('law: no run fails because of what entities say, and only values of a closed form get into a query', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(entity, { maxLength: 6 }), async (entities) => {
      const judged = await judge(entities as readonly Json[]);
      for (const { value, reason, type } of judged) {
        if (reason !== '') continue;
        expect(value).toMatch(CLOSED);
        expect(value).not.toMatch(/^javascript:/i);
        expect(type).not.toBe('');
      }
    }),
    { numRuns: 60 },
  );
});
