import type { TicketMapping } from './mapping';

/**
 * Incidents of the service desk, in the base system's numbers and choices.
 * @see https://www.servicenow.com/docs/r/it-service-management/incident-management/c_IncidentManagementStateModel.html
 */
export const incidentMapping: TicketMapping = {
  urgency: { High: 1, Medium: 2, Low: 3, Informational: 3 },
  impact: { High: 1, Medium: 2, Low: 3, Informational: 3 },
  severity: { 1: 'High', 2: 'Medium', 3: 'Low' },
  // Resolved, not Closed: a resolved ticket can be reopened, and ServiceNow closes it in time.
  state: { New: '1', Active: '2', Closed: '6' },
  status: {
    1: 'New',
    2: 'Active',
    3: 'Active',
    6: 'Closed',
    7: 'Closed',
    8: 'Closed',
  },
  finished: ['7'],
  closeCode: {
    TruePositive: 'Solution provided',
    BenignPositive: 'No resolution provided',
    FalsePositive: 'No resolution provided',
    Undetermined: 'No resolution provided',
  },
  classification: {
    'Solution provided': 'TruePositive',
    'Workaround provided': 'TruePositive',
    'Resolved by change': 'TruePositive',
    'Resolved by problem': 'TruePositive',
    'Resolved by request': 'BenignPositive',
    'Resolved by caller': 'BenignPositive',
    'User error': 'BenignPositive',
    'Known error': 'BenignPositive',
    Duplicate: 'Undetermined',
    'No resolution provided': 'Undetermined',
  },
};
