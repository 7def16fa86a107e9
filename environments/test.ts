import type { EnvironmentInput } from './schema';

/** For acceptance: routes and state as in production, against the test instance. */
export default {
  name: 'test',
  azure: {
    tenantId: '7a1c52de-3f0b-4c9e-9d24-5b8e6f10a2c3',
    subscriptionId: '52f8d3a9-04be-4e67-8a1d-c96b7e2045f8',
    location: 'westeurope',
  },
  sentinel: { workspace: 'law-sentinel-test', resourceGroup: 'rg-secops-test' },
  // The principal that deploys: plans are made by one that may only read.
  deployerObjectId: 'b7d2f4a6-1c83-4e59-8f06-3a95c1e7d208',
  state: {
    resourceGroup: 'rg-terraform-test',
    storageAccount: 'stacmetfstatetest',
    container: 'tfstate',
  },
  serviceNow: {
    instance: 'https://acmetest.service-now.com',
    account: {
      kind: 'basic',
      user: 'sentinel.integration',
      password: { secret: 'servicenow-password', version: 1, expires: '2028-06-30' },
    },
    routes: [
      {
        when: { severities: ['High'] },
        table: 'sn_si_incident',
        assignmentGroup: 'Security Operations',
      },
      { when: { severities: ['Medium'] }, assignmentGroup: 'Security Operations' },
      { when: { severities: ['Low'] }, assignmentGroup: 'Service Desk' },
    ],
  },
  notify: {
    channel: {
      kind: 'slack',
      webhook: { secret: 'soc-webhook', version: 1, expires: '2028-06-30' },
    },
    emails: ['security-platform@acme.com'],
  },
  tags: { environment: 'test', owner: 'security-platform' },
} satisfies EnvironmentInput;
