import type { EnvironmentInput } from './schema';

/**
 * Production: in ServiceNow, grave incidents go to the SOC, network ones to those who run it, low ones to the service desk, informational ones get no ticket. The developers
 * who mend what was attacked have their issues in Jira.
 */
export default {
  name: 'prod',
  azure: {
    tenantId: 'c40e9f17-b285-4d63-a7f0-12d86b5ce934',
    subscriptionId: '9d62a0b5-7e31-4c84-95fb-e8170c3da246',
    location: 'westeurope',
  },
  sentinel: { workspace: 'law-sentinel-prod', resourceGroup: 'rg-secops-prod' },
  // The principal that deploys: plans are made by one that may only read.
  deployerObjectId: '3e6f81c9-5a27-4d0b-b4e8-f29d70a6c513',
  state: {
    resourceGroup: 'rg-terraform-prod',
    storageAccount: 'stacmetfstateprod',
    container: 'tfstate',
  },
  serviceNow: {
    instance: 'https://acme.service-now.com',
    account: {
      kind: 'basic',
      user: 'sentinel.integration',
      password: {
        secret: 'servicenow-password',
        version: 1,
        expires: '2028-06-30',
        source: 'vault',
      },
    },
    routes: [
      {
        when: { severities: ['High'] },
        table: 'sn_si_incident',
        assignmentGroup: 'Security Operations',
      },
      {
        when: { severities: ['Medium', 'Low'], products: ['Azure Firewall'] },
        assignmentGroup: 'Network',
      },
      { when: { severities: ['Medium'] }, assignmentGroup: 'Security Operations' },
      { when: { severities: ['Low'] }, assignmentGroup: 'Service Desk' },
    ],
  },
  storeApp: {
    credential: 'certificate',
    label: 'store-app',
    contacts: ['security-platform@acme.com'],
  },
  jira: {
    site: 'https://acme.atlassian.net',
    account: {
      user: 'sentinel-bot@acme.com',
      token: { secret: 'jira-token', version: 1, expires: '2027-06-30', source: 'vault' },
    },
    routes: [
      { when: { tags: ['vulnerability'] }, project: 'VULN', issueType: 'Bug' },
      { when: { severities: ['High', 'Medium'] }, project: 'SEC' },
    ],
  },
  autoClose: [
    {
      name: 'close single informational alerts',
      when: { severities: ['Informational'] },
      maxAlerts: 1,
      classification: 'BenignPositive',
    },
    {
      name: 'close the monthly penetration test',
      when: { tags: ['pentest'], titles: ['Port scan*', '*from the test network'] },
      classification: 'BenignPositive',
      comment: 'Part of the agreed penetration test',
      expires: '2027-12-31',
    },
  ],
  notify: {
    channel: {
      kind: 'teams',
      webhook: { secret: 'soc-webhook', version: 1, expires: '2028-06-30', source: 'vault' },
    },
    emails: ['soc@acme.com', 'security-platform@acme.com'],
  },
  vault: { purgeProtection: true, softDeleteRetentionDays: 90 },
  tags: { environment: 'prod', owner: 'security-platform', costCentre: 'secops' },
} satisfies EnvironmentInput;
