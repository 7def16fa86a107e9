import { playbookName, runLink } from '../systems/azure/run';
import type { RunRecord } from '../systems/azure/runs';
import type { VaultContext } from '../systems/key-vault/calls';
import type { Channel } from '../systems/notify/types';
import { condition, fail, scope } from '../workflow/actions';
import { NO_ITEMS, and, call, coalesce, empty, equals, not, or } from '../workflow/calls';
import { type Action, after, bodyOf, recordOf } from '../workflow/definition';
import { type Expr, asRef } from '../workflow/tree';
import { type Step, failedSteps, sentenceOf } from './failed-steps';
import { NOT_DONE, inAnyCase } from './failure';
import { tellChannel } from './notification';
import { type Outcome, report } from './report';
import { TIME } from './window';

export interface OutageProps {
  readonly azure: VaultContext;
  /** The last step of the playbook: what skips it, or makes it fail, has failed the playbook. */
  readonly last: Action;
  readonly steps: readonly Step[];
  /** What did not happen, as `reconcile ServiceNow with Microsoft Sentinel`. */
  readonly couldNot: string;
  readonly outcome: Omit<Outcome, 'outcome'>;
  /** The newest run that has succeeded: what went wrong before is known already. */
  readonly lastRun: Action<{ readonly value: readonly RunRecord[] }>;
  readonly everyMinutes: number;

  /**
   * The channel that is told.
   * @default - nobody is notified
   */
  readonly channel?: Channel | undefined;
}

/**
 * What happens when a scheduled playbook cannot do its work: no incident is to blame, so the channel alone is told, when it begins and then hourly.
 */
export function onOutage(props: OutageProps): Action {
  const failed = failedSteps('Failed_steps', props.steps);
  const sentence = sentenceOf(failed, props.couldNot);
  const chain = [
    failed,
    ...notification(props, sentence),
    report('Report_failure', { ...props.outcome, outcome: 'failed' }),
    fail('Fail', { code: 'NotDone', message: sentence }),
  ];
  return after(props.last, NOT_DONE, scope('Catch', inAnyCase(chain)));
}

function notification(props: OutageProps, sentence: Expr<string>): Action[] {
  const { azure, channel, outcome, everyMinutes } = props;
  if (channel === undefined) return [];
  // In this order: where nobody can tell whether it has begun, it is told hourly all the same.
  const isDue = or(isFirstOfHour(props), hasBegun(props));
  const told = tellChannel('', azure, channel, {
    title: `${outcome.system} and Microsoft Sentinel are not kept in step`,
    sentence,
    next: `It is tried again every ${everyMinutes} minutes, and told again hourly until it works.`,
    system: outcome.system,
    playbook: playbookName,
    run: runLink(azure.cloud),
  });
  return [condition('If_due', isDue, { then: told })];
}

/** Whether the run before this one has succeeded. */
function hasBegun({ lastRun, everyMinutes }: OutageProps): Expr<boolean> {
  // An outage may be that of this very list.
  const runs = coalesce<readonly RunRecord[]>(bodyOf(lastRun).value, NO_ITEMS);
  const run = asRef(call('first', runs) as Expr<RunRecord>);
  const recent = call('addMinutes', call('utcNow'), -Math.ceil(everyMinutes * 1.5), TIME);
  const started = coalesce<string>(run.properties.startTime, '');
  return and(
    equals(recordOf(lastRun).status, 'Succeeded'),
    not(empty(started)),
    call('greater', started, recent),
  );
}

const isFirstOfHour = ({ everyMinutes }: OutageProps): Expr<boolean> =>
  call('less', call('int', call('utcNow', '%m')), everyMinutes);
