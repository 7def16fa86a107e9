import type { Assumption } from './assumption';

/** What the sync with ServiceNow and Sentinel stands on. */
export const SYNC = [
  {
    id: '1',
    system: 'ServiceNow',
    seenBy: 'smoke',
    assume:
      'ServiceNow keeps the `sys_id` that a `POST` of a ticket brings ([its own Python client](https://github.com/ServiceNow/PySNC) tests it; the Table API page does not say it)',
    ifNot:
      'The ticket gets another key; it is still found by `correlation_id`, but two _simultaneous_ runs could open two',
    see: "Compare the ticket's `sys_id` with the incident's GUID without hyphens",
  },
  {
    id: '2',
    system: 'ServiceNow',
    seenBy: 'smoke',
    assume: '`assignment_group` and `caller_id` take a name as well as a `sys_id`',
    ifNot: 'The field stays empty',
    see: 'The comment on the incident says `ServiceNow did not take: assignment_group`. Write the `sys_id` into the route',
  },
  {
    id: '3',
    system: 'ServiceNow',
    seenBy: 'smoke',
    assume: 'A second insert with the same `sys_id` is refused, with any status',
    ifNot: 'As 1',
    see: 'Run the playbook twice on one incident: one ticket',
  },
  {
    id: '4',
    seenBy: 'smoke',
    assume:
      'A `PUT` of a comment under an id of ours answers 201 when it is new, 200 when it was there ([API](https://learn.microsoft.com/rest/api/securityinsights/incident-comments/create-or-update))',
    ifNot: 'The channel is notified at every failure, or never',
    see: 'Break the password, run twice: one notification',
  },
  {
    id: '5',
    seenBy: 'smoke',
    assume: "A comment's id may be any GUID",
    ifNot: 'The comment is refused, and the run fails after the ticket was opened',
    see: "The run's `Link_ticket`",
  },
  {
    id: '6',
    seenBy: 'smoke',
    assume:
      "`authentication.identity` of an HTTP action takes the resource id of the workflow's user-assigned identity",
    ifNot: 'The deployment is refused',
    see: '`cdktf deploy`',
  },
  {
    id: '7',
    seenBy: 'deployment',
    assume: 'A grant takes effect within 90 seconds',
    ifNot: 'The first secret is refused with 403, or the first runs fail',
    see: 'Deploy again',
  },
  {
    id: '8',
    seenBy: 'you',
    assume:
      "A run's `workflow()` holds its resource id, so that the link in a failure comment opens the run",
    ifNot: "The link opens the portal's start page",
    see: 'Follow the link',
  },
  {
    id: '9',
    seenBy: 'smoke',
    assume: 'A skipped last scope leaves the run _Succeeded_',
    ifNot: 'Every run counts as failed',
    see: "The first run's status",
  },
  {
    id: '10',
    seenBy: 'smoke',
    assume:
      "Comments written through Azure Resource Manager count as made by an _Application_, the connector's updates as made by a _Playbook_, in the words that a rule's condition takes",
    ifNot:
      'The rule starts _push_ for our own changes too: it finds nothing to do, and costs six executions each time',
    see: 'Runs of _push_ right after _open_',
  },
  {
    id: '11',
    seenBy: 'you',
    assume:
      'An identity with _Responder_ and _Microsoft Sentinel Playbook Operator_ may start a playbook on an incident ([runPlaybook](https://learn.microsoft.com/rest/api/securityinsights/incidents/run-playbook))',
    ifNot: '_reconcile_ cannot repair: its items fail, and say so on their incidents',
    see: 'Disable the rule that starts _push_, change a severity, wait for _reconcile_',
  },
  {
    id: '12',
    seenBy: 'smoke',
    assume: "The list of runs holds each run's outputs",
    ifNot: 'Every run of _reconcile_ looks back as far as `lookBackHours` says: right, but dearer',
    see: '`Last_run` in two runs of _reconcile_',
  },
  {
    id: '13',
    seenBy: 'you',
    assume:
      '`result()` of a loop holds a record for each action, with one output for each iteration',
    ifNot: 'A run with a failed item fails as a whole and is repeated',
    see: "Take away the account's right to one ticket",
  },
  {
    id: '14',
    system: 'ServiceNow',
    seenBy: 'smoke',
    assume: '`correlation_display` holds 100 characters, and a query with `STARTSWITH` finds it',
    ifNot: '_reconcile_ finds no ticket',
    see: '`List_tickets` in a run of _reconcile_',
  },
  {
    id: '15',
    system: 'ServiceNow',
    seenBy: 'smoke',
    assume:
      "With `sysparm_display_value=all` a ticket's journal comes as one text, for an account with `itil`",
    ifNot: 'No comment is carried over, and the incident says that the notes cannot be read',
    see: 'Write a comment in Sentinel',
  },
  {
    id: '16',
    system: 'ServiceNow',
    seenBy: 'smoke',
    assume: 'The account may read `sys_journal_field` (role `audit_viewer`)',
    ifNot: 'No note reaches Sentinel',
    see: 'Write a work note',
  },
  {
    id: '17',
    seenBy: 'smoke',
    assume: '`additionalData.commentsCount` counts every comment',
    ifNot: 'Comments that no event tells of are not found by _reconcile_',
    see: "Compare it with the incident's comments",
  },
  {
    id: '18',
    system: 'ServiceNow',
    seenBy: 'smoke',
    assume:
      'States and close codes have the values of the base system; those of security incidents differ between instances',
    ifNot: 'A status or a closing is refused, and the incident says so',
    see: 'Close one incident of each table; change the rows under `serviceNow.mappings`',
  },
  {
    id: '19',
    seenBy: 'smoke',
    assume:
      'A rule for created incidents starts its playbook for an incident that was made through the API, too',
    ifNot: '_reconcile_ opens the tickets of such incidents, minutes later',
    see: 'Create an incident through the API, and look at who started _open_',
  },
  {
    id: '20',
    seenBy: 'you',
    assume:
      '`join()` and a text with an expression in it (`@{…}`) may give more than 131,072 characters, which the [limits](https://learn.microsoft.com/azure/logic-apps/logic-apps-limits-and-configuration) name for `concat()`, `base64()` and `string()` alone',
    ifNot:
      'A failure with an answer that long is told without its step; a Jira comment that is that long as HTML is not copied, and its incident says so; a page of intelligence with some five hundred titles is not imported, and the channel says so',
    see: 'Write a Jira comment of some thousand words, each of them a link',
  },
] as const satisfies readonly Assumption[];
