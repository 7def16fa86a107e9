import type { Severity } from '../../systems/sentinel/types';
import type { Level } from '../../systems/servicenow/types';
import type { Table } from '../../workflow/table';

/** How urgent a ticket is for each severity. Urgency and impact together make ServiceNow's priority. */
export const urgencyOf: Table<Severity, Level> = {
  name: 'urgencyOf',
  rows: { High: 1, Medium: 2, Low: 3, Informational: 3 },
};

/** How far a ticket reaches for each severity. */
export const impactOf: Table<Severity, Level> = {
  name: 'impactOf',
  rows: { High: 1, Medium: 2, Low: 3, Informational: 3 },
};
