import type { EnvironmentInput } from './schema';

/** Everything that is optional, switched on: where a team tries it before production. */
export default {
  name: 'pilot',
  azure: {
    tenantId: '7a1c52de-3f0b-4c9e-9d24-5b8e6f10a2c3',
    subscriptionId: '8c4e1f70-2b96-4d5a-a3e8-61f09d7b25c4',
    location: 'westeurope',
  },
  sentinel: {
    workspace: 'law-sentinel-pilot',
    resourceGroup: 'rg-secops-pilot',
    customerId: '5d0b7c1e-94a2-4f63-8e1d-2c7f6a90b3e5',
  },
  serviceNow: {
    instance: 'https://acmepilot.service-now.com',
    account: {
      kind: 'basic',
      user: 'sentinel.integration',
      password: { secret: 'servicenow-password', version: 1, expires: '2028-06-30' },
    },
    routes: [
      {
        when: { severities: ['High', 'Medium'] },
        table: 'sn_si_incident',
        assignmentGroup: 'Security Operations',
      },
      { assignmentGroup: 'Service Desk' },
    ],
    context: {
      impactOf: { '1 - most critical': 1, '2 - somewhat critical': 2 },
      assignmentGroupOf: { 'Windows Servers': 'Security Operations' },
    },
  },
  threatIntelligence: {
    source: 'classic',
    share: { ownDomains: ['acme.com'] },
  },
  triage: {
    when: { severities: ['Medium', 'Low', 'Informational'] },
    suggestFrom: {
      groups: ['Security Operations', 'Service Desk'],
      analysts: ['ada.analyst@acme.com', 'sam.analyst@acme.com'],
    },
  },
  notify: {
    channel: {
      kind: 'teams',
      webhook: { secret: 'soc-webhook', version: 1, expires: '2028-06-30' },
    },
  },
  response: {
    change: { assignmentGroup: 'Security Operations' },
    isolate: {
      approval: 'serviceNow',
      type: 'emergency',
      assignmentGroup: 'Security Operations',
      approvers: 'SOC Approvers',
      protectedHosts: ['dc*', '*.tier0.acme.com'],
    },
  },
  contentHub: {
    solutions: [{ id: 'azuresentinel.azure-sentinel-solution-servicenow', version: '3.0.0' }],
  },
  tags: { environment: 'pilot', owner: 'security-platform' },
} satisfies EnvironmentInput;
