import type { EnvironmentInput } from '../../environments';
import { type StackJson, synthesized } from '../constructs/synthesized';
import { type Changes, jira, minimalWith } from '../environments/settings';
import { planOf } from './plan-of';

type Plan = ReturnType<typeof planOf>;

const stacks = new Map<string, StackJson>();

/** The stack of the minimal environment with some settings changed; each is synthesized once. */
function stackWith(changes: Changes): StackJson {
  const key = JSON.stringify(changes);
  const known = stacks.get(key);
  if (known) return known;
  const stack = synthesized(minimalWith(changes)).json;
  stacks.set(key, stack);
  return stack;
}

/** A copy of a stack in which some texts are others: what no setting changes. */
const rewritten = (
  stack: StackJson,
  ...texts: readonly (readonly [string | RegExp, string])[]
): StackJson =>
  JSON.parse(
    texts.reduce<string>((text, [from, to]) => {
      const changed = text.replaceAll(from instanceof RegExp ? new RegExp(from, 'g') : from, to);
      if (changed === text) throw new Error(`the stack has no ${String(from)}`);
      return changed;
    }, JSON.stringify(stack)),
  ) as StackJson;

/** A copy of a stack without the resources whose addresses fit. */
function without(stack: StackJson, address: RegExp): StackJson {
  const resource = Object.fromEntries(
    Object.entries(stack.resource).map(([type, resources]) => [
      type,
      Object.fromEntries(
        Object.entries(resources).filter(([name]) => !address.test(`${type}.${name}`)),
      ),
    ]),
  );
  return { ...stack, resource };
}

/** The address of the one resource that fits. */
export function addressIn(stack: StackJson, pattern: RegExp): string {
  const found = Object.entries(stack.resource)
    .flatMap(([type, resources]) => Object.keys(resources).map((name) => `${type}.${name}`))
    .filter((address) => pattern.test(address));
  if (found.length !== 1 || found[0] === undefined) {
    throw new Error(`${String(pattern)} fits ${found.join(', ') || 'nothing'}`);
  }
  return found[0];
}

const routes = [
  { when: { severities: ['High'] }, assignmentGroup: 'Security Operations' },
  { when: { severities: ['Low'] }, assignmentGroup: 'Service Desk' },
] satisfies NonNullable<EnvironmentInput['serviceNow']>['routes'];

const storeApp = { credential: 'secret', label: 'store-app', credentialEpoch: 1 };

const NOTHING = {
  terraform: { backend: {}, required_providers: {} },
  provider: {},
  resource: {},
  output: {},
};

