/** The endpoints of an Azure cloud. */
export interface Cloud {
  /** The host of Microsoft Entra ID. */
  readonly login: string;
  /** The host of Microsoft Graph. */
  readonly graph: string;
  /** The host of Azure Resource Manager. */
  readonly resourceManager: string;
  /** The audiences that Azure Resource Manager takes, without a slash at the end. */
  readonly resourceManagerAudiences: readonly string[];
  /** The domain that key vaults live under; `https://` and it are their audience. */
  readonly keyVaultDomain: string;
}

/**
 * Clouds by the name that the azurerm provider's `environment` has.
 * @see https://learn.microsoft.com/azure/azure-government/compare-azure-government-global-azure
 * @see https://learn.microsoft.com/azure/china/resources-developer-guide
 * @see https://learn.microsoft.com/graph/deployments
 */
export const CLOUDS: Readonly<Record<string, Cloud>> = {
  public: {
    login: 'login.microsoftonline.com',
    graph: 'graph.microsoft.com',
    resourceManager: 'management.azure.com',
    resourceManagerAudiences: [
      'https://management.core.windows.net',
      'https://management.azure.com',
    ],
    keyVaultDomain: 'vault.azure.net',
  },
  usgovernment: {
    login: 'login.microsoftonline.us',
    graph: 'graph.microsoft.us',
    resourceManager: 'management.usgovcloudapi.net',
    resourceManagerAudiences: [
      'https://management.core.usgovcloudapi.net',
      'https://management.usgovcloudapi.net',
    ],
    keyVaultDomain: 'vault.usgovcloudapi.net',
  },
  china: {
    login: 'login.partner.microsoftonline.cn',
    graph: 'microsoftgraph.chinacloudapi.cn',
    resourceManager: 'management.chinacloudapi.cn',
    resourceManagerAudiences: [
      'https://management.core.chinacloudapi.cn',
      'https://management.chinacloudapi.cn',
    ],
    keyVaultDomain: 'vault.azure.cn',
  },
};
