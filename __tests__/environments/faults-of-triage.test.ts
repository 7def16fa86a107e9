import { faultsOf, jira, minimalWith, TODAY } from './settings';
import { parseEnvironment } from '../../environments';

const analysts = ['ada@acme.com'];
const apply = { mode: 'apply', assign: {}, suggestFrom: { analysts } };

describe.each([
  {
    what: 'an act without the mode for it',
    changes: { triage: { assign: {}, suggestFrom: { analysts } } },
    faults: [
      "triage.assign: {} does nothing in the mode 'suggest'; leave it out, or write mode: 'apply'",
    ],
  },
  {
    what: 'the mode without an act',
    changes: { triage: { mode: 'apply' } },
    faults: [
      "triage.mode: 'apply' has nothing to apply; write assign or close, or the mode 'suggest'",
    ],
  },
  {
    what: 'nobody to assign to',
    changes: { triage: { ...apply, suggestFrom: {} } },
    faults: ['triage.assign: {} has nobody to assign to; name analysts in suggestFrom.analysts'],
  },
  {
    what: 'closing what is grave',
    changes: { triage: { close: { severities: ['High'] } } },
    faults: ["triage.close.severities[0]: 'High' is none of 'Low', 'Informational'"],
  },
  {
    what: 'too low a confidence to close, and too low a precision',
    changes: { triage: { close: { confidence: 0.5, precision: 0.79 } } },
    faults: [
      'triage.close.confidence: 0.5 is no share from 0.8 to 1 with at most two decimals, such as 0.95',
      'triage.close.precision: 0.79 is no share from 0.8 to 1 with at most two decimals, such as 0.95',
    ],
  },
  {
    what: 'nothing left to people, by which the precision could be measured',
    changes: { triage: { close: { holdOut: 0 } } },
    faults: [
      'triage.close.holdOut: 0 is no share from 0.05 to 0.9 with at most two decimals, such as 0.2',
    ],
  },
  {
    what: 'a share that nobody can count',
    changes: { triage: { close: { confidence: 0.9123 } } },
    faults: [
      'triage.close.confidence: 0.9123 is no share from 0.8 to 1 with at most two decimals, such as 0.95',
    ],
  },
  {
    what: 'too few outcomes',
    changes: { triage: { close: { outcomes: 5 } } },
    faults: ['triage.close.outcomes: 5 is no whole number from 20 to 500'],
  },
  {
    what: 'a protected name that JSON would spell otherwise',
    changes: { triage: { close: { protectedEntities: ['ACME\\ceo', 'vi'] } } },
    faults: [
      "triage.close.protectedEntities[0]: 'ACME\\\\ceo' is no name of an entity: 3-200 characters without quotes and backslashes",
      "triage.close.protectedEntities[1]: 'vi' is no name of an entity: 3-200 characters without quotes and backslashes",
    ],
  },
  {
    what: 'a group that no label can hold, and an analyst that is none',
    changes: { triage: { suggestFrom: { groups: ['a, b'], analysts: ['Ada'] } } },
    faults: [
      "triage.suggestFrom.groups[0]: 'a, b' is no name that the model can be given: 1-60 characters without quotes, backslashes and commas",
      "triage.suggestFrom.analysts[0]: 'Ada' is no user principal name; write it like 'ada@acme.com'",
    ],
  },
  {
    what: 'nothing that is sent',
    changes: { triage: { sends: [] } },
    faults: ['triage.sends: [] is empty; the model would be asked about nothing'],
  },
  {
    what: 'budgets out of bounds',
    changes: { triage: { perHour: 0, textLength: 10, answerTokens: 9_000, examples: 50 } },
    faults: [
      'triage.examples: 50 is no whole number from 0 to 20',
      'triage.perHour: 0 is no whole number from 1 to 1000',
      'triage.textLength: 10 is no whole number from 500 to 20000',
      'triage.answerTokens: 9000 is no whole number from 200 to 4000',
    ],
  },
  {
    what: 'a model that is none',
    changes: {
      triage: { model: { kind: 'deployed', name: 'GPT 4', version: 'latest', capacity: 0 } },
    },
    faults: [
      "triage.model.name: 'GPT 4' is no model name; write it like 'gpt-4.1-mini'",
      "triage.model.version: 'latest' is no model version; write it like '2025-04-14'",
      'triage.model.capacity: 0 is no whole number from 1 to 5000',
    ],
  },
  {
    what: 'an endpoint that is not of Azure OpenAI, and an account that is none',
    changes: {
      triage: {
        model: {
          kind: 'existing',
          endpoint: 'https://evil.example.com',
          account: 'acme-soc',
          deployment: 'triage',
          name: 'gpt-4.1',
        },
      },
    },
    faults: [
      "triage.model.endpoint: 'https://evil.example.com' is no endpoint of Azure OpenAI; write it like 'https://acme-soc.openai.azure.com'",
      "triage.model.account: 'acme-soc' is no account's resource id; write it like '/subscriptions/…/resourceGroups/…/providers/Microsoft.CognitiveServices/accounts/…'",
    ],
  },
  {
    what: 'a cloud without the service',
    changes: { 'azure.cloud': 'china', 'azure.location': 'chinanorth3', triage: {} },
    faults: [
      "azure.cloud: 'china' has no Azure OpenAI, so that no model could be asked; leave triage out",
    ],
  },
  {
    what: 'a label that an integration has already',
    changes: { jira: { ...jira, label: 'ai' }, triage: {} },
    faults: ["jira.label: 'ai' is what the labels of the triage start with; write another"],
  },
])('$what', ({ changes, faults }) => {
  test('is told with its path, its value and what would be right', () => {
    expect(faultsOf(changes)).toEqual(faults);
  });
});

test('what has a default may be left out', () => {
  const { triage } = parseEnvironment(minimalWith({ triage: {} }), { today: TODAY });
  expect(triage).toMatchObject({
    mode: 'suggest',
    maskEntities: true,
    model: { kind: 'deployed', name: 'gpt-4.1-mini', sku: 'DataZoneStandard' },
    suggestFrom: { groups: [], analysts: [] },
  });
  expect(triage).not.toHaveProperty('close');
});

test('what closes is measured before it may', () => {
  const given = minimalWith({ triage: { close: { confidence: 0.95 } } });
  expect(parseEnvironment(given, { today: TODAY }).triage?.mode).toBe('suggest');
});
