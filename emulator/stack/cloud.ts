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
  /** The domain that accounts of Azure OpenAI live under. */
  readonly modelDomain: string;
  /** The host at which workspaces are queried, and the audience that it takes. */
  readonly logs: { readonly host: string; readonly audience: string };
  /** The domain that data collection endpoints live under, and the audience that they take. */
  readonly ingestionDomain: string;
  readonly ingestionAudience: string;
}

/**
 * Clouds by the name that the azurerm provider's `environment` has.
 * @see https://learn.microsoft.com/azure/azure-government/compare-azure-government-global-azure
 * @see https://learn.microsoft.com/azure/china/resources-developer-guide
 * @see https://learn.microsoft.com/graph/deployments
 * @see https://learn.microsoft.com/azure/azure-monitor/logs/api/access-api
 * @see https://learn.microsoft.com/azure/azure-monitor/logs/logs-ingestion-api-overview
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
    modelDomain: 'openai.azure.com',
    logs: { host: 'api.loganalytics.azure.com', audience: 'https://api.loganalytics.io' },
    ingestionDomain: 'ingest.monitor.azure.com',
    ingestionAudience: 'https://monitor.azure.com',
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
    modelDomain: 'openai.azure.us',
    logs: { host: 'api.loganalytics.us', audience: 'https://api.loganalytics.us' },
    ingestionDomain: 'ingest.monitor.azure.us',
    ingestionAudience: 'https://monitor.azure.us',
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
    modelDomain: 'openai.azure.cn',
    logs: { host: 'api.loganalytics.azure.cn', audience: 'https://api.loganalytics.azure.cn' },
    ingestionDomain: 'ingest.monitor.azure.cn',
    ingestionAudience: 'https://monitor.azure.cn',
  },
};
