/** The clouds of Azure that the bridge can be deployed to. */
export type CloudName = 'public' | 'usGovernment' | 'china';

/** Where a cloud's services answer, and the audiences for which they accept tokens. */
export interface Cloud {
  /** Where applications sign in, without a trailing slash. */
  readonly login: string;
  /** Microsoft Graph, without a trailing slash. */
  readonly graph: string;
  /** Azure Resource Manager, without a trailing slash. */
  readonly arm: string;
  readonly armAudience: string;
  /** What follows a vault's name in its host. */
  readonly vaultSuffix: string;
  readonly vaultAudience: string;
  /** What follows the name of an account of Azure OpenAI in its host. */
  readonly modelSuffix: string;
  /** Where Log Analytics answers queries, without a trailing slash. */
  readonly logs: string;
  readonly logsAudience: string;
  /** The audience of tokens for sending rows. */
  readonly rowsAudience: string;
  /** The Azure portal, without a trailing slash. */
  readonly portal: string;
}

/**
 * @see https://learn.microsoft.com/azure/azure-government/compare-azure-government-global-azure
 * @see https://learn.microsoft.com/azure/china/resources-developer-guide
 * @see https://learn.microsoft.com/graph/deployments
 * @see https://learn.microsoft.com/azure/azure-monitor/logs/api/access-api
 * @see https://learn.microsoft.com/azure/azure-monitor/logs/logs-ingestion-api-overview
 */
export const clouds: Readonly<Record<CloudName, Cloud>> = {
  public: {
    login: 'https://login.microsoftonline.com',
    graph: 'https://graph.microsoft.com',
    arm: 'https://management.azure.com',
    armAudience: 'https://management.azure.com/',
    vaultSuffix: 'vault.azure.net',
    vaultAudience: 'https://vault.azure.net',
    modelSuffix: 'openai.azure.com',
    logs: 'https://api.loganalytics.azure.com',
    logsAudience: 'https://api.loganalytics.io',
    rowsAudience: 'https://monitor.azure.com',
    portal: 'https://portal.azure.com',
  },
  usGovernment: {
    login: 'https://login.microsoftonline.us',
    graph: 'https://graph.microsoft.us',
    arm: 'https://management.usgovcloudapi.net',
    armAudience: 'https://management.usgovcloudapi.net/',
    vaultSuffix: 'vault.usgovcloudapi.net',
    vaultAudience: 'https://vault.usgovcloudapi.net',
    modelSuffix: 'openai.azure.us',
    logs: 'https://api.loganalytics.us',
    logsAudience: 'https://api.loganalytics.us',
    rowsAudience: 'https://monitor.azure.us',
    portal: 'https://portal.azure.us',
  },
  china: {
    login: 'https://login.partner.microsoftonline.cn',
    graph: 'https://microsoftgraph.chinacloudapi.cn',
    arm: 'https://management.chinacloudapi.cn',
    armAudience: 'https://management.chinacloudapi.cn/',
    vaultSuffix: 'vault.azure.cn',
    vaultAudience: 'https://vault.azure.cn',
    modelSuffix: 'openai.azure.cn',
    logs: 'https://api.loganalytics.azure.cn',
    logsAudience: 'https://api.loganalytics.azure.cn',
    rowsAudience: 'https://monitor.azure.cn',
    portal: 'https://portal.azure.cn',
  },
};
