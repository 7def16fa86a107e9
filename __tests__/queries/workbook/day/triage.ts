import type { Case } from './case';

const A = 'aaaaaaaa-1111-4222-8333-444444444444';
const NONE = '';
/** Two Sundays. */
const [FIRST, SECOND] = ['2026-02-01T00:00:00Z', '2026-02-08T00:00:00Z'];

type Row = Readonly<Record<string, string | number | boolean>>;

const row = (kind: string, time: string, id: string, columns: Row): Row => ({
  TimeGenerated: `2026-02-${time}Z`,
  Kind: kind,
  IncidentId: id,
  Severity: 'Low',
  RuleId: A,
  Model: 'm',
  WouldClose: false,
  Action: 'none',
  Confidence: 0,
  Classification: '',
  Agreed: false,
  Reason: '',
  PromptTokens: 0,
  CompletionTokens: 0,
  ...columns,
});

const verdict = (day: string, id: string, columns: Row = {}): Row =>
  row('verdict', `${day}T08:00:00`, id, { PromptTokens: 100, CompletionTokens: 10, ...columns });

const outcome = (day: string, id: string, confidence: number, found: string, columns: Row): Row =>
  row('outcome', `${day}T10:00:00`, id, {
    Confidence: confidence,
    Classification: found,
    ...columns,
  });

const [WOULD, AGREED] = [{ WouldClose: true }, { Agreed: true }];

const logs = {
  SentinelBridgeTriage_CL: [
    verdict('02', 'one', WOULD),
    // Sent twice.
    verdict('02', 'one', WOULD),
    verdict('03', 'two', WOULD),
    verdict('04', 'three', WOULD),
    verdict('05', 'four', { Action: 'assigned' }),
    verdict('06', 'five'),
    verdict('09', 'six'),
    verdict('09', 'seven', { ...WOULD, RuleId: NONE }),
    verdict('02', 'closed', { ...WOULD, Action: 'closed' }),
    verdict('03', 'refused', { Reason: 'refusal', PromptTokens: 80, CompletionTokens: 0 }),
    verdict('04', 'late', { Reason: 'budget', PromptTokens: 0, CompletionTokens: 0 }),
    verdict('05', 'later', { Reason: 'budget', PromptTokens: 0, CompletionTokens: 0 }),
    // Closed, reopened and closed again: the last one counts.
    outcome('01', 'one', 0.97, 'TruePositive', WOULD),
    outcome('02', 'one', 0.97, 'FalsePositive', { ...WOULD, ...AGREED }),
    outcome('03', 'two', 0.92, 'BenignPositive', WOULD),
    outcome('04', 'three', 0.97, 'TruePositive', WOULD),
    outcome('05', 'four', 0.85, 'TruePositive', AGREED),
    outcome('06', 'five', 0.7, 'FalsePositive', AGREED),
    outcome('09', 'six', 0.55, 'TruePositive', AGREED),
    outcome('09', 'seven', 0.95, 'BenignPositive', { ...WOULD, ...AGREED, RuleId: NONE }),
  ],
};

/** The environment of the known day has no triage: these rows are made by hand. */
export const triage: readonly Case[] = [
  {
    query: 'triage/precision',
    shows: 'precision and recall of each rule and week, and neither where nothing was judged',
    logs,
    columns: ['Rule', 'Week', 'Outcomes', 'Agreement', 'Judged', 'Precision', 'Recall'],
    rows: [
      [A, SECOND, 1, 100, 0, null, null],
      [A, FIRST, 5, 60, 3, 66.7, 66.7],
      ['none', SECOND, 1, 100, 1, 100, 100],
    ],
  },
  {
    query: 'triage/calibration',
    shows: 'how much too sure the model was, in every band of confidence',
    logs,
    rows: [
      [A, SECOND, 'below 0.60', 1, 55, 100, -45],
      [A, FIRST, '0.95 to 1', 2, 97, 50, 47],
      [A, FIRST, '0.90 to 0.95', 1, 92, 0, 92],
      [A, FIRST, '0.80 to 0.90', 1, 85, 100, -15],
      [A, FIRST, '0.60 to 0.80', 1, 70, 100, -30],
      ['none', SECOND, '0.95 to 1', 1, 95, 100, -5],
    ],
  },
  {
    query: 'triage/closed',
    shows: 'what would have been closed, what people found of it, what was closed and assigned',
    logs,
    rows: [
      [A, SECOND, 1, 0, 0, 0, 0, 0],
      [A, FIRST, 9, 4, 2, 1, 1, 1],
      ['none', SECOND, 1, 1, 1, 0, 0, 0],
    ],
  },
  {
    query: 'triage/no-verdict',
    shows: 'each reason, the most frequent one first',
    logs,
    rows: [
      ['budget', 'm', 2, '2026-02-05T08:00:00Z'],
      ['refusal', 'm', 1, '2026-02-03T08:00:00Z'],
    ],
  },
  {
    query: 'triage/tokens',
    shows: 'every question once, those that were refused included',
    logs,
    rows: [
      ['2026-02-09T00:00:00Z', 'm', 2, 200, 20],
      ['2026-02-06T00:00:00Z', 'm', 1, 100, 10],
      ['2026-02-05T00:00:00Z', 'm', 1, 100, 10],
      ['2026-02-04T00:00:00Z', 'm', 1, 100, 10],
      ['2026-02-03T00:00:00Z', 'm', 2, 180, 10],
      ['2026-02-02T00:00:00Z', 'm', 2, 200, 20],
    ],
  },
];
