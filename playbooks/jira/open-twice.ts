import { editIssue, issuesOf, moveIssue, readIssue } from '../../systems/jira/calls';
import type { Issue } from '../../systems/jira/types';
import { guid } from '../../systems/sentinel/incident';
import { filter, forEach } from '../../workflow/actions';
import { concat, equals, not } from '../../workflow/calls';
import { type Action, after, bodyOf } from '../../workflow/definition';
import type { Part } from '../failed-steps';
import { labelledKey } from '../labels';
import { incidentLabel, workspaceLabel } from './marks';
import type { FoundProps } from './open-repair';
import { firstOf, waysTo } from './ways';
import { commentOf, lineOf } from './words';

/**
 * Takes back what was made twice: a create that the network has repeated cannot be prevented, because Jira takes no key of ours. The issue that the incident is
 * labelled with stays. The others are told so, lose their marks, and are closed where their workflow lets them.
 */
export function takeBack(props: FoundProps): Part & { readonly loop: Action } {
  const { settings, jira, fresh, found } = props;
  const kept = labelledKey(bodyOf(fresh), settings.label);
  const extra = filter<Issue>('Extra_issues', issuesOf(found), ({ key }) =>
    not(equals<string>(key, kept)),
  );
  const loop = forEach<Issue>('Take_back', bodyOf(extra), ({ key }) => {
    const read = readIssue('Read_extra', jira, key, {
      fields: ['status'],
      expand: 'transitions',
    });
    const ways = waysTo('Ways_to_close', bodyOf(read), 'done');
    // Where no way leads there, it stays open, and says why it should not.
    const close = moveIssue('Close_extra', jira, key, firstOf(ways));
    const words = concat('This issue was made twice: ', kept, ' is the one of the incident.');
    const told = editIssue('Unmark_extra', jira, key, {
      body: {
        update: {
          labels: [{ remove: incidentLabel(guid) }, { remove: workspaceLabel(settings) }],
          comment: [
            { add: commentOf(settings.internalComments, lineOf(settings.deployment, words)) },
          ],
        },
      },
      idempotent: false,
    });
    return [read, ways, close, after(close, ['Succeeded', 'Failed', 'TimedOut'], told)];
  });
  return {
    loop,
    actions: [extra, loop],
    steps: [{ action: loop, doing: 'taking back an issue that was made twice' }],
  };
}
