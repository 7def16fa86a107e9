import { FINDINGS } from './threat-intelligence';

/** A value that a choice column offers. */
export interface Choice {
  readonly table: string;
  readonly element: string;
  readonly value: string;
  readonly label: string;
}

const choicesOf =
  (table: string) =>
  (element: string, labels: Readonly<Record<string, string>>): Choice[] =>
    Object.entries(labels).map(([value, label]) => ({ table, element, value, label }));

const choices = choicesOf('incident');
const securityChoices = choicesOf('sn_si_incident');

const same = (...values: readonly string[]) =>
  Object.fromEntries(values.map((value) => [value, value]));

/**
 * The choices of tickets in a current base system.
 * @see https://www.servicenow.com/docs/r/it-service-management/incident-management/c_IncidentManagementStateModel.html
 */
export const CHOICES: readonly Choice[] = [
  ...choices('state', {
    1: 'New',
    2: 'In Progress',
    3: 'On Hold',
    6: 'Resolved',
    7: 'Closed',
    8: 'Canceled',
  }),
  ...choices('impact', { 1: '1 - High', 2: '2 - Medium', 3: '3 - Low' }),
  ...choices('urgency', { 1: '1 - High', 2: '2 - Medium', 3: '3 - Low' }),
  ...choices('category', {
    inquiry: 'Inquiry / Help',
    software: 'Software',
    hardware: 'Hardware',
    network: 'Network',
    database: 'Database',
  }),
  ...choices('severity', { 1: '1 - High', 2: '2 - Medium', 3: '3 - Low' }),
  ...choices('priority', {
    1: '1 - Critical',
    2: '2 - High',
    3: '3 - Moderate',
    4: '4 - Low',
    5: '5 - Planning',
  }),
  // Urgency and impact are declared for all tasks; a table that offers others has rows of its own.
  ...choicesOf('task')('impact', { 1: '1 - High', 2: '2 - Medium', 3: '3 - Low' }),
  ...choicesOf('task')('urgency', { 1: '1 - High', 2: '2 - Medium', 3: '3 - Low' }),
  ...choices('hold_reason', {
    1: 'Awaiting Caller',
    3: 'Awaiting Problem',
    4: 'Awaiting Vendor',
    5: 'Awaiting Change',
  }),
  ...choices(
    'close_code',
    same(
      'Solution provided',
      'Workaround provided',
      'Resolved by change',
      'Resolved by problem',
      'Resolved by request',
      'Resolved by caller',
      'No resolution provided',
      'Duplicate',
      'Known error',
      'User error',
    ),
  ),
  ...choicesOf('change_request')('state', {
    '-5': 'New',
    '-4': 'Assess',
    '-3': 'Authorize',
    '-2': 'Scheduled',
    '-1': 'Implement',
    0: 'Review',
    3: 'Closed',
    4: 'Canceled',
  }),
  ...choicesOf('change_request')('approval', {
    'not requested': 'Not Yet Requested',
    requested: 'Requested',
    approved: 'Approved',
    rejected: 'Rejected',
  }),
  ...securityChoices('state', {
    10: 'Draft',
    16: 'Analysis',
    18: 'Contain',
    19: 'Eradicate',
    20: 'Recover',
    100: 'Review',
    3: 'Closed',
    7: 'Cancelled',
  }),
  ...securityChoices(
    'close_code',
    same(
      'Investigation completed',
      'Threat mitigated',
      'Patched vulnerability',
      'Invalid vulnerability',
      'Not resolved',
      'False positive',
    ),
  ),
  ...choicesOf('sn_ti_observable')('finding', same(...FINDINGS)),
];

const labels = new Map(
  CHOICES.map(({ table, element, value, label }) => [`${table}.${element}.${value}`, label]),
);

/** How a value of a choice column is shown; a value that is no choice is shown as it is. */
export const choiceLabel = (table: string, element: string, value: string): string =>
  labels.get(`${table}.${element}.${value}`) ?? value;
