import { fail, scope } from '../workflow/actions';
import { type Action, after } from '../workflow/definition';
import { text } from '../workflow/text';
import { playbookName, runLink } from '../systems/azure/run';
import { writeComment } from '../systems/sentinel/calls';
import { ownComment } from '../systems/sentinel/comment-id';
import { failedSteps, quoteOf, sentenceOf } from './failed-steps';
import { type FailureProps, NOT_DONE, inAnyCase } from './failure';
import { tellChannel } from './notification';
import { report } from './report';
import { asHtml } from './rich-text';

/**
 * What happens when a playbook that somebody runs by hand fails: the incident and the channel are told every time, since nothing tries it again
 * but a person; a report row is left, and the run counts as failed.
 */
export function onFailureByHand(props: FailureProps): Action {
  const { azure, incident, channel, outcome, couldNot } = props;
  const failed = failedSteps('Failed_steps', props.steps);
  const sentence = sentenceOf(failed, couldNot);
  const comment = writeComment(
    'Failure_comment',
    azure,
    incident.id,
    ownComment(props.comment, incident.guid),
    text`<p>${asHtml(sentence)}</p>${quoteOf(failed)}<p><a href="${runLink(azure.cloud)}">Open the run.</a> ${AGAIN}</p>`,
  );
  const told = channel
    ? tellChannel('', azure, channel, {
        title: 'Sentinel Bridge could not do what an analyst asked for',
        sentence,
        next: `The incident has a comment that says more. ${AGAIN}`,
        system: outcome.system,
        playbook: playbookName,
        run: runLink(azure.cloud),
        incident,
      })
    : [];
  const chain = [
    failed,
    comment,
    ...told,
    report('Report_failure', { ...outcome, outcome: 'failed' }),
    fail('Fail', { code: 'NotDone', message: sentence }),
  ];
  return after(props.last, NOT_DONE, scope('Catch', inAnyCase(chain)));
}

const AGAIN =
  'Once the cause is mended, run the playbook again: it looks first, and does nothing twice.';
