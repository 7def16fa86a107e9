import { issuesOf } from '../../systems/jira/calls';
import type { Found, Issue } from '../../systems/jira/types';
import type { Incident } from '../../systems/sentinel/types';
import { condition } from '../../workflow/actions';
import { call, not } from '../../workflow/calls';
import { type Action, bodyOf } from '../../workflow/definition';
import { text } from '../../workflow/text';
import type { Expr } from '../../workflow/tree';
import type { Part } from '../failed-steps';
import { holdsLabel } from '../labels';
import { provenIssue } from './open-new';
import { type TellingProps, tellIncident } from './tell-incident';

export interface FoundProps extends TellingProps {
  /** Reads the incident. */
  readonly fresh: Action<Incident>;
  /** Looks the incident's issues up. */
  readonly found: Action<Found>;
}

/** There is an issue: repairs what an earlier run left undone, and nothing else. */
export function repair(props: FoundProps): Part & { readonly issue: Action<Issue> } {
  const { settings, fresh, found } = props;
  const issue = provenIssue('Found_issue', call('first', issuesOf(found)) as Expr<Issue>);
  const label = text`${settings.label}:${bodyOf(issue).key}`;
  const told = tellIncident(props, bodyOf(issue), {
    remoteLink: 'Link_incident_again',
    comment: 'Link_issue_again',
    label: 'Label_again',
  });
  const ifUnlabelled = condition('If_unlabelled', not(holdsLabel(bodyOf(fresh), label)), {
    then: told.actions,
  });
  return {
    issue,
    actions: [issue, ifUnlabelled],
    steps: [{ action: issue, doing: 'finding the issue' }, ...told.steps],
  };
}
