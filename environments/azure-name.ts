import { text } from './rule';

/**
 * The names that Azure takes, one schema for each kind of resource.
 * @see https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules
 */
export const azureName = {
  resourceGroup: () =>
    text(
      /^[-\w.()]{0,89}[-\w()]$/,
      'is no resource group name: 1-90 letters, digits, - _ . ( ), not ending in a dot',
    ),
  vault: () =>
    text(
      /^(?!.*--)[a-z][a-z0-9-]{1,22}[a-z0-9]$/i,
      'is no key vault name: 3-24 letters, digits and single hyphens, starting with a letter and ending with a letter or digit',
    ),
  identity: () =>
    text(
      /^[a-z0-9][\w-]{2,127}$/i,
      'is no managed identity name: 3-128 letters, digits, hyphens and underscores, starting with a letter or digit',
    ),
  logicApp: () =>
    text(
      /^[-()_.A-Za-z0-9]{1,80}$/,
      'is no name of a workflow or connection: 1-80 letters, digits, - _ . ( )',
    ),
  workspace: () =>
    text(
      /^[a-z0-9][a-z0-9-]{2,61}[a-z0-9]$/i,
      'is no Log Analytics workspace name: 4-63 letters, digits and hyphens, no hyphen at either end',
    ),
  modelAccount: () =>
    text(
      /^[a-z0-9][a-z0-9-]{0,62}[a-z0-9]$/,
      'is no name of an account of Azure OpenAI: 2-64 lower-case letters, digits and hyphens, no hyphen at either end',
    ),
  dataCollection: () =>
    text(
      /^[a-z0-9][a-z0-9-]{1,42}[a-z0-9]$/i,
      'is no name of a data collection endpoint or rule: 3-44 letters, digits and hyphens, no hyphen at either end',
    ),
  actionGroup: () =>
    text(
      /^[-\w.() ]{0,259}[-\w()]$/,
      'is no action group name: 1-260 letters, digits, blanks, - _ . ( ), not ending in a dot or blank',
    ),
  alertPrefix: () =>
    text(
      /^[A-Za-z0-9][-\w.]{0,79}$/,
      'is no start of an alert name: 1-80 letters, digits, - _ . starting with a letter or digit',
    ),
  storageAccount: () =>
    text(/^[a-z0-9]{3,24}$/, 'is no storage account name: 3-24 lower-case letters and digits'),
  container: () =>
    text(
      /^(?!.*--)[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/,
      'is no storage container name: 3-63 lower-case letters, digits and single hyphens, no hyphen at either end',
    ),
  secret: () =>
    text(
      /^[0-9a-zA-Z-]{1,127}$/,
      'is no key vault secret name: 1-127 letters, digits and hyphens',
      { hide: () => true },
    ),
};
