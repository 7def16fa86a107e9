import { madeUpGuid } from '../../emulator/stack/made-up';
import type { Json } from '../../workflow/parameter';

/** Where the made-up deployment takes place. */
export const PLACE = {
  subscriptionId: madeUpGuid('subscription'),
  tenantId: madeUpGuid('tenant'),
  resourceGroup: 'rg-made-up',
  location: 'westeurope',
} as const;

/** The resource id of the subscription. */
export const SUBSCRIPTION_ID = `/subscriptions/${PLACE.subscriptionId}`;

/** The resource id of the resource group. */
export const RESOURCE_GROUP_ID = `${SUBSCRIPTION_ID}/resourceGroups/${PLACE.resourceGroup}`;

/** What a text by such a name usually holds; the first that fits. */
const BY_NAME: readonly (readonly [RegExp, (name: string) => string])[] = [
  [/tenant.?id/, () => PLACE.tenantId],
  [/subscription(.?id)?$/, () => PLACE.subscriptionId],
  [/resource.?group(.?name)?$/, () => PLACE.resourceGroup],
  [/location|region/, () => PLACE.location],
  [
    /(play.?book|logic.?app|workflow).*id$/,
    (name) => `${RESOURCE_GROUP_ID}/providers/Microsoft.Logic/workflows/${name}`,
  ],
  [
    /resource.?id|identity/,
    (name) =>
      `${RESOURCE_GROUP_ID}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/${name}`,
  ],
  [/guid|(client|app(lication)?|workspace|object|principal|group|team|customer).?id$/, madeUpGuid],
  [/e?mail|upn|user.?name|recipient|assignee|owner/, () => 'soc@contoso.com'],
  [/ur[il]|endpoint|webhook|callback|instance|site/, (name) => `https://${hostName(name)}/`],
  [/host|domain|server|fqdn/, hostName],
  [/(^|[^a-z])ip(.?address)?$|ipv4/, () => '192.0.2.10'],
  [/(date|time)(.?utc)?$/, () => '2026-01-01T00:00:00Z'],
];

function hostName(name: string): string {
  return `${
    name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '') || 'made-up'
  }.contoso.com`;
}

/** A text such as one by this name usually is: an address for a URL, a GUID for a client id, else the name itself. */
export function madeUpText(name: string): string {
  const words = name.replace(/([a-z])([A-Z])/g, '$1_$2').toLowerCase();
  const [, make] = BY_NAME.find(([pattern]) => pattern.test(words)) ?? [];
  return make === undefined ? name : make(name);
}

/** A value of a declared type, as one by this name usually is. */
export function madeUpValue(name: string, type: string): Json {
  switch (type.toLowerCase()) {
    case 'int':
    case 'float':
      return 1;
    case 'bool':
      return true;
    case 'array':
      return [];
    case 'object':
    case 'secureobject':
      return {};
    default:
      return madeUpText(name);
  }
}
