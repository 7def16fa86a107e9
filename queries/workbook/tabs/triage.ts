import { bar, count, failures, number, text, time } from '../columns';
import type { Tab } from '../panel';

/** How good a model's verdicts are, what they did, and why there were none; only where there is a triage. */
export const triage: Tab = {
  name: 'triage',
  label: 'Triage',
  panels: [
    {
      kind: 'grid',
      query: 'triage/precision',
      title: 'What people found of the verdicts (percent)',
      whenEmpty: 'Nobody has closed a triaged incident in the time range.',
      groupBy: 'Rule',
      columns: {
        Rule: text('Analytics rule'),
        Model: text('Model'),
        Week: time('Week'),
        Outcomes: count('Closed by people'),
        Agreement: number('Agreement'),
        Judged: count('Would have been closed'),
        Precision: bar(number('Precision')),
        Recall: number('Recall'),
      },
    },
    {
      kind: 'grid',
      query: 'triage/calibration',
      title: 'How sure the model was, and how often right (percent)',
      whenEmpty: 'Nobody has closed a triaged incident in the time range.',
      groupBy: 'Rule',
      columns: {
        Rule: text('Analytics rule'),
        Week: time('Week'),
        Band: text('Confidence'),
        Outcomes: count('Closed by people'),
        Said: number('Confidence, on average'),
        Found: bar(number('Right')),
        Overconfidence: number('Too sure by'),
      },
    },
    {
      kind: 'grid',
      query: 'triage/closed',
      title: 'What would have been closed, and what was',
      whenEmpty: 'No incident was triaged in the time range.',
      groupBy: 'Rule',
      columns: {
        Rule: text('Analytics rule'),
        Week: time('Week'),
        Incidents: count('Incidents'),
        WouldClose: bar(count('Would have been closed')),
        Benign: count('Of these found benign'),
        Malicious: failures('Of these found malicious'),
        Closed: count('Closed'),
        Assigned: count('Assigned'),
      },
    },
    {
      kind: 'grid',
      query: 'triage/no-verdict',
      title: 'Incidents without a verdict',
      width: 50,
      whenEmpty: 'The model gave a verdict on every incident in the time range.',
      columns: {
        Reason: text('Reason'),
        Model: text('Model'),
        Incidents: bar(count('Incidents')),
        Last: time('Last'),
      },
    },
    {
      kind: 'grid',
      query: 'triage/tokens',
      title: 'Tokens',
      width: 50,
      whenEmpty: 'The model was asked nothing in the time range.',
      columns: {
        Day: time('Day'),
        Model: text('Model'),
        Questions: count('Questions'),
        Read: bar(count('Tokens read')),
        Written: count('Tokens written'),
      },
    },
  ],
};
