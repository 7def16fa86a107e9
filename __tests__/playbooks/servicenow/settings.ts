import { incidentMapping } from '../../../mappings/servicenow/incident';
import { securityIncidentMapping } from '../../../mappings/servicenow/security-incident';
import type { ServiceNowSettings } from '../../../playbooks/servicenow/settings';
import { clouds } from '../../../systems/azure/cloud';

const playbook = (name: string) =>
  `/subscriptions/s/resourceGroups/g/providers/Microsoft.Logic/workflows/${name}`;

/** Settings of the ServiceNow playbooks with both tables, every optional part left out. */
export const settings: ServiceNowSettings = {
  azure: {
    cloud: clouds.public,
    identity:
      '/subscriptions/s/resourceGroups/g/providers/Microsoft.ManagedIdentity/userAssignedIdentities/i',
    vaultUri: 'https://kv-lab.vault.azure.net/',
  },
  workspace: {
    name: 'law-lab',
    id: '/subscriptions/s/resourceGroups/g/providers/Microsoft.OperationalInsights/workspaces/law-lab',
  },
  tenantId: '11111111-1111-4111-8111-111111111111',
  playbooks: { open: playbook('open'), push: playbook('push'), reconcile: playbook('reconcile') },
  label: 'ServiceNow',
  wins: { status: 'ticket', severity: 'sentinel' },
  reconcile: { everyMinutes: 5, lookBackHours: 24, itemsPerRun: 40 },
  instance: 'https://lab.service-now.com',
  user: 'sentinel',
  account: { kind: 'basic', user: 'sentinel', password: 'servicenow-password' },
  routes: [
    { when: { severities: ['High'], entityKinds: ['Host'] }, table: 'sn_si_incident' },
    { when: {}, table: 'incident' },
  ],
  mappings: { incident: incidentMapping, sn_si_incident: securityIncidentMapping },
  noteField: 'work_notes',
  updates: ['short_description', 'assigned_to'],
};
