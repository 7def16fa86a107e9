import { condition, fail, scope } from '../workflow/actions';
import { and, call, coalesce, equals, not, or, when } from '../workflow/calls';
import { type Action, after, bodyOf, statusCodeOf } from '../workflow/definition';
import { text } from '../workflow/text';
import type { Expr, Value } from '../workflow/tree';
import { playbookName, runLink } from '../systems/azure/run';
import type { VaultContext } from '../systems/key-vault/calls';
import type { Channel } from '../systems/notify/types';
import { readComment, writeComment } from '../systems/sentinel/calls';
import { type OwnComment, ownComment } from '../systems/sentinel/comment-id';
import {
  type FailedStep,
  type Step,
  failedSteps,
  isOwnFailure,
  quoteOf,
  sentenceOf,
} from './failed-steps';
import { tellChannel } from './notification';
import { type Outcome, report } from './report';

/** The incident that a failure is told on. */
export interface FailedIncident {
  /** Its resource id. */
  readonly id: Expr<string>;
  readonly guid: Expr<string>;
  /** What people call it, as `Incident 42: Password spray`. */
  readonly title: Expr<string>;
}

export interface TellingProps {
  readonly azure: VaultContext;
  readonly incident: FailedIncident;
  /** The steps that can fail, in the order in which they run. */
  readonly steps: readonly Step[];
  /** What did not happen, as `open a ServiceNow ticket for this incident`. */
  readonly couldNot: string;
  /** Which comment of the incident tells of it: one, however often it fails. */
  readonly comment: OwnComment;

  /**
   * Whether only a person tries the work again.
   * @default - the next reconciliation does
   */
  readonly byHand?: true;

  /**
   * Whether the work is tried again without the comment's bringing the incident back: then it is renewed by the hour.
   * @default - the comment is renewed by every failure
   */
  readonly isKept?: Expr<boolean>;
}

export interface FailureProps extends TellingProps {
  /** The last step of the playbook: what skips it, or makes it fail, has failed the playbook. */
  readonly last: Action;
  readonly outcome: Omit<Outcome, 'outcome'>;

  /**
   * The channel that is told.
   * @default - nobody is notified
   */
  readonly channel?: Channel | undefined;

  /**
   * What is done first.
   * @default - nothing
   */
  readonly first?: readonly Action[];
}

/** Every way in which an action can end without having done its work. */
export const NOT_DONE = ['Failed', 'TimedOut', 'Skipped'] as const;

/** Every way in which an action can end. */
export const ANY = ['Succeeded', 'Failed', 'TimedOut', 'Skipped'] as const;

/**
 * What happens when a playbook fails, the same in every playbook: the incident and the channel are told, a report row is left, and the run
 * counts as failed.
 */
export function onFailure(props: FailureProps): Action {
  const { channel } = props;
  const news = channel && { channel, system: props.outcome.system };
  const { failed, actions, outcome } = props.byHand
    ? tellByHand(props, news)
    : tellUntil(props, news);
  const chain = [
    ...(props.first ?? []),
    ...actions,
    report('Report_failure', { ...props.outcome, outcome }),
    fail('Fail', { code: 'NotDone', message: sentenceOf(failed, props.couldNot) }),
  ];
  return after(props.last, NOT_DONE, scope('Catch', inAnyCase(chain)));
}

/** Who is told, and how the run's row calls it. */
type Told = Pick<Telling, 'failed' | 'actions'> & { readonly outcome: Value<string> };

/** What is tried again by itself is told once, and once more when it is given up. */
function tellUntil(props: TellingProps, news?: News): Told {
  const { failed, actions, isTriedAgain } = tell('', props, news);
  return { failed, actions, outcome: when<string>(isTriedAgain, 'failed', 'parked') };
}

/**
 * What only a person tries again is told every time: the comment is the last failure's. Nothing is started by a comment, so nothing goes round in circles.
 */
function tellByHand(props: TellingProps, news?: News): Told {
  const { azure, incident } = props;
  const failed = failedSteps('Failed_steps', props.steps);
  const message = messageOf(props, failed, `${BY_HAND} What fails again renews this comment.`);
  const id = ownComment(props.comment, incident.guid);
  const comment = writeComment('Failure_comment', azure, incident.id, id, message);
  const others = news ? [notifyOnce('', props, news, failed, comment)] : [];
  return { failed, actions: inAnyCase([failed, comment, ...others]), outcome: 'failed' };
}

/** Each action after the one before it, however that one ended: reporting goes as far as it can. */
export const inAnyCase = (actions: readonly Action[]): Action[] =>
  actions.map((action, i) => {
    const previous = actions[i - 1];
    return previous === undefined ? action : after(previous, ANY, action);
  });

