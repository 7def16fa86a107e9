import * as fc from 'fast-check';
import { SEVERITIES } from '../../systems/sentinel/types';

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
export const anyProperties = fc.record(
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
