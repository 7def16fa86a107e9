import { filter } from '../workflow/actions';
import {
  NO_ITEMS,
  and,
  call,
  coalesce,
  concat,
  empty,
  equals,
  not,
  or,
  when,
} from '../workflow/calls';
import { type Action, type ActionRecord, bodyOf, recordOf } from '../workflow/definition';
import { text } from '../workflow/text';
import { type Expr, type Value, asRef } from '../workflow/tree';
import { asHtml } from './rich-text';

/** A step of the playbook that can fail. */
export interface Step {
  readonly action: Action;
  /** What a person calls it: `creating the ticket`. */
  readonly doing: Value<string>;

  /**
   * The action whose code and answer tell why it failed.
   * @default - its own
   */
  readonly cause?: Action;
}

/** A part of a playbook: actions, and those of them that can fail. */
export interface Part {
  readonly actions: readonly Action[];
  readonly steps: readonly Step[];
}

/** A step that failed, in words. */
export interface FailedStep {
  readonly doing: string;
  readonly status: ActionRecord['status'];
  /** How it ended: `ServiceUnavailable`, `ActionTimedOut`, ... */
  readonly code: string;
  /** What it was answered, or its error; as long as that is. */
  readonly answer: string;
  /** The HTTP status of the answer; null where none came. */
  readonly answered: number | null;
}

/** Which of the steps failed, the first of them first. */
export const failedSteps = (
  name: string,
  steps: readonly Step[],
): Action<readonly FailedStep[]> => {
  const rows = steps.map(({ action, doing, cause = action }) => {
    const { code, answer } = cause === action ? refusal(action) : unreadable(cause);
    return {
      doing,
      status: recordOf(action).status,
      code,
      answer: answer === '' ? answer : inWords(hasFailed(recordOf(action)), answer),
      answered: answeredOf(cause),
    };
  });
  return filter<FailedStep>(name, rows, (row) => hasFailed(row));
};

const hasFailed = ({ status }: { readonly status: Expr<string> }): Expr<boolean> =>
  or(equals(status, 'Failed'), equals(status, 'TimedOut'));

/**
 * What has failed, as text. An answer may have any length, and `string()` gives 131,072 characters at most; a text with an expression in it has no such bound.
 * @see https://learn.microsoft.com/azure/logic-apps/logic-apps-limits-and-configuration
 */
const inWords = (failed: Expr<boolean>, answer: Expr<unknown>): Expr<string> =>
  text`${call('if', failed, answer, '') as Expr<string>}`;

interface Why {
  readonly code: Expr<string>;
  readonly answer: Expr<unknown> | '';
}

/** Why an action has failed. */
const refusal = (action: Action): Why => {
  const { code, status, error, outputs } = recordOf(action);
  return {
    code: coalesce<string>(code, status),
    // What the run history hides, no text may show.
    answer: hidesOutputs(action) ? '' : coalesce<unknown>(error.message, outputs.body, ''),
  };
};

/**
 * Why an action has failed that reads another one's answer: that one's own failure, or what it was answered. A page is quoted, which says what
 * is wrong on the other side; data is not, in which nobody finds that.
 */
const unreadable = (cause: Action): Why => {
  const { code, answer } = refusal(cause);
  const { status, outputs } = recordOf(cause);
  const isGiven = equals(status, 'Succeeded');
  const kind = coalesce<string>(outputs.headers['Content-Type'], '');
  const isData = and(isGiven, not(call('startsWith', kind, 'text/')));
  return {
    code: when<string>(isGiven, 'unreadable answer', code),
    answer: call('if', isData, '', answer),
  };
};

/** The vault's answers are hidden, and concern all incidents alike. */
const answeredOf = (cause: Action): number | Expr<number | null> | null => {
  if (hidesOutputs(cause)) return null;
  return cause.idempotent === undefined ? REFUSED : recordOf(cause).outputs.statusCode;
};

const hidesOutputs = ({ secure }: Action): boolean => secure?.includes('outputs') ?? false;

/** The most characters of an answer that are quoted. */
const LONGEST_QUOTE = 500;

/** The answer that the step got which failed first, as HTML; the empty text where there is none. */
export const quoteOf = (failed: Action<readonly FailedStep[]>): Expr<string> => {
  const answer = call(
    'take',
    coalesce<string>(firstOf(failed).answer, ''),
    LONGEST_QUOTE,
  ) as Expr<string>;
  return when<string>(empty(answer), '', concat('<p>', asHtml(answer), '</p>'));
};

/** The step that failed first. */
export const firstOf = (failed: Action<readonly FailedStep[]>) => {
  const rows = coalesce<readonly FailedStep[]>(bodyOf(failed), NO_ITEMS);
  return asRef(call('first', rows) as Expr<FailedStep>);
};

/** What did not happen and why, as `Sentinel Bridge could not open ...: looking the ticket up failed (ServiceUnavailable).` */
export const sentenceOf = (
  failed: Action<readonly FailedStep[]>,
  couldNot: string,
): Expr<string> => {
  const { doing, code } = firstOf(failed);
  const step = coalesce<string>(doing, 'its run');
  return text`Sentinel Bridge could not ${couldNot}: ${step} failed (${code}).`;
};

/**
 * Whether the first failure is this incident's own: an answer that refuses this very request, or one that is not what was asked for. A side that
 * is down, busy, or knows the account no more is an outage, which concerns all incidents alike.
 */
export const isOwnFailure = (failed: Action<readonly FailedStep[]>): Expr<boolean> => {
  const { answered } = firstOf(failed);
  return isRefusal(answered, OUTAGES);
};

/** Whether a status refuses the request itself: 4xx, but for some that speak of the other side. */
export const isRefusal = (
  status: Expr<number | null>,
  others: readonly number[],
): Expr<boolean> => {
  const given = coalesce<number>(status, 0);
  const [first = 0, ...rest] = others;
  return and(
    call('greaterOrEquals', given, 400),
    call('less', given, 500),
    not(call('contains', call('createArray', first, ...rest), given)),
  );
};

/** Refused credentials, time-outs and limits. */
const OUTAGES = [401, 408, 429] as const;

/** How a step that is no call counts, when it fails: as an answer that refuses the request. */
const REFUSED = 400;
