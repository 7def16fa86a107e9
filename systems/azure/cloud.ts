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
  /** The Azure portal, without a trailing slash. */
  readonly portal: string;
}

/**
 * @see https://learn.microsoft.com/azure/azure-government/compare-azure-government-global-azure
 * @see https://learn.microsoft.com/azure/china/resources-developer-guide
 * @see https://learn.microsoft.com/graph/deployments
 */
export const clouds: Readonly<Record<CloudName, Cloud>> = {
  public: {
    login: 'https://login.microsoftonline.com',
    graph: 'https://graph.microsoft.com',
    arm: 'https://management.azure.com',
    armAudience: 'https://management.azure.com/',
    vaultSuffix: 'vault.azure.net',
    vaultAudience: 'https://vault.azure.net',
    portal: 'https://portal.azure.com',
  },
  usGovernment: {
    login: 'https://login.microsoftonline.us',
    graph: 'https://graph.microsoft.us',
    arm: 'https://management.usgovcloudapi.net',
    armAudience: 'https://management.usgovcloudapi.net/',
    vaultSuffix: 'vault.usgovcloudapi.net',
    vaultAudience: 'https://vault.usgovcloudapi.net',
    portal: 'https://portal.azure.us',
  },
  china: {
    login: 'https://login.partner.microsoftonline.cn',
    graph: 'https://microsoftgraph.chinacloudapi.cn',
    arm: 'https://management.chinacloudapi.cn',
    armAudience: 'https://management.chinacloudapi.cn/',
    vaultSuffix: 'vault.azure.cn',
    vaultAudience: 'https://vault.azure.cn',
    portal: 'https://portal.azure.cn',
  },
};