/** Plans of changes that a platform team makes, each by its name. */
export const plans: Readonly<Record<string, () => Plan>> = {
  'new-environment': () => planOf(NOTHING, stackWith({})),

  'no-change': () => planOf(stackWith({}), stackWith({})),

  'mapping-row': () =>
    planOf(
      stackWith({}),
      stackWith({ 'serviceNow.mappings': { incident: { urgency: { Medium: 3 } } } }),
    ),

  'new-route': () =>
    planOf(
      stackWith({ 'serviceNow.routes': routes }),
      stackWith({
        'serviceNow.routes': [
          routes[0],
          {
            when: { severities: ['Medium', 'Low'], products: ['Azure Firewall'] },
            assignmentGroup: 'Network',
          },
          { ...routes[1], assignmentGroup: 'Service Desk EMEA' },
        ],
      }),
    ),

  'retry-and-secured-data': () =>
    planOf(
      stackWith({}),
      rewritten(
        stackWith({}),
        ['"retryPolicy":{"count":3,', '"retryPolicy":{"count":1,'],
        [
          /"secureData":\{"properties":\["inputs","outputs"\]\}/,
          '"secureData":{"properties":["inputs"]}',
        ],
      ),
    ),

  'new-playbook': () => planOf(stackWith({}), stackWith({ jira })),

  'removed-playbook': () =>
    planOf(stackWith({}), without(stackWith({}), /PushTicket|OnUpdated|RunHistory_.*Push/)),

  'steps-removed-and-renamed': () => {
    const stack = stackWith({});
    const address = addressIn(stack, /^azapi_resource\..*OpenTicket/);
    const text = JSON.stringify(stack.resource['azapi_resource']?.[address.split('.')[1] ?? '']);
    const renamed = text
      .replaceAll('Look_again', 'Look_twice')
      .replace('"runAfter":{"Found_ticket":["Succeeded"]}', '"runAfter":{}');
    const changed = JSON.stringify(JSON.parse(renamed), (key, value: unknown) =>
      key === 'Found_ticket' && typeof value === 'object' && !Array.isArray(value)
        ? undefined
        : value,
    );
    return planOf(stack, rewritten(stack, [text, changed]));
  },

  schedule: () =>
    planOf(stackWith({}), stackWith({ 'serviceNow.reconcile': { everyMinutes: 15 } })),

  'moved-resource': () => {
    const stack = stackWith({});
    const address = addressIn(stack, /^azapi_resource\..*OpenTicket/);
    const name = address.replace(/^azapi_resource\./, '');
    return planOf(stack, rewritten(stack, [name, 'ServiceNow_Open_Workflow_00C0FFEE']), {
      moved: { [address]: 'azapi_resource.ServiceNow_Open_Workflow_00C0FFEE' },
    });
  },

  'renamed-without-moved': () => {
    const stack = stackWith({});
    const name = addressIn(stack, /^azapi_resource\..*OpenTicket/).replace(/^azapi_resource\./, '');
    return planOf(stack, rewritten(stack, [name, 'ServiceNow_Open_Workflow_00C0FFEE']));
  },

  'grant-added': () =>
    planOf(
      stackWith({}),
      stackWith({
        autoClose: [
          {
            name: 'close noise',
            when: { severities: ['Informational'], titles: ['Noise*'] },
            classification: 'BenignPositive',
          },
        ],
      }),
    ),

  'grant-lost': () => {
    const stack = stackWith({});
    return planOf(stack, without(stack, /^azurerm_role_assignment\..*SentinelResponder/));
  },

  'solutions-of-content-hub': () => {
    const hub = (...solutions: readonly object[]) => stackWith({ contentHub: { solutions } });
    const of = (offer: string, version: string) => ({
      id: `azuresentinel.azure-sentinel-solution-${offer}`,
      version,
    });
    return planOf(
      hub(of('servicenow', '3.0.0'), of('servicenowcmdb', '3.0.0')),
      hub(of('servicenow', '3.0.1'), of('atlassianjiraaudit', '3.0.4')),
    );
  },

  'secret-rotated': () =>
    planOf(
      stackWith({}),
      stackWith({
        'serviceNow.account.password': {
          secret: 'servicenow-password',
          version: 2,
          expires: '2029-06-30',
        },
      }),
    ),

  'epoch-bumped': () =>
    planOf(
      stackWith({ storeApp: { ...storeApp, credentialEpoch: 2 } }),
      stackWith({ storeApp: { ...storeApp, credentialEpoch: 3 } }),
    ),

  'replaced-identity': () => {
    const stack = stackWith({});
    return planOf(
      stack,
      rewritten(stack, ['"id-bridge-prod-servicenow"', '"id-bridge-prod-snow"']),
    );
  },

  'rules-and-tags': () => {
    const stack = stackWith({});
    return planOf(
      stack,
      rewritten(
        stack,
        ['"order":200', '"order":400'],
        [
          /\\"propertyValues\\":\[\\"Closed\\"\]/,
          '\\"propertyValues\\":[\\"Closed\\",\\"Active\\"]',
        ],
      ),
    );
  },

  drift: () => {
    const stack = stackWith({});
    const workflow = addressIn(stack, /^azapi_resource\..*OpenTicket/);
    const vault = addressIn(stack, /^azurerm_key_vault\./);
    const rule = addressIn(stack, /^azurerm_sentinel_automation_rule\..*OnUpdated/);
    return planOf(stack, stack, {
      drift: {
        [workflow]: (values) =>
          JSON.parse(
            JSON.stringify(values)
              .replace('"state":"Enabled"', '"state":"Disabled"')
              .replaceAll('"count":3', '"count":9'),
          ) as typeof values,
        [vault]: (values) => ({ ...values, tags: {}, contact: [] }),
        [rule]: () => null,
      },
    });
  },
};
