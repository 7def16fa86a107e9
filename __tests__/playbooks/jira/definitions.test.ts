import type { Definition } from '../../../workflow/definition';
import { flatten, needsOf } from '../../../workflow/definition';
import { distinct } from '../../../workflow/needs';
import { issueMapping } from '../../../mappings/jira/issue';
import { openIssue } from '../../../playbooks/jira/open';
import { pushIssue } from '../../../playbooks/jira/push';
import { reconcileIssues } from '../../../playbooks/jira/reconcile';
import type { JiraSettings } from '../../../playbooks/jira/settings';
import { settings as common } from '../servicenow/settings';

const settings: JiraSettings = {
  ...common,
  label: 'Jira',
  channel: { kind: 'slack', secret: 'soc-webhook' },
  deployment: 'cloud',
  site: 'https://lab.atlassian.net',
  user: 'bot@lab.com',
  tokenSecret: 'jira-token',
  routes: [{ when: {}, project: 'SEC', issueType: 'Task' }],
  mappings: { SEC: issueMapping },
  labels: ['sentinel'],
  internalComments: false,
  updates: ['summary', 'assignee'],
  transitionFields: {},
};

const OPERATOR = 'Microsoft Sentinel Playbook Operator';

describe.each([
  {
    name: 'open',
    make: openIssue,
    roles: ['Microsoft Sentinel Responder'],
    never: ['Close_extra', 'Create_issue', 'Notify', 'Unmark_extra'],
  },
  {
    name: 'push',
    make: pushIssue,
    roles: ['Microsoft Sentinel Responder', OPERATOR],
    never: ['Add_comment', 'Add_comment_again', 'Move_issue', 'Notify', 'Update_issue_status'],
  },
  {
    name: 'reconcile',
    make: reconcileIssues,
    roles: ['Microsoft Sentinel Responder', OPERATOR, 'Reader'],
    never: ['Notify'],
  },
])('$name', ({ make, roles, never }) => {
  const definition: Definition = make(settings);
  const actions = flatten(definition.actions);

  test('needs what it does, and nothing else', () => {
    const needs = distinct(needsOf(definition));
    const named = (kind: string) => needs.filter((need) => need.kind === kind);
    expect(
      named('role')
        .flatMap((need) => (need.kind === 'role' ? need.role : []))
        .sort(),
    ).toEqual([...roles].sort());
    expect(named('secret')).toEqual([
      { kind: 'secret', secret: 'jira-token' },
      { kind: 'secret', secret: 'soc-webhook' },
    ]);
  });

  test('repeats only calls that may be repeated', () => {
    const calls = actions.filter(({ idempotent }) => idempotent === false);
    expect(calls.map(({ name }) => name).sort()).toEqual(never);
  });

  test('runs one at a time', () => {
    expect(definition.trigger.concurrency?.runs).toBe(1);
  });

  test('has at most 40 actions', () => {
    expect(actions.length).toBeLessThanOrEqual(40);
  });
});