/**
 * Tells the incident and the channel of a failure: one comment that names the failed step, and a notification when that comment is new and the
 * failure is the incident's own.
 *
 * Writing the comment modifies the incident, and so brings it before the next reconciliation: that is how the work is tried again. A day
 * after the first failure the comment says that the incident is parked, and is left alone from then on.
 */
export function tell(suffix: string, props: TellingProps, news?: News): Telling {
  const { azure, incident } = props;
  const failed = failedSteps(`Failed_steps${suffix}`, props.steps);
  const id = ownComment(props.comment, incident.guid);
  const earlier = readComment(`Earlier_failure${suffix}`, azure, incident.id, id);

  const { message, lastModifiedTimeUtc } = bodyOf(earlier).properties;
  const told = coalesce<string>(lastModifiedTimeUtc, LONG_AGO);
  const isFirst = or(
    not(equals<number>(statusCodeOf(earlier), 200)),
    call('less', told, call('addHours', now, -STREAK_HOURS, TIME)),
  );
  const deadline = call('take', lastPart(coalesce<string>(message, ''), UNTIL), TIME_LENGTH);
  const until = when<string>(
    isFirst,
    call('addHours', now, TRY_HOURS, TIME),
    call('string', deadline),
  );
  // The last word is spoken once the time is over: whoever wrote it after that has parked the incident.
  const isUnfinished = call('less', told, call('string', deadline));
  const isTriedAgain = call('greater', until, call('utcNow', TIME));
  const isOld = call('less', told, call('addHours', now, -1, TIME));
  const { isKept } = props;
  const isDue = or(
    isFirst,
    isKept ? and(isUnfinished, or(not(isKept), isOld, not(isTriedAgain))) : isUnfinished,
  );
  const comment = writeComment(
    `Failure_comment${suffix}`,
    azure,
    incident.id,
    id,
    messageOf(props, failed, text`${again(until)}${UNTIL}${until}.`),
  );
  const due = condition(`If_due${suffix}`, isDue, {
    then: inAnyCase([comment, ...(news ? [notifyOnce(suffix, props, news, failed, comment)] : [])]),
  });
  return { failed, due, comment, isTriedAgain, actions: inAnyCase([failed, earlier, due]) };
}

/** Who is told besides the incident, and of which system. */
interface News {
  readonly channel: Channel;
  readonly system: Outcome['system'];
}

/** How a failure is told. */
export interface Telling {
  readonly failed: Action<readonly FailedStep[]>;
  /** What tells the incident, where there is something new to tell. */
  readonly due: Action;
  /** Writes the comment. */
  readonly comment: Action;
  /** Whether the work is tried again. */
  readonly isTriedAgain: Expr<boolean>;
  readonly actions: readonly Action[];
}

/** How long a failure is tried again, and how long after its last trace it counts as a new one. */
const TRY_HOURS = 24;
const STREAK_HOURS = 3;

const TIME = 'yyyy-MM-ddTHH:mm:ssZ';
const TIME_LENGTH = '2026-01-01T00:00:00Z'.length;
const LONG_AGO = '2000-01-01T00:00:00Z';
const UNTIL = ' until ';
const now = call('utcNow');

/** What follows the last occurrence of a text; our own comment's end, whatever the quoted answer before it holds. */
const lastPart = (value: Expr<string>, after: string): Expr<string> =>
  call('string', call('last', call('split', value, after)));

/** A comment that was there already means that the channel knows. */
function notifyOnce(
  suffix: string,
  { azure, incident, couldNot, byHand }: TellingProps,
  { channel, system }: News,
  failed: Action<readonly FailedStep[]>,
  comment: Action,
): Action {
  const isNews = and(not(equals<number>(statusCodeOf(comment), 200)), isOwnFailure(failed));
  return condition(`If_news${suffix}`, isNews, {
    then: tellChannel(suffix, azure, channel, {
      title: 'Sentinel Bridge could not do its work on an incident',
      sentence: sentenceOf(failed, couldNot),
      next: `The incident has a comment that says more. ${byHand ? BY_HAND : 'It is tried again by itself for a day.'}`,
      system,
      playbook: playbookName,
      run: runLink(azure.cloud),
      incident,
    }),
  });
}

const BY_HAND = 'Mend the cause, then run the playbook on it.';

const messageOf = (
  { azure, couldNot }: TellingProps,
  failed: Action<readonly FailedStep[]>,
  future: Value<string>,
): Expr<string> => {
  const run = runLink(azure.cloud);
  return text`<p>${sentenceOf(failed, couldNot)}</p>${quoteOf(failed)}<p><a href="${run}">Open the run.</a> ${future}</p>`;
};

/** What becomes of a failure that is tried again by itself, before the words that say until when. */
const again = (until: Expr<string>): Expr<string> =>
  when<string>(
    call('greater', call('utcNow', TIME), until),
    'The incident is parked: mend the cause, then run the playbook on it. It was tried again',
    'It is tried again by itself',
  );
