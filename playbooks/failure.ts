import { condition, fail, filter, scope } from '../workflow/actions';
import { call, coalesce, concat, empty, equals, not, or, when } from '../workflow/calls';
import {
  type Action,
  type ActionRecord,
  after,
  bodyOf,
  recordOf,
  statusCodeOf,
} from '../workflow/definition';
import { text } from '../workflow/text';
import { type Expr, asRef } from '../workflow/tree';
import { runLink } from '../systems/azure/run';
import { type VaultContext, readSecret } from '../systems/key-vault/calls';
import { notify } from '../systems/notify/calls';
import { type CommentKind, writeComment } from '../systems/sentinel/calls';
import { incident, title } from '../systems/sentinel/incident';
import { type Outcome, report } from './report';

/** A step of the playbook that can fail. */
export interface Step {
  readonly action: Action;
  /** What a person calls it: `creating the ticket`. */
  readonly doing: string;

  /**
   * The action whose code and answer tell why it failed.
   * @default - its own
   */
  readonly cause?: Action;
}

export interface FailureProps {
  readonly azure: VaultContext;
  /** The scope that holds everything the playbook does. */
  readonly attempt: Action;
  /** The steps that can fail, in the order in which they run. */
  readonly steps: readonly Step[];
  /** What did not happen, as `open a ServiceNow ticket for this incident`. */
  readonly couldNot: string;
  /** What helps, once the cause is mended. */
  readonly remedy: string;
  /** Which comment of the incident tells of it: one, however often it fails. */
  readonly comment: CommentKind;
  readonly outcome: Omit<Outcome, 'outcome'>;

  /**
   * The secret that holds the address of the channel's incoming webhook.
   * @default - nobody is notified
   */
  readonly webhookSecret?: string | undefined;
}

/** Every way in which a scope can end without having done its work. */
const NOT_DONE = ['Failed', 'TimedOut', 'Skipped'] as const;
const ANY = ['Succeeded', 'Failed', 'TimedOut', 'Skipped'] as const;

/**
 * What happens when a playbook fails, the same in every playbook: one comment on the incident that names the failed step, a
 * notification when that comment is new, a report row, and a run that counts as failed.
 */
export function onFailure(props: FailureProps): Action {
  const failed = failedSteps(props.steps);
  const comment = writeComment(
    'Failure_comment',
    props.azure,
    props.comment,
    message(props, failed),
  );
  const chain = [
    failed,
    comment,
    ...notifyOnce(props, failed, comment),
    report('Report_failure', { ...props.outcome, outcome: 'failed' }),
    fail('Fail', { code: 'NotDone', message: sentence(props, failed) }),
  ];
  return after(props.attempt, NOT_DONE, scope('Catch', inAnyCase(chain)));
}

/** Each action after the one before it, however that one ended: reporting goes as far as it can. */
const inAnyCase = (actions: readonly Action[]): Action[] =>
  actions.map((action, i) => {
    const previous = actions[i - 1];
    return previous === undefined ? action : after(previous, ANY, action);
  });

/** A comment that was there already means that the channel knows. */
function notifyOnce(
  props: FailureProps,
  failed: Action<readonly FailedStep[]>,
  comment: Action,
): Action[] {
  if (props.webhookSecret === undefined) return [];
  const webhook = readSecret('Read_webhook', props.azure, props.webhookSecret);
  const { incidentNumber } = incident.properties;
  const words = text`${sentence(props, failed)} Incident ${incidentNumber}: ${title}. Run: ${runLink(props.azure.cloud)}`;
  const isNew = not(equals<number>(statusCodeOf(comment), 200));
  return [condition('If_news', isNew, { then: [webhook, notify('Notify', webhook, words)] })];
}

/** A step that failed, in words. */
interface FailedStep {
  readonly doing: string;
  readonly status: ActionRecord['status'];
  /** How it ended: `ServiceUnavailable`, `ActionTimedOut`, ... */
  readonly code: string;
  /** What it was answered, or its error. */
  readonly answer: unknown;
}

/** The steps that failed, the first of them first. */
const failedSteps = (steps: readonly Step[]): Action<readonly FailedStep[]> => {
  const rows = steps.map(({ action, doing, cause = action }) => {
    const { code, status, error, outputs } = recordOf(cause);
    return {
      doing,
      status: recordOf(action).status,
      code: coalesce<string>(code, status),
      // What the run history hides, no text may show.
      answer: hidesOutputs(cause) ? '' : coalesce<unknown>(error.message, outputs.body, ''),
    };
  });
  return filter<FailedStep>('Failed_steps', rows, ({ status }) =>
    or(equals(status, 'Failed'), equals(status, 'TimedOut')),
  );
};

const hidesOutputs = ({ secure }: Action): boolean => secure?.includes('outputs') ?? false;

const firstOf = (failed: Action<readonly FailedStep[]>) => {
  const rows = coalesce<readonly FailedStep[]>(bodyOf(failed), call('json', '[]') as Expr<never[]>);
  return asRef(call('first', rows) as Expr<FailedStep>);
};

/** What did not happen and why, as `Could not open ...: looking the ticket up failed (ServiceUnavailable).` */
const sentence = (props: FailureProps, failed: Action<readonly FailedStep[]>): Expr<string> => {
  const { doing, code } = firstOf(failed);
  const step = coalesce<string>(doing, 'its run');
  return text`Sentinel Bridge could not ${props.couldNot}: ${step} failed (${code}).`;
};

const message = (props: FailureProps, failed: Action<readonly FailedStep[]>): Expr<string> => {
  const answer = call('take', call('string', firstOf(failed).answer), 500) as Expr<string>;
  const quoted = when<string>(empty(answer), '', concat('<p>', asHtml(answer), '</p>'));
  const run = runLink(props.azure.cloud);
  return text`<p>${sentence(props, failed)}</p>${quoted}<p>${props.remedy} <a href="${run}">Open the run</a></p>`;
};

/** Text that stands in HTML as it is. */
const asHtml = (value: Expr<string>): Expr<string> =>
  call('replace', call('replace', value, '&', '&amp;'), '<', '&lt;');
