import { code } from '../markdown/text';
import { own } from '../own';

/** What the last type of a resource id is called. */
const KINDS: Readonly<Record<string, string>> = {
  subscriptions: 'subscription',
  resourcegroups: 'resource group',
  managementgroups: 'management group',
  workspaces: 'workspace',
  vaults: 'vault',
  secrets: 'secret',
  workflows: 'playbook',
  connections: 'connection',
  userassignedidentities: 'identity',
  storageaccounts: 'storage account',
  containers: 'container',
  accounts: 'account',
  actiongroups: 'action group',
  servers: 'server',
  components: 'component',
};

/** The type of an id's segment in words: `storageAccounts` as `storage account`. */
function kindOf(segment: string): string {
  const known = own(KINDS, segment.toLowerCase());
  if (known !== undefined) return known;
  if (!/^[A-Za-z]+$/.test(segment)) return code(segment);
  return segment
    .replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .toLowerCase()
    .replace(/ies$/, 'y')
    .replace(/s$/, '');
}

/**
 * Where something is, in words: "secret `jira-token` in vault `kv-bridge`", from the id of an Azure resource.
 * @see https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules
 */
export function placeOf(id: string): string {
  const segments = id.split('/').filter((segment) => segment !== '');
  if (!id.startsWith('/')) return code(id);
  if (segments.length === 0) return 'the whole tenant';
  const pairs: (readonly [string, string])[] = [];
  for (let at = 0; at < segments.length; at += 2) {
    const [type = '', name] = segments.slice(at, at + 2);
    if (type.toLowerCase() !== 'providers' && name !== undefined) pairs.push([type, name]);
    // Behind `providers` stands a namespace, which says nothing that the type does not say.
  }
  const own = pairs.at(-1);
  if (own === undefined) return code(id);
  const outer = pairs.at(-2);
  const named = ([type, name]: readonly [string, string]): string =>
    `${kindOf(type)} ${code(name)}`;
  const isOutside = outer !== undefined && outer[0].toLowerCase() !== 'subscriptions';
  return isOutside ? `${named(own)} in ${named(outer)}` : named(own);
}
