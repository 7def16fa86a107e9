import type { EnvironmentInput } from './schema';

/** For trying things out: every incident gets a ticket, nothing is kept longer than it must be. */
export default {
  name: 'dev',
  azure: {
    tenantId: '7a1c52de-3f0b-4c9e-9d24-5b8e6f10a2c3',
    subscriptionId: '1e9b7c40-86d5-4f2a-b1c7-0d3f5a92e671',
    location: 'northeurope',
  },
  sentinel: { workspace: 'law-sentinel-dev', resourceGroup: 'rg-secops-dev' },
  serviceNow: {
    instance: 'https://acmedev.service-now.com',
    account: {
      kind: 'basic',
      user: 'sentinel.integration',
      password: { secret: 'servicenow-password', version: 1, expires: '2028-03-31' },
    },
    routes: [{ assignmentGroup: 'Security Operations' }],
  },
  notify: {
    channel: {
      kind: 'teams',
      webhook: { secret: 'soc-webhook', version: 1, expires: '2028-03-31' },
    },
  },
  vault: { purgeProtection: false, softDeleteRetentionDays: 7 },
  tags: { environment: 'dev', owner: 'security-platform' },
} satisfies EnvironmentInput;
