import type { Assumption } from './assumption';

/** What alerts, the workbook and their logs stand on. */
export const HEALTH = [
  {
    id: 'H1',
    seenBy: 'you',
    assume:
      "A workflow's metrics say 0 where nothing has run ([metrics](https://learn.microsoft.com/azure/azure-monitor/reference/supported-metrics/microsoft-logic-workflows-metrics))",
    ifNot:
      '`reconcile-stopped` stays silent where the playbook is disabled; `reconcile-silent`, which reads the logs, fires 35 minutes after the last success',
    see: 'Disable _reconcile_ for an hour',
  },
  {
    id: 'H2',
    seenBy: 'deployment',
    assume: 'A rule on logs may live in another region than its workspace',
    ifNot: 'The deployment of the rules is refused',
    see: '`cdktf deploy`',
  },
  {
    id: 'H3',
    seenBy: 'you',
    assume: 'A Teams workflow takes a card of version 1.4 with a `RichTextBlock`',
    ifNot: "Nothing appears in the channel, and the workflow's run fails",
    see: "Portal > Power Automate > the workflow's run history",
  },
  {
    id: 'H4',
    seenBy: 'you',
    assume: 'A rule on logs runs without an identity, on the rights of who has deployed it last',
    ifNot: 'Its queries are refused',
    see: "Portal > Monitor > Alerts > Alert rules > the rule's history",
  },
  {
    id: 'W1',
    seenBy: 'you',
    assume:
      'A metric of a workflow is called `microsoft.logic/workflows--TotalBillableExecutions` in a workbook, as those of other resources are',
    ifNot: 'The table _Executions, as billed_ is empty; the one above it counts from the logs',
    see: 'Tab _Cost_',
  },
  {
    id: 'W2',
    seenBy: 'you',
    assume: 'A tile draws a number with an icon by thresholds, as a column of a table does',
    ifNot: 'The tiles show their numbers plainly',
    see: 'Tab _Overview_',
  },
  {
    id: 'W3',
    seenBy: 'you',
    assume:
      'A choice of _all_ in a list of several is written out, value by value, where the list has no value of its own for it',
    ifNot: 'Every panel is empty',
    see: 'Choose the systems one by one',
  },
  {
    id: 'L1',
    seenBy: 'you',
    assume:
      "Tracked properties of the connector's `Update_incident` may read what it sent, what it got back and how it ended",
    ifNot: 'The update itself counts as failed, and _reconcile_ tries it again for a day',
    see: 'Change a ticket: `AzureDiagnostics` has a row with `trackedProperties_outcome_s == "pulled"`',
  },
  {
    id: 'L2',
    seenBy: 'you',
    assume:
      'A client tracking id that is a GUID is in `correlation_clientTrackingId_g`, any other in `correlation_clientTrackingId_s`',
    ifNot: 'Queries that find runs by their incident find them in the other column',
    see: 'A run of _open_ in `AzureDiagnostics`',
  },
  {
    id: 'L3',
    seenBy: 'deployment',
    assume:
      'Azure takes one diagnostic setting for `SentinelHealth` and a workspace ([enable monitoring](https://learn.microsoft.com/azure/sentinel/enable-monitoring))',
    ifNot: '`sentinel.turnOnHealth: false` would not be needed',
    see: '`cdktf deploy` with the health log turned on by hand: 409',
  },
  {
    id: 'L4',
    seenBy: 'you',
    assume:
      "`ExtendedProperties.IncidentName` in `SentinelHealth` is the incident's GUID, or ends with it after a slash",
    ifNot: 'Rule runs are not joined with incidents',
    see: 'The row of a rule run',
  },
  {
    id: 'L5',
    seenBy: 'you',
    assume: 'A vault logs that a secret ends soon without an Event Grid subscription',
    ifNot: 'Expiry is told by the dates of the settings alone',
    see: '`OperationName == "SecretNearExpiryEventGridNotification"` 30 days before',
  },
  {
    id: 'L6',
    seenBy: 'you',
    assume:
      'A refusal of a vault has `ResultSignature` _Forbidden_ or _Unauthorized_, whatever `ResultType` says',
    ifNot: 'Denials are not counted',
    see: 'Read a secret without a grant',
  },
  {
    id: 'D1',
    seenBy: 'you',
    assume: '`GET` of a workflow gives back the definition as it was sent, with additions at most',
    ifNot:
      '`bridge doctor` says of playbooks that nobody has touched that parts of them were changed',
    see: '`bridge doctor` right after a deployment',
  },
] as const satisfies readonly Assumption[];
