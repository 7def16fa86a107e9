import type { TicketMapping } from './mapping';

/**
 * Security incidents (Security Incident Response). Names of states and close codes are the base system's; instances may number them otherwise.
 * @see https://www.servicenow.com/docs/r/security-management/security-incident-response/sir-state-flows.html
 */
export const securityIncidentMapping: TicketMapping = {
  urgency: { High: 1, Medium: 2, Low: 3, Informational: 3 },
  impact: { High: 1, Medium: 2, Low: 3, Informational: 3 },
  severity: { 1: 'High', 2: 'Medium', 3: 'Low' },
  // Draft and Analysis; between them and Closed the team's own work lies.
  state: { New: '10', Active: '16', Closed: '3' },
  status: {
    10: 'New',
    16: 'Active',
    18: 'Active',
    19: 'Active',
    20: 'Active',
    100: 'Active',
    3: 'Closed',
    7: 'Closed',
  },
  finished: ['3', '7'],
  closeCode: {
    TruePositive: 'Threat mitigated',
    BenignPositive: 'Investigation completed',
    FalsePositive: 'False positive',
    Undetermined: 'Not resolved',
  },
  classification: {
    'Threat mitigated': 'TruePositive',
    'Patched vulnerability': 'TruePositive',
    'Investigation completed': 'BenignPositive',
    'Invalid vulnerability': 'FalsePositive',
    'False positive': 'FalsePositive',
    'Not resolved': 'Undetermined',
  },
};
