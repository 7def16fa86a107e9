import { call, concat } from '../../workflow/calls';
import type { Expr, Value } from '../../workflow/tree';

/**
 * Which of the bridge's own comments on an incident it is: eight hexadecimal digits. Writing the same one again overwrites it.
 */
export const OWN_COMMENTS = {
  servicenowTicket: '5e4c0001',
  servicenowOpenFailure: '5e4c0002',
  servicenowPushFailure: '5e4c0003',
  servicenowReconcileFailure: '5e4c0004',
  servicenowFull: '5e4c0005',
  servicenowObservablesFailure: '5e4c0006',
  jiraTicket: '5e4c0101',
  jiraOpenFailure: '5e4c0102',
  jiraPushFailure: '5e4c0103',
  jiraReconcileFailure: '5e4c0104',
  jiraFull: '5e4c0105',
  autoCloseFailure: '5e4c0202',
  change: '5e4c0301',
  changeFailure: '5e4c0302',
  isolation: '5e4c0303',
  isolationFailure: '5e4c0304',
  releaseFailure: '5e4c0305',
  triageVerdict: '5e4c0401',
  triageFailure: '5e4c0402',
  triageOutcomeFailure: '5e4c0403',
} as const;
export type OwnComment = keyof typeof OWN_COMMENTS;

/** The id of a comment of ours: a GUID, the same for the same incident and kind. */
export const ownComment = (kind: OwnComment, incident: Expr<string>): Expr<string> =>
  concat(OWN_COMMENTS[kind], call('substring', incident, 8));

/** 32 hexadecimal digits as a GUID: the id of the comment that a journal entry of ServiceNow becomes. */
export const guidOf = (digits: Expr<string>): Expr<string> => {
  const part = (from: number, length: number): Value<string> =>
    call('substring', digits, from, length);
  return concat(part(0, 8), '-', part(8, 4), '-', part(12, 4), '-', part(16, 4), '-', part(20, 12));
};

/** The id of the comment that a comment of Jira becomes: its number, padded into a GUID. */
export const paddedId = (id: Expr<string>): Expr<string> =>
  concat('5e4c1000-0000-4000-8000-', call('substring', concat(ZEROS, id), call('length', id), 12));

const ZEROS = '0'.repeat(12);
