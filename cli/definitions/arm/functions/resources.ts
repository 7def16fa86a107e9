import { PLACE, SUBSCRIPTION_ID, madeUpText } from '../../made-up';
import { Unknown, type Value } from '../value';
import type { Arguments } from './arguments';
import type { Family } from './function';

const TRIGGER =
  'https://prod-00.westeurope.logic.azure.com/workflows/made-up/triggers/manual/paths/invoke';

/** What a `list...` function answers: keys of storage and the like, or a trigger's address. */
const LISTED = new Unknown({
  value: `${TRIGGER}?api-version=2016-10-01&sp=%2Ftriggers%2Fmanual%2Frun&sv=1.0&sig=made-up`,
  basePath: TRIGGER,
  queries: { 'api-version': '2016-10-01', sp: '/triggers/manual/run', sv: '1.0', sig: 'made-up' },
  primaryKey: 'made-up-key',
  secondaryKey: 'made-up-key',
  primarySharedKey: 'made-up-key',
  secondarySharedKey: 'made-up-key',
  primaryConnectionString: 'Endpoint=sb://made-up.servicebus.windows.net/',
  keys: [{ keyName: 'key1', value: 'made-up-key', permissions: 'Full' }],
});

/**
 * The functions over resources: their ids are computed, and what they hold only Azure knows.
 * @see https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions-resource
 */
export const resourceFunctions: Family = {
  resourceId: (args) => {
    const [scope, type, names] = idParts(args);
    const [subscription, group] = scope.length > 1 ? scope : [undefined, scope[0]];
    const base = subscription === undefined ? SUBSCRIPTION_ID : `/subscriptions/${subscription}`;
    const id = `${base}/resourceGroups/${group ?? PLACE.resourceGroup}${provider(type, names)}`;
    return partly(id, scope.length > 1);
  },
  subscriptionResourceId: (args) => {
    const [[subscription], type, names] = idParts(args);
    const id = `/subscriptions/${subscription ?? PLACE.subscriptionId}${provider(type, names)}`;
    return partly(id, subscription !== undefined);
  },
  tenantResourceId: (args) => {
    const [, type, names] = idParts(args);
    return provider(type, names);
  },
  managementGroupResourceId: (args) => {
    const [[group = 'made-up'], type, names] = idParts(args);
    return new Unknown(
      `/providers/Microsoft.Management/managementGroups/${group}${provider(type, names)}`,
    );
  },
  extensionResourceId: (args) => {
    const [, ...names] = args.values.slice(1).map((_, index) => args.text(index + 1));
    return `${args.text(0)}${provider(args.text(1), names)}`;
  },
  reference: () => new Unknown({}),
  providers: () => new Unknown({ locations: [PLACE.location], apiVersions: ['2019-05-01'] }),
  listKeys: () => LISTED,
  listCallbackUrl: () => LISTED,
  listSecrets: () => LISTED,
  list: () => LISTED,
  getSecret: (args) => new Unknown(madeUpText(args.text(1))),
};

const partly = (id: string, known: boolean): Value => (known ? id : new Unknown(id));

/** The arguments before the type, the type (the first with a slash, which no group's name has), and the names. */
function idParts(args: Arguments): readonly [readonly string[], string, readonly string[]] {
  const texts = args.values.map((_, index) => args.text(index));
  const at = texts.findIndex((text) => text.includes('/'));
  const type = texts[at] ?? args.refuse('needs a type of resource');
  return [texts.slice(0, at), type, texts.slice(at + 1)];
}

/** `/providers/<namespace>` and each type with its name. */
function provider(type: string, names: readonly string[]): string {
  const [namespace = '', ...types] = type.split('/');
  const pairs = types.map((each, index) => `/${each}/${names[index] ?? ''}`);
  return `/providers/${namespace}${pairs.join('')}`;
}
